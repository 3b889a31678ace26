import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { FORMATS } from '../../src/io/formats/formats.js'
import { prepareTable } from '../../src/io/formats/prepare-table.js'
import { mindgauge, workplace } from '../cli/run-command.js'
import { readSource } from '../support/read-source.js'

const FOLDER = 'tests/fixtures/formats'
/** The same cohort in every form that a reader knows; see the scripts beside the files. */
const FILES = readdirSync(FOLDER)
  .filter((name) => /^cohort[^_]*\.[a-z0-9.]+$/.test(name) && !name.includes('pspp'))
  .sort()
const place = workplace()
afterAll(place.remove)

/** A workbook with several sheets wants a choice. */
const chosen = (name: string): Record<string, string> =>
  name.includes('sheets') ? { sheet: '答卷' } : {}

/** Rows as cells, as long as the header, without a line end's carriage return in them. */
const plain = (rows: readonly (readonly string[] | null)[], width: number): (string[] | null)[] =>
  rows.map((row) =>
    row === null
      ? null
      : [...row, ...new Array<string>(width - row.length).fill('')].map((cell) =>
          cell.replaceAll('\r\n', '\n').trimEnd(),
        ),
  )

it('the cohort stands in every format, and in gzip', () => {
  const endings = ['csv', 'tsv', 'gz', 'json', 'jsonl', 'parquet', 'sav', 'zsav', 'xlsx']
  for (const ending of endings)
    expect(
      FILES.filter((name) => name.endsWith(`.${ending}`)),
      ending,
    ).not.toEqual([])
})

it('the formats are told by what stands in a file', async () => {
  const seen = new Set<string>()
  for (const name of FILES) {
    const table = await prepareTable(join(FOLDER, name), chosen(name))
    if (!table.ok) throw new Error(`${name} cannot be read`)
    seen.add(table.value.format)
    table.value.remove()
  }
  expect([...seen].sort()).toEqual(FORMATS.map(({ id }) => id).sort())
})

describe.each(FILES.filter((name) => !name.endsWith('.gz')))('%s', (name) => {
  it('has the columns and rows of the cohort', async () => {
    const cohort = await readSource(join(FOLDER, 'cohort.csv'))
    const own = await readSource(join(FOLDER, name), chosen(name))
    const width = cohort.names.length
    expect(own.names).toEqual(cohort.names)
    expect(plain(own.rows, width)).toEqual(plain(cohort.rows, width))
  })
})

describe.each(FILES)('%s', (name) => {
  const score = async (file: string): Promise<string> => {
    const out = place.path('scores.csv')
    const words = ['--instrument', 'phq-9', '--out', out, '--sheet', chosen(file)['sheet'] ?? '1']
    const { code, err } = await mindgauge('score', join(FOLDER, file), ...words)
    expect(code, err).toBe(1)
    return place.read('scores.csv').replaceAll('\r', '')
  }

  it('gives the same scores as every other', async () => {
    const trimmed = (text: string): string => text.replaceAll(/[ \t]+(?=[,"\n])/g, '')
    expect(trimmed(await score(name))).toBe(trimmed(await score('cohort.csv')))
  })

  it('is the same roster as every other', async () => {
    const screen = async (file: string): Promise<unknown> => {
      const sheet = chosen(file)['sheet'] ?? '1'
      const out = place.path('screened')
      const words = ['--protocol', 'tests/fixtures/formats/protocol.json', '--out', out, '--json']
      const path = join(FOLDER, file)
      const both = ['--sheet', sheet, '--roster', path, '--roster-sheet', sheet]
      const { out: said, err, code } = await mindgauge('screen', path, ...both, ...words)
      expect([0, 1], err).toContain(code)
      const { accounting } = JSON.parse(said)
      return accounting
    }
    expect(await screen(name)).toEqual(await screen('cohort.csv'))
  })
})

it('nothing is left in the temporary folder', async () => {
  const table = await prepareTable(join(FOLDER, 'cohort.xlsx'))
  if (!table.ok) throw new Error('the cohort cannot be read')
  const { path } = table.value
  expect(readFileSync(path, 'utf8').split('\n').length).toBeGreaterThan(7)
  table.value.remove()
  expect(() => readFileSync(path)).toThrow('ENOENT')
})
