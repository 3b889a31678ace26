import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { opened } from '../../../tests/support/answer-files.js'
import { readerHere } from '../../../tests/support/reader-here.js'
import type { ReadOptions, ResponseFile } from '../open-responses.js'
import { columnsReader } from '../read-blocks.js'
import type { NumberedPart } from '../read-parts.js'
import type { RowBlock } from '../row-block.js'
import { createStudentKeys } from '../student-keys.js'
import { type Parcel, packBlock, type TextCodes, unpackBlock } from './parcel.js'
import { type Reader, readAhead } from './read-ahead.js'

const folder = mkdtempSync(join(tmpdir(), 'mindgauge-parcel-'))
const path = join(folder, 'answers.csv')
afterAll(() => rmSync(folder, { recursive: true }))

const HEADER = 'student,school,class,q1,q2,q3,t1,remark'

/** A file of these lines, and parts of it of so many lines each. */
function fileOf(
  lines: readonly string[],
  nLines: readonly number[],
  options: ReadOptions = {},
): { file: ResponseFile; parts: NumberedPart[] } {
  writeFileSync(path, `${[HEADER, ...lines].join('\n')}\n`)
  const file = opened(path, { otherColumns: 'keep', students: null, ...options })
  let linesBefore = 0
  let from = file.scan.dataStart
  const parts = nLines.map((n) => {
    const own = lines.slice(linesBefore, linesBefore + n).join('\n')
    const to = from + Buffer.byteLength(own) + 1
    const part = { from, to, linesBefore }
    linesBefore += n
    from = to
    return { file: 0, part }
  })
  return { file, parts }
}

const lineOf = (school: string, own: string, remark = ''): string =>
  `1,${school},${own},0,1,2,3,${remark}`

async function textsOf(blocks: AsyncIterable<RowBlock> | Iterable<RowBlock>): Promise<string[]> {
  const texts: string[] = []
  for await (const { length, categories, carried } of blocks)
    for (let row = 0; row < length; row++) {
      const found = Object.values(categories).map(({ codes, values }) => values[codes[row] ?? -1])
      texts.push([...found, carried.at(-1)?.values[row]].join(' '))
    }
  return texts
}

describe('texts of categories', () => {
  it('are those of the row, in whatever order this thread and the other meet them', async () => {
    const rows = [
      ['B 2', 'A 1', 'B 1'],
      ['A 3', ' 1', 'B 2'],
      ['C 1', 'A 4', 'D 3', 'A 1'],
      ['D ', 'C 4', 'E 9'],
    ].map((part) => part.map((row) => row.split(' ')))
    const { file, parts } = fileOf(
      rows.flat().map(([school = '', own = '']) => lineOf(school, own, 'x')),
      rows.map(({ length }) => length),
      { blockLength: 2 },
    )
    const blocks = readAhead(readerHere().reader, file, parts, null)
    for (const [index, part] of rows.entries())
      expect(await textsOf(blocks(index)), `part ${index}`).toEqual(
        part.map((row) => [...row, 'x'].join(' ')),
      )
  })

  it('keep their codes from block to block, and each stands once', async () => {
    const { file, parts } = fileOf(
      ['A', 'B', 'C', 'B', 'A', 'D'].map((school) => lineOf(school, '1')),
      [2, 2, 2],
    )
    const blocks = readAhead(readerHere().reader, file, parts, null)
    const found: unknown[] = []
    for (const index of parts.keys())
      for await (const { categories, length } of blocks(index))
        found.push([...(categories['school']?.codes.subarray(0, length) ?? [])])
    expect(found).toEqual([
      [1, 2],
      [3, 2],
      [1, 4],
    ])
  })

  it('are sent once', () => {
    const { file } = fileOf(
      ['A', 'A', 'B', 'A', 'B', 'C'].map((school) => lineOf(school, school)),
      [],
      { blockLength: 2 },
    )
    const { columns, read } = columnsReader(file, null)
    const sent = new Map<string, number>()
    const texts = Array.from(read(file), (end) => packBlock(columns, end, null, sent).texts)
    expect(texts).toEqual([
      { school: ['A'], class: ['A'] },
      { school: ['B'], class: ['B'] },
      { school: ['C'], class: ['C'] },
      {},
    ])
  })
})

