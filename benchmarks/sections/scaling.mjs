// Ten times the rows, ten times the time? From a school to a country.
import { mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { makeTerm, screenVariant } from '../lib/campaign.mjs'
import { count, timings } from '../lib/format.mjs'
import { fileFacts } from '../lib/machine.mjs'
import { measure } from '../lib/measure.mjs'

export const REFERENCE = 145_000

/** @param {string} place @param {readonly number[]} sizes - numbers of students @param {number} rounds */
export async function scaling(place, sizes, rounds) {
  // A folder of its own: each size is taken away before the next is made.
  const folder = join(place, 'scaling')
  const points = []
  for (const students of sizes) {
    mkdirSync(folder)
    const term = await makeTerm(folder, students)
    const size = statSync(term.responses).size
    const facts = await fileFacts(term.responses)
    const [result] = await measure([screenVariant(term)], students > REFERENCE ? 1 : rounds)
    points.push({ students, size, facts, ...result })
    rmSync(folder, { recursive: true })
  }
  const reference = points.find(({ students }) => students === REFERENCE)
  const rate = ({ students, median }) => students / median
  return {
    title: 'From a school to a country: `screen`',
    text: [
      `Every file of \`screen\`, whole processes; ${rounds} runs after a warm-up, one run after a warm-up above ${count(REFERENCE)} rows. The fixed cost of starting weighs on small files.`,
      `Data of seed 1: ${points.map(({ students, facts }) => `${count(students)} rows ${facts}`).join('; ')}.`,
      '![Rows per second and peak memory by rows](scaling.svg)',
    ],
    points: points.map((point) => ({
      students: point.students,
      rowsPerSecond: rate(point),
      megabytes: point.megabytes,
    })),
    rows: points.map((point) => ({
      rows: count(point.students),
      'MB of CSV': (point.size / 1e6).toFixed(1),
      ...timings(point),
      'rows/s': count(rate(point)),
      'MB/s': count(point.size / 1e6 / point.median),
      [`rows/s ÷ those of ${count(REFERENCE)}`]:
        reference === undefined ? '' : (rate(point) / rate(reference)).toFixed(2),
      [`peak ÷ that of ${count(REFERENCE)}`]:
        reference === undefined || point.megabytes === null || reference.megabytes === null
          ? ''
          : (point.megabytes / reference.megabytes).toFixed(2),
    })),
  }
}
