import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { makeWorkbook } from '../support/make-workbook.js'
import { readAnyFile } from '../support/read-any-file.js'

/** Inputs of each test; a long run sets more. */
const RUNS = Number(process.env['MINDGAUGE_FUZZ_RUNS'] ?? 150)

const place = mkdtempSync(join(tmpdir(), 'mindgauge-tables-'))
afterAll(() => rmSync(place, { recursive: true, force: true }))

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
        const path = join(place, 'packed')
        writeFileSync(path, gzipSync(written(whole.map((row) => ['x', ...row]))))
        const { rows } = await readAnyFile(path)
        expect(rows).toBe(0)
      }),
      { numRuns: RUNS },
    )
  })
})
