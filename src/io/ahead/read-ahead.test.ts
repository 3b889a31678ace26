import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { opened } from '../../../tests/support/answer-files.js'
import { kernelsHere, rowsOf } from '../../../tests/support/both-worlds.js'
import { type ReaderReport, readerHere } from '../../../tests/support/reader-here.js'
import type { ReadOptions, ResponseFile } from '../open-responses.js'
import { type BlockSource, type NumberedPart, partReader } from '../read-parts.js'
import type { RowBlock } from '../row-block.js'
import { splitFile } from '../split-file.js'
import { readAhead } from './read-ahead.js'

const nextKernel = kernelsHere()
const folder = mkdtempSync(join(tmpdir(), 'mindgauge-ahead-'))
const path = join(folder, 'answers.csv')
afterAll(() => rmSync(folder, { recursive: true }))

/** All that a block says; of a category its texts, whose codes are each reader's own. */
function copied(block: RowBlock): Readonly<Record<string, unknown>> {
  const { length } = block
  const categories = Object.entries(block.categories).map(([name, { codes, values }]) => [
    name,
    Array.from(codes.subarray(0, length), (code) => values[code]),
  ])
  return { ...rowsOf(block), categories }
}

async function allOf(source: BlockSource, nParts: number): Promise<unknown[]> {
  const said: unknown[] = []
  for (let part = 0; part < nParts; part++) {
    said.push(`part ${part}`)
    for await (const block of source(part)) said.push(copied(block))
  }
  return said
}

/** Parts of a file; the first one may be empty, so that the thread reads all of it, quotes and UTF-16 included. */
function partsOf(file: ResponseFile, nParts: number, isAllAhead: boolean): NumberedPart[] {
  const { dataStart } = file.scan
  const nothing = { from: dataStart, to: dataStart, linesBefore: 0 }
  const parts = splitFile(file, nParts)
  return (isAllAhead ? [nothing, ...parts] : parts).map((part) => ({ file: 0, part }))
}

interface Reading {
  readonly found: readonly unknown[]
  readonly expected: readonly unknown[]
  readonly report: ReaderReport
  readonly nParts: number
}

async function readTwice(
  file: ResponseFile,
  parts: readonly NumberedPart[],
  isPlain = false,
): Promise<Reading> {
  const { reader, report } = readerHere()
  const ahead = readAhead(reader, file, parts, isPlain ? null : nextKernel())
  const found = await allOf(ahead, parts.length)
  const expected = await allOf(partReader([file], parts, null), parts.length)
  return { found, expected, report, nParts: parts.length }
}

