// Ten times the rows, ten times the time? From a school to a country.
import { mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { makeTerm, scoreVariant, screenVariant } from '../lib/campaign.mjs'
import { count, timings } from '../lib/format.mjs'
import { fileFacts } from '../lib/machine.mjs'
import { measure } from '../lib/measure.mjs'

export const REFERENCE = 145_000

/** Above it one run has to do. */
const MOST_REPEATED = 1_450_000

/** @param {string} place @param {readonly number[]} sizes - numbers of students @param {number} rounds */
export async function scaling(place, sizes, rounds) {
  // A folder of its own: each size is taken away before the next is made.
  const folder = join(place, 'scaling')
  const points = []
  for (const students of sizes) {
    mkdirSync(folder)
    const term = await makeTerm(folder, students)
    const { size } = statSync(term.responses)
    const facts = await fileFacts(term.responses)
    const variants = [
      screenVariant(term),
      scoreVariant('score', term, term.responses, join(folder, 'scores.csv')),
    ]
    const isRepeated = students <= MOST_REPEATED
    // One after the other: the results of both would not fit on a small disk.
    for (const variant of variants) {
      const runs = students > REFERENCE ? 1 : rounds
      const [result] = await measure([variant], runs, isRepeated ? 1 : 0)
      variant.prepare()
      points.push({ students, size, facts, ...result })
    }
    rmSync(folder, { recursive: true })
  }
  const rate = ({ students, median }) => students / median
  const referenceOf = ({ name }) =>
    points.find((point) => point.students === REFERENCE && point.name === name)
  const ratio = (point, quantity) => {
    const reference = referenceOf(point)
    const [own, its] = [quantity(point), reference === undefined ? null : quantity(reference)]
    return own === null || its === null ? '' : (own / its).toFixed(2)
  }
  const names = [...new Set(points.map(({ name }) => name))]
  const sources = points.filter(({ name }) => name === names[0])
  return {
    title: 'From a school to a country: `screen` and `score`',
    text: [
      `Every file of \`screen\`, with roster; raw scores and bands of \`score\`. Whole processes; ${rounds} runs after a warm-up, one run above ${count(REFERENCE)} rows, without a warm-up above ${count(MOST_REPEATED)}. The fixed cost of starting weighs on small files. \`screen\` knows every student of the roster and so needs memory for each; \`score\` does not.`,
      `Data of seed 1: ${sources.map(({ students, facts }) => `${count(students)} rows ${facts}`).join('; ')}.`,
      '![Rows per second and peak memory by rows](scaling.svg)',
    ],
    series: names.map((name) => ({
      name,
      points: points
        .filter((point) => point.name === name)
        .map((point) => ({
          students: point.students,
          rowsPerSecond: rate(point),
          megabytes: point.megabytes,
        })),
    })),
    rows: names.flatMap((name) =>
      points
        .filter((point) => point.name === name)
        .map((point) => ({
          what: name,
          rows: count(point.students),
          'MB of CSV': (point.size / 1e6).toFixed(1),
          ...timings(point),
          'rows/s': count(rate(point)),
          'MB/s': count(point.size / 1e6 / point.median),
          [`rows/s ÷ those of ${count(REFERENCE)}`]: ratio(point, rate),
          [`peak ÷ that of ${count(REFERENCE)}`]: ratio(point, ({ megabytes }) => megabytes),
        })),
    ),
  }
}
