import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wilsonInterval } from '../../src/stat/wilson-interval.js'
import { mindgauge, records } from '../cli/run-command.js'
import { filesBelow, type ReportTerm, reportTerm } from './report-term.js'

let term: ReportTerm
beforeAll(async () => {
  term = await reportTerm()
})
afterAll(() => term.place.remove())

interface Shown {
  readonly value: string
  readonly file: string
  readonly key: string
  readonly column: string
  readonly text: string
}

const FIGURE =
  /<data value="([^"]*)" data-file="([^"]*)" data-key="([^"]*)" data-column="([^"]*)">([^<]*)<\/data>/g

const plain = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

function figuresOf(html: string): Shown[] {
  return [...html.matchAll(FIGURE)].map(
    ([, value = '', file = '', key = '', column = '', text = '']) => ({
      value: plain(value),
      file: plain(file),
      key: plain(key),
      column: plain(column),
      text: plain(text),
    }),
  )
}

/** The rows of a result file by the key that pages name. */
function rowsByKey(file: string): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const rows = records(readFileSync(join(term.results, file), 'utf8'))
  const parts: Readonly<Record<string, readonly string[]>> = {
    'cohort.csv': ['level', 'group', 'sex', 'sheets', 'measure', 'category'],
    'coverage.csv': ['level', 'group'],
  }
  const named = parts[file]
  return new Map(
    rows.map((row, index) => [
      named === undefined ? String(index + 1) : named.map((part) => row[part] ?? '').join('|'),
      row,
    ]),
  )
}

describe.each([
  ['student', 'specialist'],
  ['student', 'family'],
  ['class', 'specialist'],
  ['class', 'class-teacher'],
  ['grade', 'head'],
  ['grade', 'specialist'],
  ['school', 'specialist'],
  ['district', 'district'],
])('every number on pages about each %s for %s', (level, role) => {
  it('is that of the cell that it names', async () => {
    const out = term.place.path(`figures-${level}-${role}`)
    const words = ['report', term.results, '--level', level, '--role', role, '--out', out]
    words.push('--roster', term.roster)
    const made = await mindgauge(...words)
    expect(made.code, made.err).toBe(0)
    const files = new Map<string, ReturnType<typeof rowsByKey>>()
    let checked = 0
    for (const page of filesBelow(out))
      for (const { value, file, key, column, text } of figuresOf(page.text)) {
        const rows = files.get(file) ?? rowsByKey(file)
        files.set(file, rows)
        const cell =
          key.includes('|') && file === 'students.csv'
            ? column.startsWith('n_') || column.includes('_share')
              ? took(rows, key, column)
              : counted(rows, key, column)
            : rows.get(key)?.[column]
        expect(value, `${page.path}: ${file} ${key} ${column}`).toBe(cell)
        if (value !== '') expectShown(text, Number(value))
        else expect(text).toMatch(/hidden|fewer|·/i)
        checked++
      }
    if (role !== 'family') expect(checked).toBeGreaterThan(5)
  }, 120_000)
})

/** The school of a row; the apostrophe that keeps a spreadsheet from running a name is no part of it. */
const schoolOf = (row: Readonly<Record<string, string>>): string =>
  (row['school'] ?? '').replace(/^'(?==)/, '')

/** Whether a student belongs to a group, whose name may begin with the district. */
const isIn = (row: Readonly<Record<string, string>>, group: string): boolean =>
  [
    schoolOf(row),
    `${schoolOf(row)}/${row['grade']}`,
    `${schoolOf(row)}/${row['grade']}/${row['class']}`,
  ].some((end) => group.endsWith(`/${end}`))

/** Who took part, counted once more from the rows of those with a sheet and of those without. */
function took(rows: ReturnType<typeof rowsByKey>, key: string, column: string): string | undefined {
  const group = key.slice(key.indexOf('|') + 1)
  const own = [...rows.values()].filter((row) => isIn(row, group))
  const nMissing = [...rowsByKey('missing.csv').values()].filter((row) => isIn(row, group)).length
  const nValid = own.filter(({ quality }) => quality === 'valid').length
  const nEnrolled = own.length + nMissing
  const figures: Readonly<Record<string, string>> = {
    n_enrolled: String(nEnrolled),
    n_answered: String(own.length),
    n_valid: String(nValid),
    n_missing: String(nMissing),
    answered_share: (own.length / nEnrolled).toFixed(4),
    missing_share: (nMissing / nEnrolled).toFixed(4),
    valid_share: (nValid / own.length).toFixed(4),
  }
  return figures[column]
}

/**
 * What a page of the psychologist counts itself, counted once more from the rows: the key ends in sex, sheets, measure
 * and category, and a school's name may hold the sign between them.
 */
function counted(
  rows: ReturnType<typeof rowsByKey>,
  key: string,
  column: string,
): string | undefined {
  const parts = key.split('|')
  const [sex = '', , measure = '', category = ''] = parts.slice(-4)
  const group = parts.slice(1, -4).join('|')
  const told = [...rows.values()].filter(
    (row) =>
      isIn(row, group) &&
      (measure === 'quality' || row['quality'] !== 'invalid') &&
      (sex === 'all' || row['sex'] === sex),
  )
  const known = told
    .map((row) => row[measure] ?? '')
    .filter((id) => id !== '' && (measure === 'quality' || id !== 'invalid'))
  const count = known.filter((id) => id === category).length
  const { low, high } = wilsonInterval(count, known.length)
  const figures: Readonly<Record<string, string>> = {
    n: String(known.length),
    count: String(count),
    share: (count / known.length).toFixed(4),
    low: low.toFixed(4),
    high: high.toFixed(4),
  }
  return figures[column]
}

/** A count is shown whole, a share in percent with one decimal, a score with two decimals at most. */
function expectShown(text: string, value: number): void {
  const number = Number(text.replaceAll(/[,%\s]/g, ''))
  const isPercent = text.includes('%') || Math.abs(number - value * 100) < 0.051
  const shown = isPercent ? number / 100 : number
  expect(Math.abs(shown - value), `${text} for ${value}`).toBeLessThanOrEqual(
    isPercent ? 0.000501 : 0.00501,
  )
}