const HEADER = [
  ...['student', 'remark', 'school', 'grade', 'class', 'house', 'sex', 'q1', 'mood', 'birth_date'],
  ...['date', 'age', 'seconds', 'q2', 'check', 'q3', 't1', 'teacher', 'room', 'note'],
]
/** What often stands in a column, and what should not. */
const USUAL: Readonly<Record<string, readonly string[]>> = {
  student: ['1', '2', '2', 'S3', '', '１'],
  grade: ['1', '7', '12', '七年级', '99', 'x'],
  sex: ['male', 'female', '男', '', 'x'],
  birth_date: ['2012-05-06', '2012-13-40', '', '20110203', 'x'],
  date: ['2024-05-06', '', 'yesterday'],
  age: ['12', '12.5', '', '-1', 'x'],
  seconds: ['12', '0', '', '1.5', '-1', 'x'],
  check: ['2', '3', ''],
}
const ANSWERS = ['0', '1', '2', '3', '3', '', 'x', '9', '-1', '12', '999', '从不', ' 1 ']
type Bytes = Readonly<Record<string, readonly number[]>>
const GBK: Bytes = {
  ...{ 第: [0xb5, 0xda], 一: [0xd2, 0xbb], 二: [0xb6, 0xfe], 中: [0xd6, 0xd0], 学: [0xd1, 0xa7] },
  ...{ 男: [0xc4, 0xd0], '１': [0xa3, 0xb1], 七: [0xc6, 0xdf], 年: [0xc4, 0xea] },
  ...{ 级: [0xbc, 0xb6], 从: [0xb4, 0xd3], 不: [0xb2, 0xbb] },
}
const someText = fc.oneof(
  { weight: 5, arbitrary: fc.nat(60).map((number) => `School ${number}`) },
  {
    weight: 3,
    arbitrary: fc.constantFrom('', 'A', 'a', '第一中学', '第二中学', ' A', '=1+1', '-'),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 20 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
  { weight: 1, arbitrary: fc.nat(400).map((length) => 'Long remark '.repeat(40).slice(0, length)) },
)
const withoutEnds = (cell: string): string => cell.replaceAll(/["\n\r\0\ufeff,]|\p{Cs}/gu, '')

const someRow = fc
  .tuple(
    fc.array(someText, { minLength: HEADER.length, maxLength: HEADER.length }),
    fc.array(fc.nat(), { minLength: HEADER.length, maxLength: HEADER.length }),
  )
  .map(([texts, numbers]) =>
    HEADER.map((name, at) => {
      const usual = /^(?:q\d|t1)$/.test(name) ? ANSWERS : USUAL[name]
      const number = numbers[at] as number
      return usual === undefined
        ? withoutEnds(texts[at] ?? '')
        : (usual[number % usual.length] ?? '')
    }),
  )
const quoted = (cell: string, at: number, lineEnd: string): string =>
  at % 3 === 0 ? `"${cell}${at % 2 === 0 ? `, ""so""${lineEnd}` : ''}"` : cell
/** Rows with too few cells and too many, lines without anything, and as they should be. */
const someLine = fc.oneof(
  { weight: 12, arbitrary: someRow },
  { weight: 1, arbitrary: someRow.map((row) => row.slice(0, 5)) },
  { weight: 1, arbitrary: someRow.map((row) => [...row, '', '']) },
  { weight: 1, arbitrary: someRow.map((row) => [...row, 'more']) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      [''],
      HEADER.map(() => ''),
    ),
  },
)

type Form = 'utf8' | 'gbk' | 'latin1' | 'utf16le'
interface Sheets {
  readonly lines: readonly (readonly string[])[]
  readonly lineEnd: '\n' | '\r\n' | '\r'
  readonly form: Form
  readonly hasQuotes: boolean
  readonly isAllAhead: boolean
  readonly isPlain: boolean
  readonly blockLength: number
  readonly chunkLength: number
  readonly nParts: number
}
const someSheets: fc.Arbitrary<Sheets> = fc.record({
  lines: fc.array(someLine, { minLength: 1, maxLength: 60, size: 'max' }),
  lineEnd: fc.constantFrom('\n', '\n', '\r\n', '\r'),
  form: fc.constantFrom<Form>('utf8', 'utf8', 'utf8', 'gbk', 'latin1', 'utf16le'),
  hasQuotes: fc.nat(4).map((number) => number === 0),
  isAllAhead: fc.boolean(),
  isPlain: fc.boolean(),
  blockLength: fc.constantFrom(1, 3, 8, 17, 4096),
  chunkLength: fc.constantFrom(1, 200, 700, 3000),
  nParts: fc.integer({ min: 1, max: 9 }),
})

function bytesOf({ lines, lineEnd, form, hasQuotes }: Sheets): Buffer {
  const rows = lines.map((row) =>
    (hasQuotes ? row.map((cell, at) => quoted(cell, at, lineEnd)) : row).join(','),
  )
  const text = [HEADER.join(','), ...rows].map((line) => line + lineEnd).join('')
  if (form === 'utf16le') return Buffer.from(`\ufeff${text}`, 'utf16le')
  if (form === 'utf8') return Buffer.from(text)
  const [known, most]: readonly [Bytes, number] = form === 'gbk' ? [GBK, 127] : [{}, 255]
  const byteOf = (unit: string): number => Math.min(unit.charCodeAt(0), most)
  return Buffer.from([...text].flatMap((unit) => known[unit] ?? [byteOf(unit)]))
}

const OPTIONS: ReadOptions = {
  otherColumns: 'keep',
  students: null,
  levels: ['house', 'room'],
  instructedItems: [{ column: 'check', expected: '2' }],
}

describe('a file that a thread reads ahead', () => {
  it('has the blocks of one that is read here, whatever is in it and however it is cut', async () => {
    const sums = { parts: 0, blocks: 0, again: 0, issues: 0 }
    await fc.assert(
      fc.asyncProperty(someSheets, async (sheets) => {
        const { blockLength, chunkLength } = sheets
        writeFileSync(path, bytesOf(sheets))
        const file = opened(path, { ...OPTIONS, blockLength, chunkLength })
        const parts = partsOf(file, sheets.nParts, sheets.isAllAhead)
        const { found, expected, report } = await readTwice(file, parts, sheets.isPlain)
        expect(found).toEqual(expected)
        expect(report.nEnds).toBe(parts.length - 1)
        expect(report.mostAhead).toBeLessThanOrEqual(3)
        sums.parts += report.nEnds
        sums.blocks += report.parcels.length
        sums.again += report.parcels.filter(({ isUsedAgain }) => isUsedAgain).length
        sums.issues += JSON.stringify(found).split('"severity"').length - 1
      }),
      { numRuns: 80, seed: 11 },
    )
    expect(sums.parts).toBeGreaterThan(100)
    expect(sums.blocks).toBeGreaterThan(300)
    expect(sums.again).toBeGreaterThan(100)
    expect(sums.issues).toBeGreaterThan(1000)
  })
})
