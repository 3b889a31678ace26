import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { countLines } from '../support/count-lines.js'
import { workbookParts } from '../support/make-workbook.js'
import { makeZip } from '../support/make-zip.js'
import { type ReadFile, readAnyFile } from '../support/read-any-file.js'

/** Mutated files for each reader; a long run sets more: `MINDGAUGE_FUZZ_RUNS=100000 npx vitest run tests/formats/fuzz`. */
const RUNS = Number(process.env['MINDGAUGE_FUZZ_RUNS'] ?? 150)
const FOLDER = 'tests/fixtures/formats'
const SEEDS = [
  ...[
    'cohort.csv',
    'cohort-gb18030.csv',
    'cohort-utf16le.tsv',
    'cohort-excel.csv',
    'cohort.csv.gz',
  ],
  ...['cohort.xlsx', 'cohort-merged.xlsx', 'cohort.sav', 'cohort-none.sav', 'cohort.zsav'],
  ...['cohort-pspp.sav', 'cohort-pspp.zsav', 'cohort.json', 'cohort-wrapped.json', 'cohort.jsonl'],
  ...['cohort.parquet', 'cohort-plain.parquet'],
]

/** One change to a file: places and lengths are shares of it, so that small numbers stay small when it shrinks. */
interface Change {
  readonly kind: 'byte' | 'bit' | 'cut' | 'remove' | 'repeat' | 'number' | 'text'
  readonly at: number
  readonly length: number
  readonly value: number
}

const TEXTS = [
  '"',
  '\n',
  '\r',
  ',',
  '\t',
  '\0',
  '<',
  '>',
  '&',
  '{',
  '}',
  '[',
  ']',
  '__proto__',
  '1e999',
]
const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('byte', 'bit', 'cut', 'remove', 'repeat', 'number', 'text'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.double({ min: 0, max: 0.3, noNaN: true }),
  value: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
})
const changes = fc.array(change, { minLength: 1, maxLength: 5 })

function changed(bytes: Buffer, { kind, at, length, value }: Change): Buffer {
  const place = Math.min(Math.max(0, bytes.length - 1), Math.floor(at * bytes.length))
  const end = Math.min(bytes.length, place + Math.floor(length * bytes.length))
  const copy = Buffer.from(bytes)
  if (bytes.length < 8) return Buffer.concat([bytes, Buffer.from('x')])
  if (kind === 'byte') copy[place] = value & 255
  if (kind === 'bit') copy[place] = (copy[place] as number) ^ (1 << (value & 7))
  if (kind === 'cut') return copy.subarray(0, place)
  if (kind === 'remove') return Buffer.concat([copy.subarray(0, place), copy.subarray(end)])
  if (kind === 'repeat') return Buffer.concat([copy.subarray(0, end), copy.subarray(place)])
  if (kind === 'number') copy.writeInt32LE(value, Math.min(place & ~3, bytes.length - 4))
  if (kind === 'text') {
    const text = Buffer.from(TEXTS[Math.abs(value) % TEXTS.length] as string)
    return Buffer.concat([copy.subarray(0, place), text, copy.subarray(place)])
  }
  return copy
}

const place = mkdtempSync(join(tmpdir(), 'mindgauge-fuzz-'))
afterAll(() => rmSync(place, { recursive: true, force: true }))

/**
 * Reads bytes as a file; `readAnyFile` throws where a row is unaccounted for. What is refused is refused with an issue,
 * and a text has as many rows as somebody else counts lines in it.
 */
async function read(bytes: Uint8Array): ReturnType<typeof readAnyFile> {
  const path = join(place, 'file')
  writeFileSync(path, bytes)
  const found = await readAnyFile(path)
  if (found.format === null) expect(found.issues).not.toEqual([])
  const lines = found.format === 'csv' && isRead(found) ? countLines(bytes) : null
  if (lines === null) return found
  expect(found.rows).toBeGreaterThanOrEqual(lines.least)
  expect(found.rows).toBeLessThanOrEqual(lines.most)
  return found
}

const isRead = ({ issues, rows }: ReadFile): boolean =>
  rows > 0 || !issues.some((text) => text.startsWith('error '))

describe('a damaged file is read or refused, never a crash, and no row is lost', () => {
  it.each(SEEDS)('%s', { timeout: RUNS * 1000 }, async (name) => {
    const seed = readFileSync(join(FOLDER, name))
    await fc.assert(
      fc.asyncProperty(changes, async (list) => {
        await read(list.reduce(changed, seed))
      }),
      { numRuns: RUNS },
    )
  })

  const table = [
    ['student', 'phq9_1', 'a <b> & "c"'],
    ['0071', '1', '一'],
    ['0072', '2', ''],
  ]
  const sheet = `<worksheet><sheetData>${table
    .map(
      (cells, row) =>
        `<row r="${row + 1}">${cells.map((_, at) => `<c r="${'ABC'[at]}${row + 1}" t="s"><v>${row * 3 + at}</v></c>`).join('')}</row>`,
    )
    .join('')}</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>`
  const parts = workbookParts(sheet, table.flat())

  it.each(Object.keys(parts))('%s inside a workbook', { timeout: RUNS * 1000 }, async (name) => {
    await fc.assert(
      fc.asyncProperty(changes, async (list) => {
        const inner = list.reduce(changed, Buffer.from(parts[name] as string))
        await read(makeZip({ ...parts, [name]: inner }))
      }),
      { numRuns: RUNS },
    )
  })
})

describe('any bytes behind the first ones of a format', () => {
  const starts = [
    'PK\u0003\u0004',
    '$FL2',
    '$FL3',
    'PAR1',
    '{"',
    '[{',
    '\u001f\u008b\u0008\u0000',
    '',
  ]
  it.each(starts)('%j', { timeout: RUNS * 1000 }, async (start) => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), async (bytes) => {
        await read(Buffer.concat([Buffer.from(start, 'latin1'), bytes]))
      }),
      { numRuns: RUNS },
    )
  })
})
