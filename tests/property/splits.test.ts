import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { generate } from '../../src/batch/generate/generate.js'
import { type LoadedCampaign, loadCampaign } from '../../src/batch/load-campaign.js'
import { screenFiles } from '../../src/batch/screen/screen-files.js'
import { cohortRows } from '../../src/cohort/cohort-rows.js'
import { openResponses } from '../../src/io/open-responses.js'
import { createStudentKeys } from '../../src/io/student-keys.js'
import type { Result } from '../../src/issue/issue.js'
import { workplace } from '../cli/run-command.js'

const STUDENTS = 250
const place = workplace()
let campaign: LoadedCampaign
let header: string
let sheets: readonly string[]

function must<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(result.issues.map(({ message }) => message).join('\n'))
}

beforeAll(() => {
  campaign = must(loadCampaign('benchmarks/benchmark-182.protocol.json'))
  const instruments = campaign.compiled.instruments.map(({ instrument }) => instrument)
  const { protocol } = campaign.compiled
  let text = ''
  for (const piece of generate({ protocol, instruments, students: STUDENTS, seed: 5 }))
    text += new TextDecoder().decode(piece.responses)
  const [first = '', ...others] = text.trimEnd().split('\n')
  header = first
  sheets = others
})
afterAll(place.remove)

/** What screening says of each student, whatever row the sheet stands in; the accounting; the table of the cohort. */
async function screened(order: readonly string[], blockLength: number, partSize: number) {
  const file = place.write('sheets.csv', `${[header, ...order].join('\n')}\n`)
  const { compiled, norms } = campaign
  const keys = createStudentKeys()
  const instruments = compiled.instruments.map(({ instrument }) => instrument)
  const { levels } = compiled.protocol
  const opened = must(openResponses(file, instruments, { levels, blockLength, students: keys }))
  const pieces: Uint8Array[] = []
  const outcome = await screenFiles({
    compiled,
    norms,
    files: [opened],
    keys,
    roster: null,
    wave: null,
    detail: 'full',
    language: 'en',
    issues: [],
    write: (name, bytes) => {
      if (name === 'students.csv') pieces.push(bytes.slice())
    },
    watch: { signal: new AbortController().signal },
    crew: null,
    partSize,
  })
  const [columns = '', ...rows] = Buffer.concat(pieces).toString('utf8').trimEnd().split('\n')
  const row = columns.split(',').indexOf('row')
  const students = rows.map((line) => line.split(',').toSpliced(row, 1).join()).sort()
  return { row, students, accounting: outcome.accounting, cohort: cohortRows(outcome.cohort) }
}

it('any order of rows, any length of blocks and any size of parts give the same bytes for each student', async () => {
  const expected = await screened(sheets, 4096, 1 << 21)
  expect(expected.row).toBeGreaterThanOrEqual(0)
  expect(expected.students).toHaveLength(STUDENTS)
  const order = fc.shuffledSubarray([...sheets], { minLength: STUDENTS, maxLength: STUDENTS })
  await fc.assert(
    fc.asyncProperty(
      order,
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 1, max: 60_000 }),
      async (shuffled, blockLength, partSize) => {
        expect(await screened(shuffled, blockLength, partSize)).toEqual(expected)
      },
    ),
    { numRuns: 20 },
  )
})
