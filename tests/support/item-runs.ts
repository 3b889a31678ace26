import fc from 'fast-check'
import type { Instrument, Item } from '../../src/instrument/instrument.js'
import type { AnswerTable } from '../../src/io/column-map.js'
import type { ReadOptions } from '../../src/io/open-responses.js'
import type { Delimiter } from '../../src/io/read-csv.js'
import { testInstrument, testItem } from './answer-files.js'
import { draws } from './score-sheets.js'

export type Kind = 'fromZero' | 'fromOne' | 'twoDigits' | 'tens' | 'special' | 'letters'

/** Items whose cells mean different things. */
const KINDS: Readonly<Record<Kind, (id: string) => Item>> = {
  fromZero: (id) => testItem(id, 4),
  fromOne: (id) => testItem(id, 5, 1),
  twoDigits: (id) => testItem(id, 13),
  tens: (id) => testItem(id, 90, 10),
  special: (id) => ({ ...testItem(id, 3, 2), declined: [9, 77], notApplicable: [0, 88] }),
  letters: (id) => testItem(id, 3),
}
export const KIND_NAMES: readonly Kind[] = Object.keys(KINDS) as Kind[]
const LETTERS: AnswerTable = { a: 2, B: 1, '~': 0, '!': 1, ':': 0, '/': 2, 7: 1, '07': 2 }

/** What stands in cells of each kind that hold a code. */
export const CODES: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  KIND_NAMES.map((kind) => {
    const codes = KINDS[kind](kind).options.map(({ code }) => String(code))
    return [kind, kind === 'letters' ? Object.keys(LETTERS) : codes]
  }),
)

/** What stands in cells that hold no code, and what is nearly one. */
export const ODD_CELLS: readonly string[] = [
  ...['', '', ' ', 'x', 'a', 'B', '~', '!', ':', '/', '-', '.', '|', 'é', '３', '从不', 'never'],
  ...['0', '4', '5', '6', '7', '8', '9', '00', '07', '1x', 'x1', ':1', '1:', '/1', '1/'],
  ...['13', '77', '88', '99', '123', '999', '-1', '1.0', '1 ', ' 1', '  ', ',', ';', '1,2'],
]

/** What stands in columns that hold no item. */
const OTHER = ['', '1', 'Ms. Li', '12', '9', '=1', '学校', ' 2']

/** Columns side by side, with the items in the order of their instrument or in another. */
export interface Run {
  readonly kind: Kind | 'other'
  readonly nColumns: number
  readonly order: 'as it is' | 'backwards'
}
/** A file of such columns. */
export interface Sheets {
  readonly runs: readonly Run[]
  /** Whether they stand between the sex and the school, or alone. */
  readonly place: 'between fields' | 'alone'
  readonly delimiter: Delimiter
  readonly lineEnd: string
  readonly lastEnd: 'there' | 'not there'
  readonly nRows: number
  /** One cell in so many holds no code. */
  readonly oneOddIn: number
  readonly seed: number
}
/** How a file is read. */
export interface Cut {
  readonly blockLength: number
  readonly chunkLength: number
  readonly nParts: number
}

const someRun: fc.Arbitrary<Run> = fc.record({
  kind: fc.constantFrom('other', ...KIND_NAMES),
  nColumns: fc.constantFrom(1, 2, 7, 8, 9, 15, 16, 17),
  order: fc.constantFrom('as it is', 'as it is', 'backwards'),
})
export const someSheets: fc.Arbitrary<Sheets> = fc.record({
  runs: fc
    .array(someRun, { minLength: 1, maxLength: 6 })
    .filter((runs) => runs.some(({ kind }) => kind !== 'other')),
  place: fc.constantFrom('between fields', 'alone'),
  delimiter: fc.constantFrom(',', ';', '\t'),
  lineEnd: fc.constantFrom('\n', '\n', '\r\n', '\r'),
  lastEnd: fc.constantFrom('there', 'not there'),
  nRows: fc.integer({ min: 1, max: 60 }),
  oneOddIn: fc.constantFrom(1, 3, 20, 200),
  seed: fc.nat(),
})
export const someCut: fc.Arbitrary<Cut> = fc.record({
  blockLength: fc.constantFrom(1, 7, 64, 4096),
  chunkLength: fc.oneof(fc.integer({ min: 1, max: 300 }), fc.constantFrom(4000, 1 << 20)),
  nParts: fc.integer({ min: 1, max: 4 }),
})
export const inOneGo: Cut = { blockLength: 4096, chunkLength: 1 << 20, nParts: 1 }

const idsOf = ({ kind, nColumns }: Run, run: number): string[] =>
  Array.from({ length: nColumns }, (_, at) => `${kind}_${run}_${at}`)
/** The names of the columns, in the order of the file. */
export const idsInFile = (run: Run, at: number): string[] =>
  run.order === 'backwards' ? idsOf(run, at).reverse() : idsOf(run, at)

/** Three instruments, which the runs belong to in turn. */
export function instrumentsOf(runs: readonly Run[]): Instrument[] {
  const items = runs.map((run, at) =>
    run.kind === 'other' ? [] : idsOf(run, at).map(KINDS[run.kind]),
  )
  return [0, 1, 2]
    .map((number) => items.filter((_, at) => at % 3 === number).flat())
    .flatMap((own, number) => (own.length === 0 ? [] : [testInstrument(`i${number}`, own)]))
}

/** The file: a row of ones, then some cells without a code, some lines with too many cells, too few or none. */
export function textOf(sheets: Sheets): string {
  const { runs, place, delimiter, lineEnd, lastEnd, nRows, oneOddIn, seed } = sheets
  const draw = draws(seed)
  const pick = <T>(values: readonly T[]): T => values[draw(values.length)] as T
  const odd = ODD_CELLS.filter((cell) => !cell.includes(delimiter))
  const cell = ({ kind }: Run): string => pick(draw(oneOddIn) === 0 ? odd : (CODES[kind] ?? OTHER))
  const columns = runs.flatMap((run) => Array.from({ length: run.nColumns }, () => run))
  const line = (): string => {
    const cells = columns.map(cell)
    if (place === 'between fields') {
      cells.unshift(pick(['1', '2', 'x', '']))
      cells.push(pick(['', '5', '15', 'Li']))
    }
    const fault = draw(40)
    if (fault === 0) return ''
    if (fault === 1) cells.push(pick(['', '1', ' ']))
    if (fault === 2) cells.length = 1 + draw(cells.length - 1)
    return cells.join(delimiter)
  }
  const ids = runs.flatMap(idsInFile)
  const header = place === 'alone' ? ids : ['sex', ...ids, 'school']
  const ones = header.map(() => '1')
  const lines = [header.join(delimiter), ones.join(delimiter)]
  const text = [...lines, ...Array.from({ length: nRows }, line)].join(lineEnd)
  return lastEnd === 'there' ? text + lineEnd : text
}

/** How the file is to be read: with letters for the codes of some items. */
export const optionsOf = ({ runs, delimiter }: Sheets): ReadOptions => ({
  delimiter,
  otherColumns: runs.length % 2 === 0 ? 'keep' : 'ignore',
  map: {
    columns: Object.fromEntries(
      runs
        .flatMap((run, at) => (run.kind === 'letters' ? idsOf(run, at) : []))
        .map((id) => [id, { column: id, answers: LETTERS }]),
    ),
  },
})
