import { beforeAll, describe, expect, it } from 'vitest'
import {
  drawnSheet,
  drawsFrom,
  groupsOf,
  madeUpInstrument,
  madeUpProtocol,
  type Sheet,
  screenedBlock,
} from '../../tests/cohort-campaign.js'
import { addBlock } from '../cohort/add-block.js'
import { addEnrolled } from '../cohort/add-enrolled.js'
import { createCohort } from '../cohort/cohort.js'
import { type CohortRow, cohortRows } from '../cohort/cohort-rows.js'
import type { Protocol } from '../risk/protocol.js'
import { renderReport } from './render-report.js'
import type { ReportInput } from './report-input.js'

const LEVELS = ['district', 'school', 'grade', 'class']
const N_BANDS = [3, 2]
const HOSTILE = `<script>alert('x')</script>"&\u202E`

const protocol: Protocol = {
  ...madeUpProtocol(LEVELS, { minimumCell: 5, minimumGroup: 10 }),
  quality: [
    {
      id: 'fast',
      names: { en: 'Fast', zh: '过快' },
      index: 'seconds-per-item',
      below: 2,
      state: 'suspect',
      source: 'speed',
      confidence: 'single-source',
    },
  ],
  rules: [
    {
      id: 'high',
      tier: 'red',
      names: { en: 'A high score', zh: '高分' },
      when: { instrument: 'mood', scale: 'part1', atLeast: 20 },
      source: 'paper',
      confidence: 'verified-2-sources',
    },
  ],
  references: { paper: { text: 'A paper (2001).', doi: '10.1/x' }, speed: { text: 'On speed.' } },
}
const instrument = madeUpInstrument(N_BANDS)

function sheetsOf(schools: readonly string[], seed: number): Sheet[] {
  const draw = drawsFrom(seed)
  return schools.flatMap((school, index) =>
    Array.from({ length: school.startsWith('Small') ? 8 : 160 }, (_, student) =>
      drawnSheet(
        [`Area ${index % 2}`, school, String(7 + (student % 2)), '1'],
        1 + (student % 2),
        draw,
        N_BANDS,
      ),
    ),
  )
}

function inputOf(schools: readonly string[], seed = 1): ReportInput {
  const sheets = sheetsOf(schools, seed)
  const groups = groupsOf(sheets, LEVELS.length)
  const cohort = createCohort(protocol, [instrument])
  addBlock(cohort, screenedBlock(sheets, N_BANDS.length), groups)
  addEnrolled(cohort, groups)
  const count = (state: number): number => sheets.filter(({ quality }) => quality === state).length
  return {
    language: 'en',
    protocol,
    instruments: [instrument],
    norms: [],
    rows: cohortRows(cohort),
    accounting: {
      rows: sheets.length + 7,
      scored: sheets.length,
      rejected: 7,
      enrolled: sheets.length,
      answered: sheets.length,
      missing: 0,
      unknownToRoster: 0,
      hasRoster: true,
      valid: count(0),
      suspect: count(1),
      invalid: count(2),
    },
    version: '9.8.7',
    wave: 'autumn',
  }
}

const SCHOOLS = Array.from({ length: 12 }, (_, index) => `School ${index + 1}`)

/** The text of the cells of each table row that begins with this heading, inside one section. */
function lineOf(page: string, section: string, heading: string): string[] {
  const part = page.split(`<section id="${section}">`)[1]?.split('</section>')[0] ?? ''
  const line = part.split('<tr>').find((one) => textOf(one.split('</th>')[0] ?? '') === heading)
  return [...(line ?? '').matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => textOf(cell))
}

