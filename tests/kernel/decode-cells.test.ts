import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Instrument } from '../../src/instrument/instrument.js'
import type { ReadOptions } from '../../src/io/open-responses.js'
import { blockReader } from '../../src/io/read-blocks.js'
import { splitFile } from '../../src/io/split-file.js'
import { opened, withFile } from '../support/answer-files.js'
import { counted, kernelsHere, rowsOf } from '../support/both-worlds.js'
import {
  CODES,
  type Cut,
  idsInFile,
  inOneGo,
  instrumentsOf,
  KIND_NAMES,
  type Kind,
  ODD_CELLS,
  optionsOf,
  type Run,
  type Sheets,
  someCut,
  someSheets,
  textOf,
} from '../support/item-runs.js'
import { draws } from '../support/score-sheets.js'

const nextKernel = kernelsHere()

/** What is read with the kernel and without, and how many rows the kernel read. */
function readTwice(
  text: string | Uint8Array,
  instruments: readonly Instrument[],
  { nParts, ...cut }: Cut,
  options: ReadOptions,
) {
  return withFile(text, (path) => {
    const { kernel, calls } = counted(nextKernel())
    const [found, expected] = [kernel, null].map((one) => {
      const file = opened(path, { ...options, ...cut }, instruments)
      const read = blockReader(file, one)
      return splitFile(file, nParts).flatMap((part) => Array.from(read(part), rowsOf))
    })
    return { found, expected, nRows: calls['rows'] ?? 0 }
  })
}

describe('cells decoded by the kernel', () => {
  it('are the same answers, faults and counts, whatever is in the file and however it is cut', () => {
    let nRows = 0
    fc.assert(
      fc.property(someSheets, someCut, (sheets, cut) => {
        const instruments = instrumentsOf(sheets.runs)
        const read = readTwice(textOf(sheets), instruments, cut, optionsOf(sheets))
        expect(read.found).toEqual(read.expected)
        nRows += read.nRows
      }),
      { numRuns: 250, seed: 1 },
    )
    expect(nRows).toBeGreaterThan(2000)
  })
  it.each(['fromZero', 'fromOne', 'special', 'letters'] as const)(
    'are the same for every byte at every place of a run of 17 items: %s',
    (kind) => {
      const bytes = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at))
      expectAlike(
        kind,
        bytes.filter((byte) => byte !== '"' && byte !== ','),
      )
    },
  )

  it.each(['twoDigits', 'tens', 'special', 'letters'] as const)(
    'are the same for every two bytes near the digits at every place of a run of 17 items: %s',
    (kind) => {
      const near = [...'./0123456789:; a']
      expectAlike(
        kind,
        near.flatMap((tens) => near.map((ones) => tens + ones)),
      )
    },
  )

  it.each(KIND_NAMES)('are read by the kernel where all hold codes or nothing: %s', (kind) => {
    const rows = [...(CODES[kind] ?? []), ''].map((code, at, codes) =>
      Array.from({ length: 17 }, (_, place) => (place % 3 === 1 ? codes.at(-at) : code)),
    )
    expect(rowsFor(kind, rows)).toBe(rows.length)
  })

  it.each(KIND_NAMES)(
    'are the same, and read by the kernel, where a whole row holds no code: %s',
    (kind) => {
      const rows = ODD_CELLS.filter((cell) => !cell.includes(',')).map((cell) =>
        new Array<string>(17).fill(cell),
      )
      expect(rowsFor(kind, rows)).toBe(rows.length)
    },
  )

  it('are the same, and read by the kernel, where empty cells stand behind the last column', () => {
    const runs = [run('fromOne', 17)]
    for (const others of [[], [run('other', 1)]])
      for (const [ends, nRows] of [
        [[',', ',,', ', ,', ',\r', ' ,'], 5],
        [[',x', ',,1', ',\u3000', ',\t'], 0],
      ] as const) {
        const columns = [...runs, ...others]
        const line = [...new Array<string>(17).fill('2'), ...others.map(() => 'y')].join()
        const lines = [columns.flatMap(idsInFile).join(), ...ends.map((end) => `${line}${end}`)]
        const sheets: Sheets = { ...plain, runs: columns, nRows: 0, oneOddIn: 1, seed: 0 }
        const text = lines.map((own) => `${own}\n`).join('')
        const read = readTwice(text, instrumentsOf(columns), inOneGo, optionsOf(sheets))
        expect(read.found).toEqual(read.expected)
        expect(read.nRows).toBe(nRows)
      }
  })

  it('are the same in full blocks of 4,096 rows', () => {
    const runs: Run[] = [run('fromOne', 16), run('other', 1), run('twoDigits', 9)]
    const sheets: Sheets = { ...plain, runs, nRows: 9000, oneOddIn: 300, seed: 5 }
    const read = readTwice(textOf(sheets), instrumentsOf(runs), inOneGo, optionsOf(sheets))
    expect(read.found).toEqual(read.expected)
    expect(read.found?.length).toBe(3)
  })

  it('are the same, and read by the kernel, behind quotes that mean nothing', () => {
    const sheets: Sheets = { ...plain, runs: [run('fromOne', 16)], nRows: 50, oneOddIn: 9, seed: 6 }
    const text = textOf(sheets).replaceAll(/^1,/gm, '"1",')
    const read = readTwice(text, instrumentsOf(sheets.runs), inOneGo, optionsOf(sheets))
    expect(read.found).toEqual(read.expected)
    expect(read.nRows).toBe(48)
  })

  it.each<[string, (text: string) => string | Uint8Array]>([
    ['UTF-16', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['GB18030', (text) => Buffer.concat([Buffer.from(text), Buffer.from([0xd1, 0xa7, 10])])],
  ])('are the same where the kernel cannot read: %s', (_, formOf) => {
    const sheets: Sheets = { ...plain, runs: [run('fromOne', 16)], nRows: 50, oneOddIn: 9, seed: 6 }
    const text = textOf(sheets).replaceAll(/[^\n -~]/g, '')
    const read = readTwice(formOf(text), instrumentsOf(sheets.runs), inOneGo, optionsOf(sheets))
    expect(read.found).toEqual(read.expected)
    expect(read.nRows).toBe(0)
  })
})