describe('bytes that are given back', () => {
  it('are used again where they are large enough, and only then', () => {
    const { file } = fileOf([lineOf('A', '1', 'one'), lineOf('B', '2', 'three')], [], {
      blockLength: 2,
    })
    const { columns, read } = columnsReader(file, null)
    const pack = (used: ArrayBuffer | null): Parcel[] =>
      Array.from(read(file), (end) => packBlock(columns, end, used, new Map()))
    const [own] = pack(null)
    if (own === undefined) throw new Error('no block')
    const size = own.bytes.byteLength
    expect(pack(null)[0]?.bytes).not.toBe(own.bytes)
    for (const [length, isUsed] of [
      [size - 1, false],
      [size, true],
      [size + 1000, true],
      [0, false],
    ] as const) {
      const used = new ArrayBuffer(length)
      new Uint8Array(used).fill(77)
      const [parcel] = pack(used)
      expect(parcel?.bytes === used, `${length} of ${size}`).toBe(isUsed)
      expect(parcel?.bytes.byteLength).toBe(isUsed ? length : size)
      expect(parcel?.bytes.slice(0, size)).toEqual(own.bytes)
    }
  })

  it('may be longer than the next block, whose carried cells end where they did', () => {
    const long = 'long '.repeat(90).trim()
    const remarks = [long, 'b', '', long, 'c']
    const { file } = fileOf(
      remarks.map((remark) => lineOf('A', '1', remark)),
      [],
      { blockLength: 1 },
    )
    const { columns, read } = columnsReader(file, null)
    const target = columnsReader(file, null).columns
    const textCodes: TextCodes = new Map()
    const sent = new Map<string, number>()
    let used: ArrayBuffer | null = null
    const found: string[] = []
    for (const end of read(file)) {
      const parcel: Parcel = packBlock(columns, end, used, sent)
      unpackBlock(target, parcel, textCodes)
      const { bytes, ends, stride, nColumns } = target.carried
      if (end.length > 0)
        found.push(Buffer.from(bytes.subarray(0, ends[(nColumns - 1) * stride])).toString('latin1'))
      used = parcel.bytes
    }
    expect(found).toEqual(remarks.map((remark) => `1,A,1,${remark}`))
  })
})

/** A reader that fails when it is asked. */
const failing = (): Reader => ({
  begin: () => undefined,
  next: () => Promise.reject(new Error('planted')),
  give: () => undefined,
  close: () => undefined,
})

describe('a file that a thread reads ahead', () => {
  const lines = ['A', 'B', 'C', 'D'].map((school) => lineOf(school, '1'))

  it.each([[[1]], [[0, 2]], [[0, 0]], [[0, 1, 0]]])(
    'has parts that are asked for in their order, each once: not %j',
    async (order) => {
      const { file, parts } = fileOf(lines, [1, 1, 2])
      const blocks = readAhead(readerHere().reader, file, parts, null)
      const asked = async (): Promise<void> => {
        for (const index of order) await textsOf(blocks(index))
      }
      await expect(asked()).rejects.toThrow('readAhead requires parts in their order')
    },
  )

  it('is one whose students are not kept', () => {
    const { file, parts } = fileOf(lines, [2, 2], { students: createStudentKeys() })
    const { reader, report } = readerHere()
    expect(() => readAhead(reader, file, parts, null)).toThrow(
      'readAhead requires a file without its students',
    )
    expect(report.orders).toEqual([])
  })

  it('is told to the thread at once, without the part that is read here', () => {
    const { file, parts } = fileOf(lines, [1, 1, 2])
    const { reader, report } = readerHere()
    readAhead(reader, file, parts, null)
    expect(report.orders).toEqual([{ file, parts: parts.slice(1).map(({ part }) => part) }])
  })

  it('fails where the thread does, behind the part that is read here', async () => {
    const { file, parts } = fileOf(lines, [1, 3])
    const blocks = readAhead(failing(), file, parts, null)
    expect(await textsOf(blocks(0))).toEqual(['A 1 '])
    await expect(textsOf(blocks(1))).rejects.toThrow('planted')
  })
})