function textOf(markup: string): string {
  return markup
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
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
    input = inputOf(SCHOOLS)
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
    const small = inputOf([...SCHOOLS, 'Small A', 'Small B'])
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

describe('the page', () => {
  it('has no script and reaches for nothing outside itself', () => {
    const page = renderReport(inputOf(SCHOOLS))
    expect(page).not.toMatch(/<(script|link|iframe|object|embed|img|base|form)\b/i)
    expect(page).not.toMatch(/\son\w+=/i)
    expect(page).not.toMatch(/@import|url\((?!#)/)
    const targets = [...page.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, target]) => target ?? '')
    expect(targets.length).toBeGreaterThan(5)
    for (const target of targets) {
      expect(target.startsWith('#')).toBe(true)
      expect(page).toContain(`id="${target.slice(1)}"`)
    }
  })

  it('every text of the data is escaped, and turns no direction', () => {
    const names = { en: HOSTILE, zh: HOSTILE }
    const input = inputOf([...SCHOOLS.slice(0, 4), HOSTILE])
    const hostile: ReportInput = {
      ...input,
      wave: HOSTILE,
      version: HOSTILE,
      protocol: {
        ...protocol,
        names,
        notes: [names],
        tiers: protocol.tiers.map((tier) => ({ ...tier, names, colour: HOSTILE, who: names })),
        baseline: { id: 'none', names },
        rules: protocol.rules.map((rule) => ({ ...rule, names, source: HOSTILE })),
        references: { paper: { text: HOSTILE }, [HOSTILE]: { text: HOSTILE, url: HOSTILE } },
      },
      instruments: [
        {
          ...instrument,
          displayNames: names,
          names,
          licence: { ...instrument.licence, status: HOSTILE },
        },
      ],
    }
    const page = renderReport(hostile)
    expect(page).not.toContain('<script')
    expect(page).not.toContain('\u202E')
    expect(page.split('&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;').length).toBeGreaterThan(10)
    expect(page).toContain('fill="#757575"')
  })

  it('the same input gives the same text, and a pair of languages the same figures', () => {
    const input = inputOf(SCHOOLS)
    const page = renderReport(input)
    expect(renderReport(inputOf(SCHOOLS))).toBe(page)
    const chinese = renderReport({ ...input, language: 'zh' })
    const figures = (text: string): string[] =>
      [...text.matchAll(/<td class="figure[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) =>
        textOf(cell),
      )
    expect(figures(chinese)).toEqual(figures(page))
    expect(figures(page).length).toBeGreaterThan(100)
    expect(chinese).toContain('<html lang="zh-CN">')
    expect(chinese).toContain('七年级')
  })

  it('no text is left unfilled in either language', () => {
    const input = inputOf(SCHOOLS)
    for (const language of ['en', 'zh'] as const)
      expect(renderReport({ ...input, language })).not.toMatch(/\{\d\}|undefined|NaN|\[object/)
  })

  it('says that it is no diagnosis, whose example it is, and what it was made with', () => {
    const page = renderReport(inputOf(SCHOOLS))
    expect(page).toContain('A screening result is not a diagnosis; it suggests with whom to talk.')
    expect(page).toContain('The protocol is an example')
    for (const fact of ['0123456789abcdef', 'fedcba9876543210', '9.8.7', 'two sources agree'])
      expect(page).toContain(fact)
    expect(page).toContain('A paper (2001). doi:10.1/x')
  })

  it('every chart has a title and a description of its own', () => {
    const page = renderReport(inputOf(SCHOOLS))
    const charts = [...page.matchAll(/role="img" aria-labelledby="(\S+) (\S+)"/g)]
    expect(charts).toHaveLength(4)
    for (const [, title = '', description = ''] of charts) {
      expect(page.split(`id="${title}"`)).toHaveLength(2)
      expect(page.split(`id="${description}"`)).toHaveLength(2)
    }
  })

  it('three hundred schools stay under 1.5 MB', () => {
    const schools = Array.from({ length: 300 }, (_, index) => `No. ${index + 1} Middle School`)
    expect(renderReport(inputOf(schools)).length).toBeLessThan(1_500_000)
  })

  it('a campaign without rows says so', () => {
    expect(renderReport({ ...inputOf(SCHOOLS), rows: [] })).toContain(
      'There are no results to show.',
    )
  })
})