const run = (kind: Run['kind'], nColumns: number): Run => ({ kind, nColumns, order: 'as it is' })
const plain = { place: 'between fields', delimiter: ',', lineEnd: '\n', lastEnd: 'there' } as const

/** Reads a run of 17 items with the kernel and without; how many rows the kernel read. */
function rowsFor(kind: Kind, rows: readonly (readonly (string | undefined)[])[]): number {
  const runs = [run(kind, 17), run('other', 1)]
  const lines = [runs.flatMap(idsInFile), ...rows.map((row) => [...row, 'x'])]
  const sheets: Sheets = { ...plain, runs, nRows: 0, oneOddIn: 1, seed: 0 }
  const text = lines.map((cells) => `${cells.join()}\n`).join('')
  const read = readTwice(text, instrumentsOf(runs), inOneGo, optionsOf(sheets))
  expect(read.found).toEqual(read.expected)
  return read.nRows
}

/** A run of 17 items behind another, at the end of the line or not, with each cell at each place among codes. */
function expectAlike(kind: Kind, cells: readonly string[]): void {
  const codes = (CODES[kind] ?? []).filter((code) => code.length === 1)
  const places = Array.from({ length: 18 }, (_, place) => place)
  const draw = draws(7)
  for (const others of [[], [run('other', 1)]]) {
    const runs = [run('fromZero', 1), run(kind, 17), ...others]
    const line = (place: number, cell: string): string =>
      Array.from({ length: 18 + others.length }, (_, at) =>
        at === place ? cell : (codes[draw(codes.length)] ?? ''),
      ).join()
    const lines = places.flatMap((place) => cells.map((cell) => line(place, cell)))
    const sheets: Sheets = { ...plain, runs, nRows: 0, oneOddIn: 1, seed: 0 }
    const text = [runs.flatMap(idsInFile).join(), ...lines].map((own) => `${own}\n`).join('')
    const read = readTwice(text, instrumentsOf(runs), inOneGo, optionsOf(sheets))
    expect(read.found).toEqual(read.expected)
    expect(read.nRows).toBe(lines.length)
  }
}
