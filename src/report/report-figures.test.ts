import { beforeAll, describe, expect, it } from 'vitest'
import { reportInput, SCHOOLS, textOf } from '../../tests/support/report-input.js'
import type { CohortRow } from '../cohort/cohort-rows.js'
import { renderReport } from './render-report.js'
import type { ReportInput } from './report-input.js'

/** The text of the cells of each table row that begins with this heading, inside one section. */
function lineOf(page: string, section: string, heading: string): string[] {
  const part = page.split(`<section id="${section}">`)[1]?.split('</section>')[0] ?? ''
  const line = part.split('<tr>').find((one) => textOf(one.split('</th>')[0] ?? '') === heading)
  return [...(line ?? '').matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => textOf(cell))
}

const thousands = (count: number): string => String(count).replace(/(\d)(\d{3})$/, '$1,$2')

const percent = (share: number): string => (Math.round(share * 1000) / 10).toFixed(1)

/** What a cell must show of a row, and of the same row without suspect sheets. */
function shown(row: CohortRow | undefined, valid: CohortRow | undefined): string {
  if (row === undefined) return '–'
  const bracket =
    valid === undefined ? '' : `[${valid.share === null ? '·' : percent(valid.share)}]`
  if (row.count === null) return ['·', bracket].filter((part) => part !== '').join(' ')
  if (row.share === null) return String(row.count)
  const interval = `(${percent(row.low ?? 0)}–${percent(row.high ?? 0)})`
  return [row.count, percent(row.share), interval, bracket].filter((part) => part !== '').join(' ')
}

function find(
  rows: readonly CohortRow[],
  sheets: CohortRow['sheets'],
  level: string,
  group: string,
  measure: string,
  category: string,
): CohortRow | undefined {
  return rows.find(
    (row) =>
      row.sheets === sheets &&
      row.level === level &&
      row.group === group &&
      row.sex === 'all' &&
      row.measure === measure &&
      row.category === category,
  )
}

describe('the figures of the report', () => {
  let input: ReportInput
  let page: string
  beforeAll(() => {
    input = reportInput(SCHOOLS)
    page = renderReport(input)
  })

  const categories = ['red', 'yellow', 'none', 'undetermined']

  it('every tier figure of a grade and of a place is that of its row, in the order of the rows', () => {
    const places = { grade: 'grades', district: 'places-1', 'district/school': 'places-2' }
    let cells = 0
    for (const [level, section] of Object.entries(places))
      for (const row of input.rows) {
        const isFirst = row.measure === 'quality' && row.category === 'valid'
        if (row.level !== level || row.sex !== 'all' || !isFirst) continue
        const name = row.group.split('/').at(-1) ?? ''
        const line = lineOf(page, section, level === 'grade' ? `Grade ${name}` : name)
        const wanted = categories.map((id) =>
          shown(
            find(input.rows, 'all', level, row.group, 'tier', id),
            find(input.rows, 'valid', level, row.group, 'tier', id),
          ),
        )
        expect(line.slice(0, 2)).toEqual([
          thousands(row.nEnrolled ?? -1),
          thousands(row.nAnswered ?? -1),
        ])
        expect(line.slice(-4), `${level} ${row.group}`).toEqual(wanted)
        cells += wanted.length
      }
    expect(cells).toBeGreaterThan(40)
    const order = input.rows.flatMap(({ level, group }) =>
      level === 'district/school' ? [group.split('/').at(-1) ?? ''] : [],
    )
    const section = page.split('<section id="places-2">')[1]?.split('</section>')[0] ?? ''
    const printed = [...section.matchAll(/<bdi>(School \d+)<\/bdi>/g)].map(([, name]) => name)
    expect(printed).toEqual([...new Set(order)])
  })

  it('every band figure is that of its row, with and without suspect sheets', () => {
    const bands = ['low', 'middle', 'high']
    const wanted = bands.map((band) => {
      const row = (sheets: CohortRow['sheets']): CohortRow | undefined =>
        find(input.rows, sheets, 'grade', '7', 'mood_part1_band', band)
      return shown(row('all'), row('valid'))
    })
    expect(lineOf(page, 'scales', 'Grade 7').slice(-3)).toEqual(wanted)
    expect(wanted.join()).toMatch(/\d \(?\d/)
  })

  it('a hidden group has no figure, and a hidden cell neither', () => {
    const small = reportInput([...SCHOOLS, 'Small A', 'Small B'])
    const rendered = renderReport(small)
    const hidden = small.rows.filter(
      ({ level, measure }) => level === 'district/school' && measure === 'all',
    )
    expect(hidden.map(({ group }) => group)).toContain('Area 0/Small A')
    for (const { group } of hidden)
      expect(lineOf(rendered, 'places-2', group.split('/').at(-1) ?? '')).toEqual([
        '· the whole group is hidden',
      ])
    expect(input.rows.some((row) => row.level === 'grade' && row.suppressed)).toBe(true)
  })

  it('a row that says it is hidden shows no number, whatever it carries', () => {
    const leaking = input.rows.map((row) =>
      row.suppressed ? { ...row, count: 4, share: 0.04, low: 0.01, high: 0.1 } : row,
    )
    expect(leaking).not.toEqual(input.rows)
    expect(renderReport({ ...input, rows: leaking })).toBe(page)
  })

  it('the accounting is shown as it is', () => {
    const { accounting } = input
    expect(lineOf(page, 'accounting', 'Enrolled')[0]).toBe(thousands(accounting.enrolled))
    expect(lineOf(page, 'accounting', 'Rejected rows')[0]).toBe('7')
    for (const [heading, count] of [
      ['Valid', accounting.valid],
      ['Suspect', accounting.suspect],
      ['Invalid', accounting.invalid],
    ] as const)
      expect(lineOf(page, 'accounting', heading)[0]).toBe(
        `${thousands(count)} ${percent(count / accounting.answered)} % of answered`,
      )
  })

  it('a crisis count that is hidden reads as hidden', () => {
    const rows = input.rows.map((row) =>
      row.measure === 'crisis' ? { ...row, count: null, share: null, suppressed: true } : row,
    )
    expect(textOf(renderReport({ ...input, rows }))).toContain('else is on the sheet: hidden')
    const flagged = find(input.rows, 'all', 'all', 'all', 'crisis', 'flagged')
    expect(textOf(page)).toContain(`else is on the sheet: ${flagged?.count ?? 'hidden'}`)
  })

  it('shows no class and no grade of one school', () => {
    const without = input.rows.filter(({ level }) => !/school\/grade/.test(level))
    expect(without.length).toBeLessThan(input.rows.length)
    expect(renderReport({ ...input, rows: without })).toBe(page)
  })

  it('without a roster nobody is counted as missing', () => {
    const accounting = { ...input.accounting, hasRoster: false }
    const rendered = renderReport({ ...input, accounting })
    expect(lineOf(rendered, 'accounting', 'Missing')).toEqual([])
    expect(rendered).toContain('There was no roster')
  })
})
