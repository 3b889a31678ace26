import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generate } from '../../src/batch/generate/generate.js'
import { type LoadedCampaign, loadCampaign } from '../../src/batch/load-campaign.js'
import { csvSink } from '../../src/batch/result/csv-sink.js'
import { scoreFile } from '../../src/batch/score/score-file.js'
import { screenFiles } from '../../src/batch/screen/screen-files.js'
import { cohortRows } from '../../src/cohort/cohort-rows.js'
import { openResponses, type ReadOptions } from '../../src/io/open-responses.js'
import { createStudentKeys } from '../../src/io/student-keys.js'
import { workplace } from '../cli/run-command.js'
import { type CrewReport, crewHere } from '../support/crew-here.js'
import { must } from '../support/must.js'

const STUDENTS = 250
const place = workplace()
let campaign: LoadedCampaign
let header: string
let sheets: readonly string[]

beforeAll(() => {
  campaign = must(loadCampaign('benchmarks/benchmark-182.protocol.json'))
  const instruments = campaign.compiled.instruments.map(({ instrument }) => instrument)
  const { protocol } = campaign.compiled
  let text = ''
  for (const piece of generate({ protocol, instruments, students: STUDENTS, seed: 5 }))
    text += new TextDecoder().decode(piece.responses)
  const [first = '', ...others] = text.trimEnd().split('\n')
  header = first
  sheets = others.map(withFaults)
})
afterAll(place.remove)

/** Some sheets with blanks, with what is no code, and with fields that cannot be read. */
function withFaults(sheet: string, at: number): string {
  const cells = sheet.split(',')
  if (at % 7 === 0) cells[30 + (at % 90)] = ''
  if (at % 11 === 0) cells[40 + (at % 60)] = '77'
  if (at % 23 === 0) cells.splice(60, 70, ...new Array<string>(70).fill(''))
  if (at % 31 === 0) cells[header.split(',').indexOf('sex')] = 'x'
  return cells.join(',')
}

/** How the work is cut up: rows of a block, bytes of a part, bytes read at a time, lanes that help and who is quick. */
interface Cut {
  readonly blockLength: number
  readonly partSize: number
  readonly chunkLength: number
  readonly nLanes: number
  readonly numbers: Iterator<number>
}
const someCut: fc.Arbitrary<Cut> = fc.record({
  blockLength: fc.integer({ min: 1, max: 300 }),
  partSize: fc.integer({ min: 1, max: 60_000 }),
  chunkLength: fc.oneof(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 120_000 })),
  nLanes: fc.integer({ min: 0, max: 4 }),
  numbers: fc.infiniteStream(fc.nat()),
})
const someOrder = fc.shuffledSubarray(
  Array.from({ length: STUDENTS }, (_, at) => at),
  { minLength: STUDENTS, maxLength: STUDENTS },
)
const inOneGo: Cut = {
  blockLength: 4096,
  partSize: 1 << 21,
  chunkLength: 1 << 20,
  nLanes: 0,
  numbers: [].values(),
}

/** Many small parts, and three lanes that help: what chance may leave out. */
const inPieces = (): Cut => ({
  blockLength: 7,
  partSize: 2000,
  chunkLength: 900,
  nLanes: 3,
  numbers: numbers(),
})
function* numbers(): Generator<number, never> {
  for (let n = 1; ; n = (n * 7919) % 1_000_003) yield n
}

const helpers = ({ nLanes, numbers }: Cut) =>
  crewHere(nLanes, (limit) => (limit === 0 ? 0 : Number(numbers.next().value) % limit))

/** 学校 in GB18030, each byte as a character. */
const SCHOOL = '\u00d1\u00a7\u00d0\u00a3'

/** The forms in which the same sheets may come. */
const FORMS: Readonly<Record<string, (text: string) => string | Uint8Array>> = {
  'plain CSV': (text) => text,
  'lines that end in CR LF': (text) => text.replaceAll('\n', '\r\n'),
  'lines that end in CR': (text) => text.replaceAll('\n', '\r'),
  'quoted cells': (text) => text.replaceAll(/^(\d+),/gm, '"$1",'),
  GB18030: (text) => Buffer.from(text.replaceAll('School', SCHOOL), 'latin1'),
  'UTF-16': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
}

function written(form: string, order: readonly number[]): string {
  const text = `${[header, ...order.map((at) => sheets[at])].join('\n')}\n`
  return place.write('sheets.csv', FORMS[form]?.(text) ?? text)
}

/** Rows of a file without the number of the row, in the order of their students. */
function bytesOf(csv: string, column: string): readonly string[] {
  const [columns = '', ...rows] = csv.trimEnd().split('\n')
  const at = columns.split(',').indexOf(column)
  expect(at).toBeGreaterThanOrEqual(0)
  return rows.map((line) => line.split(',').toSpliced(at, 1).join()).sort()
}

