import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeCarried } from '../../src/batch/result/write-carried.js'
import { createByteWriter, takeBytes } from '../../src/io/byte-writer.js'
import { blockReader } from '../../src/io/read-blocks.js'
import type { RowBlock } from '../../src/io/row-block.js'
import type { Kernel } from '../../src/kernel/kernel.js'
import { opened, testInstrument, testItem, withFile } from '../support/answer-files.js'
import { counted, kernelsHere, rowsOf } from '../support/both-worlds.js'

const ITEMS = testInstrument('items', [testItem('q1', 4), testItem('q2', 4)])
const nextKernel = kernelsHere()
const FILLING = 'Class 3, or so; a remark\tthat is long'

/** How the bytes of a file are written: each letter a byte, or as UTF-8. */
type Form = 'latin1' | 'utf8'

/** Carried cells of each row, in two runs with an item before, between and behind. */
interface Rows {
  readonly nFirst: number
  readonly cells: readonly (readonly string[])[]
  readonly delimiter: ',' | ';' | '\t'
  readonly lineEnd: '\n' | '\r\n'
  readonly blockLength: number
  readonly chunkLength: number
}

/** Rows as CSV; those of block, cell and line ends where the tests look. */
function textOf({ nFirst, cells, delimiter, lineEnd }: Rows): string {
  const width = cells[0]?.length ?? 0
  const names = Array.from({ length: width }, (_, at) => `c${at}`)
  const lines = [['q1', ...names.toSpliced(nFirst, 0, 'q2')]]
  for (const row of cells) lines.push(['1', ...row.toSpliced(nFirst, 0, '2')])
  return lines.map((line) => line.join(delimiter) + lineEnd).join('')
}

/** The cells of a block as a file of results has them. */
function writtenBy(block: RowBlock, kernel: Kernel | null): string {
  const writer = createByteWriter(1, kernel?.allocate)
  for (let row = 0; row < block.length; row++) writeCarried(writer, block, row, kernel)
  return Buffer.from(takeBytes(writer)).toString('latin1')
}

function readTwice(rows: Rows, form: Form) {
  const { delimiter, blockLength, chunkLength } = rows
  return withFile(Buffer.from(textOf(rows), form), (path) => {
    const { kernel, calls } = counted(nextKernel())
    const options = { delimiter, blockLength, chunkLength, otherColumns: 'keep' } as const
    const [found, expected] = [kernel, null].map((one) =>
      Array.from(blockReader(opened(path, options, [ITEMS]), one)(), (block) => [
        rowsOf(block),
        writtenBy(block, one),
      ]),
    )
    return { found, expected, calls }
  })
}

