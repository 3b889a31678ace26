import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { countLines } from '../support/count-lines.js'
import { makeWorkbook, workbookParts } from '../support/make-workbook.js'
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

/** Cells that every format can hold: no control characters but line ends and tabs, no lone surrogates. */
const cell = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      '',
      '0',
      '007',
      '1.0',
      ' a ',
      '"',
      'a\tb',
      'a\nb',
      'a,b',
      '=1',
      '一',
      '_x000D_',
      '&lt;',
    ),
  )
  .filter((text) => !/[\p{Cc}\u2028\u2029\ufffe\uffff]/u.test(text.replaceAll(/[\t\n]/g, '')))
const tables = fc.integer({ min: 2, max: 6 }).chain((width) =>
  fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
    minLength: 1,
    maxLength: 8,
  }),
)

describe('a table that is written is read back', () => {
  const back = async (bytes: Uint8Array): Promise<unknown> => {
    const { readSource } = await import('../support/read-source.js')
    const path = join(place, 'table')
    writeFileSync(path, bytes)
    const { names, rows } = await readSource(path)
    return [
      names,
      ...rows.map((row) =>
        [...(row ?? []), ...new Array<string>(9).fill('')].slice(0, names.length),
      ),
    ]
  }
  const named = (table: readonly (readonly string[])[]): string[][] => [
    (table[0] ?? []).map((_, at) => `c${at}`),
    ...table.map((row) => [...row]),
  ]
  /** Rows with nothing in them at the end are formatted cells to a workbook. */
  const filled = (table: string[][]): string[][] => [
    ...table,
    (table[0] ?? []).map((_, at) => (at === 0 ? 'end' : '')),
  ]
  const records = (table: string[][]): Record<string, string>[] =>
    table.slice(1).map((row) => Object.fromEntries(row.map((text, at) => [`c${at}`, text])))

  it('as a workbook', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async (table) => {
        const whole = filled(named(table))
        // Cells of blanks behind the last one with something in it are nothing.
        const trimmed = whole.map((row) => {
          const last = row.findLastIndex((text) => text.trim() !== '')
          return row.map((text, at) => (at > last ? '' : text))
        })
        expect(await back(makeWorkbook(whole))).toEqual(trimmed)
      }),
      { numRuns: RUNS },
    )
  })

  it.each([
    ['JSON', (list: readonly object[]) => JSON.stringify(list)],
    ['JSON with blanks', (list: readonly object[]) => JSON.stringify(list, null, 2)],
    [
      'JSON Lines',
      (list: readonly object[]) => `${list.map((one) => JSON.stringify(one)).join('\n')}\n`,
    ],
    ['wrapped JSON', (list: readonly object[]) => JSON.stringify({ n: 1, records: list })],
  ])('as %s', async (_, write) => {
    await fc.assert(
      fc.asyncProperty(tables, async (table) => {
        const whole = named(table)
        expect(await back(Buffer.from(write(records(whole))))).toEqual(whole)
      }),
      { numRuns: RUNS },
    )
  })

  it('as CSV, and through gzip', async () => {
    const written = (table: string[][]): Buffer =>
      Buffer.from(
        table
          .map((row) => `${row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')}\n`)
          .join(''),
      )
    await fc.assert(
      fc.asyncProperty(tables, async (table) => {
        const whole = named(table)
        expect(await back(written(whole))).toEqual(whole)
        const { rows } = await read(gzipSync(written(whole.map((row) => ['x', ...row]))))
        expect(rows).toBe(0)
      }),
      { numRuns: RUNS },
    )
  })
})