/** What screening says of each student, whatever row the sheet stands in; the accounting; the table of the cohort. */
async function screened(file: string, cut: Cut) {
  const { compiled, norms } = campaign
  const keys = createStudentKeys()
  const instruments = compiled.instruments.map(({ instrument }) => instrument)
  const { levels } = compiled.protocol
  const { blockLength, chunkLength, partSize, nLanes } = cut
  const options: ReadOptions = { levels, blockLength, chunkLength, students: keys }
  const opened = must(openResponses(file, instruments, options))
  const pieces = new Map<string, Uint8Array[]>()
  const { crew, report } = helpers(cut)
  const outcome = await screenFiles({
    ...{ compiled, norms, files: [opened], keys, roster: null, wave: null },
    ...{ detail: 'full', language: 'en', issues: [], partSize },
    write: (name, bytes) => pieces.set(name, [...(pieces.get(name) ?? []), bytes.slice()]),
    watch: { signal: new AbortController().signal },
    crew: nLanes === 0 ? null : crew,
  })
  const text = (name: string) => Buffer.concat(pieces.get(name) ?? []).toString('utf8')
  return {
    report,
    files: Object.fromEntries([...pieces.keys()].sort().map((name) => [name, text(name)])),
    students: bytesOf(text('students.csv'), 'row'),
    crisis: bytesOf(text('crisis.csv'), 'row'),
    accounting: outcome.accounting,
    cohort: cohortRows(outcome.cohort),
  }
}

/** What scoring says of each student, and of all. */
async function scored(file: string, cut: Cut) {
  const { compiled, norms } = campaign
  const { blockLength, chunkLength, partSize, nLanes } = cut
  const instruments = compiled.instruments.map(({ instrument }) => instrument)
  const options: ReadOptions = { blockLength, chunkLength, students: null, otherColumns: 'keep' }
  const opened = must(openResponses(file, instruments, options))
  const pieces: Uint8Array[] = []
  const { crew, report } = helpers(cut)
  const { ledger, ...counts } = await scoreFile({
    ...{ file: opened, compiled: compiled.instruments, norms, detail: 'full', partSize },
    sink: (write) => csvSink(compiled.instruments, 'full', write),
    write: (bytes) => pieces.push(bytes.slice()),
    crew: nLanes === 0 ? null : crew,
    watch: { signal: new AbortController().signal },
  })
  const csv = Buffer.concat(pieces).toString('utf8')
  const students = bytesOf(csv, 'row')
  const issues = [...ledger.byCode].sort()
  return { report, csv, groups: [...ledger.groups], students, counts, issues }
}

const inTurn = Array.from({ length: STUDENTS }, (_, at) => at)
/** Some students have two sheets: which of them counts must not depend on where they are read. */
const someTwice = [...inTurn.toSpliced(200, 0, 3), 100, 240]

/** Whether the cuts that were tried were cuts: several parts, and several lanes at work. */
function expectCut(reports: readonly CrewReport[]): void {
  expect(Math.max(...reports.map(({ nParts }) => nParts))).toBeGreaterThan(20)
  const helping = reports.map(({ taken }) => taken.filter((count) => count > 0).length)
  expect(Math.max(...helping)).toBeGreaterThan(2)
}

describe.each(Object.keys(FORMS))('%s', (form) => {
  const numRuns = form === 'plain CSV' ? 16 : 5

  it('screen: any cut into chunks, blocks and parts and any crew give the same files to the byte', async () => {
    const file = written(form, someTwice)
    const { report: _, ...expected } = await screened(file, inOneGo)
    expect(expected.accounting).toMatchObject({ rows: STUDENTS + 3, scored: STUDENTS })
    expect(expected.files['students.csv']?.includes('学校')).toBe(form === 'GB18030')
    const reports: CrewReport[] = []
    await fc.assert(
      fc.asyncProperty(someCut, async (cut) => {
        const { report, ...found } = await screened(file, cut)
        reports.push(report)
        expect(found).toEqual(expected)
      }),
      { numRuns, examples: [[inPieces()]] },
    )
    if (form === 'plain CSV') expectCut(reports)
  })

  it('score: any cut into chunks, blocks and parts and any crew give the same file to the byte', async () => {
    const file = written(form, someTwice)
    const { report: _, ...expected } = await scored(file, inOneGo)
    expect(expected.students).toHaveLength(STUDENTS + 3)
    const reports: CrewReport[] = []
    await fc.assert(
      fc.asyncProperty(someCut, async (cut) => {
        const { report, ...found } = await scored(file, cut)
        reports.push(report)
        expect(found).toEqual(expected)
      }),
      { numRuns, examples: [[inPieces()]] },
    )
    if (form === 'plain CSV') expectCut(reports)
  })
})

it('any order of rows gives the same bytes for each student, however it is cut', async () => {
  const file = written('plain CSV', inTurn)
  const { files: _files, report: _, ...ofScreen } = await screened(file, inOneGo)
  const { csv: _csv, groups: _groups, report: __, ...ofScore } = await scored(file, inOneGo)
  await fc.assert(
    fc.asyncProperty(someOrder, someCut, async (order, cut) => {
      const shuffled = written('plain CSV', order)
      expect(await screened(shuffled, cut)).toMatchObject(ofScreen)
      expect(await scored(shuffled, cut)).toMatchObject(ofScore)
    }),
    { numRuns: 8 },
  )
})