const someCell = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('', '', 'a', '12', 'Li', 'Class 3', '王', '学校', 'x y'),
  },
  { weight: 2, arbitrary: fc.string({ maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.nat(200).map((length) => 'abcdefghijk'.repeat(20).slice(0, length)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(' a', 'a ', '=1', '-', '(', '@x', 'a,b', 'a;b', 'é', 'aé'),
  },
)
const withoutEnds = (cell: string): string => cell.replaceAll(/["\n\r\0\ufeff]|\p{Cs}/gu, '')
const someRows: fc.Arbitrary<Rows> = fc
  .record({
    nFirst: fc.nat(5),
    width: fc.integer({ min: 1, max: 9 }),
    table: fc.array(fc.array(someCell, { minLength: 9, maxLength: 9 }), { minLength: 1 }),
    delimiter: fc.constantFrom(',' as const, ';' as const, '\t' as const),
    lineEnd: fc.constantFrom('\n' as const, '\r\n' as const),
    blockLength: fc.constantFrom(1, 3, 4096),
    chunkLength: fc.constantFrom(1, 40, 1 << 20),
  })
  .map(({ width, table, ...rows }) => ({
    ...rows,
    nFirst: Math.min(rows.nFirst, width),
    cells: table.map((row) =>
      row.slice(0, width).map((cell) => withoutEnds(cell).replaceAll(rows.delimiter, '')),
    ),
  }))

const plain = { delimiter: ';', lineEnd: '\n', blockLength: 4096, chunkLength: 1 << 20 } as const

/** Each cell in the first, in the last and in the only place of a run. */
function expectAlike(cells: readonly string[], form: Form): void {
  const row = (at: number, cell: string): string[] => ['12', 'Li', 'Class 3', '7'].with(at, cell)
  const table = cells.flatMap((cell) => [0, 2, 3].map((at) => row(at, cell)))
  const { found, expected, calls } = readTwice({ ...plain, nFirst: 3, cells: table }, form)
  expect(found).toEqual(expected)
  expect(calls['rows']).toBe(table.length)
}

describe('cells carried by the kernel', () => {
  it('are the same however many stand in a line, and whether or not all are there', () => {
    const wide = Array.from({ length: 60 }, (_, at) => String(at))
    for (const cells of [
      [wide, wide],
      [wide, wide.slice(0, 40), wide],
    ]) {
      const { found, expected, calls } = readTwice({ ...plain, nFirst: 0, cells }, 'utf8')
      expect(found).toEqual(expected)
      expect(calls['rows']).toBe(2)
    }
  })

  it('are the same bytes, and as plain, whatever is in them and however the file is cut', () => {
    let nRows = 0
    fc.assert(
      fc.property(someRows, (rows) => {
        const { found, expected, calls } = readTwice(rows, 'utf8')
        expect(found).toEqual(expected)
        nRows += calls['rows'] ?? 0
      }),
      { numRuns: 250, seed: 7 },
    )
    expect(nRows).toBeGreaterThan(500)
  })

  it('are the same for every byte at the beginning, inside and at the end of a cell', () => {
    const bytes = Array.from({ length: 127 }, (_, at) => String.fromCharCode(at + 1)).filter(
      (byte) => !'\n\r";'.includes(byte),
    )
    expectAlike(
      bytes.flatMap((byte) => [
        byte,
        `${byte}b`,
        `a${byte}b`,
        `a${byte}`,
        `王${byte}`,
        `${byte}王`,
      ]),
      'utf8',
    )
  })

  it('are the same for characters of every block of a table of Chinese, and beyond', () => {
    const codes = Array.from({ length: 1000 }, (_, at) => 0x80 + at * 67)
    const edges = [0x3fff, 0x4000, 0x9fff, 0xa000, 0x2fff, 0x4fff, 0x1f600, 0x7ff, 0x800]
    const letters = [...codes, ...edges]
      .filter((code) => code < 0xd800 || code > 0xdfff)
      .map((code) => String.fromCodePoint(code))
    expectAlike(
      letters.flatMap((letter) => [letter, `a${letter}`, `${letter}a`]),
      'utf8',
    )
  })

  it('are the same where some bytes are no UTF-8', () => {
    const whole = Buffer.from('学校学校学校学校学校学校').toString('latin1')
    const bytes = Array.from({ length: 127 }, (_, at) => String.fromCharCode(129 + at))
    const cells = bytes.flatMap((byte) => [byte, `a${byte}`, whole, whole, whole, `a${whole}`])
    expectAlike(cells, 'latin1')
  })

  it.each([0, 1, 15, 16, 17, 31, 32, 33, 63, 64, 100, 5000])(
    'find room however long they are: %d bytes',
    (length) => {
      const cell = FILLING.repeat(140)
        .replaceAll(/[,;\t]/g, '')
        .slice(0, length)
      for (const blockLength of [1, 2, 40])
        for (const nFirst of [0, 1, 3]) {
          const cells = Array.from({ length: 40 }, (_, at) => ['x', cell.slice(at % 7), 'y'])
          const { found, expected } = readTwice({ ...plain, blockLength, nFirst, cells }, 'utf8')
          expect(found).toEqual(expected)
        }
    },
  )
})
