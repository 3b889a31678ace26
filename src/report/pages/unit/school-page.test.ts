import { describe, expect, it } from 'vitest'
import { REPORT_PROTOCOL, reportInput, SCHOOLS } from '../../../../tests/support/report-input.js'
import {
  cohortRecord,
  SPECIALIST,
  schoolUnit,
  unitInput,
  waveOf,
} from '../../../../tests/support/unit-input.js'
import {
  blocksOf,
  build,
  COLUMNS,
  chartsOf,
  isShareOf,
  PLACES,
  readText,
  SCHOOL,
  SMALL,
  shownOf,
  tablesOf,
  UNITS,
} from '../../../../tests/support/unit-pages.js'
import { cohortMeasures } from '../../../cohort/measures.js'
import { renderDocument } from '../../document/html/render-document.js'
import { bandCounts } from '../../model/counted-bands.js'
import { UNIT_BUILDERS } from '../../report-builders.js'

describe('the page of a school', () => {
  it('that is hidden has no number and no blank where one would be, and says what hidden means', () => {
    const html = readText(build(SMALL))
    expect(html).toContain('fewer than 5 students in a cell, fewer than 10 valid sheets in a group')
    const [facts] = blocksOf(build(SMALL))
    expect(JSON.stringify(facts).match(/"text":"hidden"/g)?.length).toBeGreaterThan(4)
    expect(tablesOf(build(SMALL)).flatMap(({ rows: lines }) => lines.flat())).not.toContainEqual(
      expect.objectContaining({ kind: 'number' }),
    )
  })

  it('has tiers by grade and sex, and scales of the school with the same grades of all', () => {
    const ids = chartsOf(build(SCHOOL)).map(({ id }) => id)
    const expected = ['chart-quality', 'chart-tiers-grade', 'chart-tiers-sex', 'chart-heat']
    expect(ids).toEqual(expect.arrayContaining(expected))
    const heat = chartsOf(build(SCHOOL)).find(({ id }) => id === 'chart-heat')?.table
    expect(heat?.columns.map(({ label }) => label)).toEqual([
      'Scale',
      'Band of most concern',
      'This school',
      'All schools, Grade 7',
      'All schools, Grade 8',
    ])
  })

  it('shows the band of least concern of scales where most cells of the other end are hidden', () => {
    const { measures } = unitInput(PLACES, SCHOOL).campaign
    const ends = measures.map(({ id, reassuring, categories }) =>
      [id, (reassuring === 0 ? categories.at(-1) : categories[0])?.id].join(),
    )
    const empty = { count: null, share: null, low: null, high: null, suppressed: true }
    const known = reportInput(PLACES).rows.map((row) =>
      ends.includes([row.measure, row.category].join()) ? { ...row, ...empty } : row,
    )
    const wave = waveOf('autumn', known)
    const heat = chartsOf(build(SCHOOL, { wave })).find(({ id }) => id === 'chart-heat')?.table
    expect(heat?.columns[1]?.label).toBe('Band of least concern')
  })

  it('never lets counts of tiers stand for everybody who needs care', () => {
    for (const [name, unit] of UNITS)
      expect(readText(build(unit)), name).toContain('does not mean that nobody needs care')
  })

  it('marks its own school and no other in the funnel, and says how many are hidden', () => {
    const numbers = { n: 150, count: 12, share: 0.08, low: 0.05, high: 0.13, suppressed: false }
    const hidden = ['Area 1/School 4', 'Area 1/School 6']
    const known = reportInput(SCHOOLS).rows.map((row) => {
      const isRed = row.level === 'district/school' && row.category === 'red' && row.sex === 'all'
      return isRed && !hidden.includes(row.group) ? { ...row, ...numbers } : row
    })
    const wave = waveOf('autumn', known)
    const report = UNIT_BUILDERS.school(
      unitInput(SCHOOLS, schoolUnit(SCHOOLS, 'School 3'), { wave }),
    )
    const [funnel] = chartsOf(report).filter(({ id }) => /funnel/.test(id))
    expect(funnel?.svg).toContain('>This school</text>')
    for (const school of SCHOOLS) expect(funnel?.svg).not.toContain(school)
    expect(funnel?.description).toContain('10 schools are drawn, 2 are hidden')
    expect(funnel?.svg.match(/<circle [^>]*r="3"/g)).toHaveLength(9)
    expect(readText(report)).toContain('leaves out low shares first')
    expect(readText(report)).toMatch(
      /outside 95 %, within|outside 99.8 %|within the limits of chance/,
    )
  })

  it('with too few schools to compare with says so', () => {
    expect(readText(build(SCHOOL))).toContain('Fewer than three schools')
  })

  it('shows the trend of earlier waves from their own cells, and leaves out another protocol', () => {
    const earlier = reportInput(PLACES, 5).rows
    const previous = [
      waveOf('spring', earlier),
      { ...waveOf('<other>', earlier), isSameProtocol: false },
    ]
    const report = build(SCHOOL, { previous })
    const table = tablesOf(report).find(({ id }) => id === 'trend')
    expect(table?.columns.map(({ label }) => label)).toEqual(['Tier', 'spring', 'autumn'])
    const files = shownOf(report).map(({ source }) => source.file)
    expect(new Set(files)).toEqual(new Set(['cohort.csv', 'coverage.csv', 'previous-1/cohort.csv']))
    const html = renderDocument(report)
    expect(html).toContain('&lt;other&gt;')
    expect(html).not.toContain('<other>')
    const own = shownOf(report).filter(({ source }) => source.file === 'previous-1/cohort.csv')
    for (const { source } of own) {
      const row = earlier.find((one) => cohortRecord(one).slice(0, 6).join('|') === source.key)
      expect(row && cohortRecord(row)[COLUMNS.indexOf(source.column)]).toBe(source.text)
    }
    expect(own.length).toBeGreaterThan(3)
  })
})

describe('the page of a school with counted figures', () => {
  const counts = bandCounts(
    cohortMeasures(REPORT_PROTOCOL, unitInput(PLACES, SCHOOL).campaign.instruments),
  )
  for (let student = 0; student < 30; student++)
    counts.add(
      { school: 'School 3', grade: student % 2 === 0 ? '7' : '8', class: '1' },
      student < 13 ? 'female' : 'male',
      (index) =>
        index === 0 ? (student % 10 === 0 ? 'red' : 'none') : student % 3 === 0 ? 'band1' : 'band0',
    )
  const counted = counts.figuresOf(SCHOOL) ?? undefined
  const report = build(SCHOOL, { role: SPECIALIST, ...(counted === undefined ? {} : { counted }) })

  it('says that nothing is hidden, and shows tiers by grade and sex as counted', () => {
    const table = tablesOf(report).find(({ id }) => id === 'tiers-sex')
    const kinds = (table?.rows ?? []).flat().map(({ kind }) => kind)
    expect(kinds).not.toContain('hidden')
    const red = table?.rows
      .map((line) => line[3])
      .map((cell) => cell?.kind === 'number' && cell.value)
    expect(red).toEqual([3, 2, 1, 3, 2, 1, 0, 0, 0])
    expect(readText(report)).toContain('nothing is hidden')
  })

  it('names students.csv as the source of each of these figures', () => {
    const own = shownOf(report).filter(({ source }) => source.file === 'students.csv')
    expect(own.length).toBeGreaterThan(50)
    for (const { text, source } of own) {
      const isShare = ['share', 'low', 'high'].includes(source.column)
      if (isShare) expect(isShareOf(text, source.text), `${text} ${source.text}`).toBe(true)
      else expect(text).toBe(source.text)
    }
  })
})
