import { describe, expect, it } from 'vitest'
import {
  REPORT_PROTOCOL,
  reportInput,
  SCHOOLS,
  textOf,
} from '../../../../tests/support/report-input.js'
import { elementsOf } from '../../../../tests/support/svg-elements.js'
import {
  CLASS_TEACHER,
  cohortRecord,
  EVERYBODY,
  listed,
  OFFICE,
  SPECIALIST,
  schoolUnit,
  unitInput,
  waveOf,
} from '../../../../tests/support/unit-input.js'
import { cohortMeasures } from '../../../cohort/measures.js'
import { renderDocument } from '../../document/html/render-document.js'
import type { ChartBlock, DocumentBlock, ReportDocument } from '../../document/report-document.js'
import type { CellSource, Run } from '../../document/run.js'
import type { TableBlock, TableCell } from '../../document/table-block.js'
import { formatCount, formatPercent } from '../../format-number.js'
import { bandCounts } from '../../model/counted-bands.js'
import type { Unit } from '../../model/report-level.js'
import type { UnitInput } from '../../model/unit-input.js'
import { UNIT_BUILDERS } from '../../report-builders.js'

const PLACES = [...SCHOOLS.slice(0, 6), 'Small one', 'Small two']
const SCHOOL = schoolUnit(PLACES, 'School 3')
const SMALL = schoolUnit(PLACES, 'Small one')
const GRADE: Unit = {
  level: 'grade',
  school: 'School 3',
  grade: '7',
  cohortLevel: 'district/school/grade',
  cohortGroup: 'Area 0/School 3/7',
}
const CLASS: Unit = {
  level: 'class',
  school: 'School 3',
  grade: '7',
  class: '1',
  cohortLevel: 'district/school/grade/class',
  cohortGroup: 'Area 0/School 3/7/1',
}
const DISTRICT: Unit = {
  level: 'district',
  district: 'Area 1',
  cohortLevel: 'district',
  cohortGroup: 'Area 1',
}
const UNITS = { SCHOOL, SMALL, GRADE, CLASS, DISTRICT, EVERYBODY }
const NAMES = Object.keys(UNITS) as (keyof typeof UNITS)[]

const rows = reportInput(PLACES).rows
const records = new Map(
  rows.map((row) => [cohortRecord(row).slice(0, 6).join('|'), cohortRecord(row)]),
)
const COLUMNS =
  'level group sex sheets measure category n_enrolled n_answered n_valid n count share low high suppressed'.split(
    ' ',
  )

function build(unit: Unit, changes: Partial<UnitInput> = {}): ReportDocument {
  return UNIT_BUILDERS[unit.level](unitInput(PLACES, unit, changes))
}

const blocksOf = ({ sections }: ReportDocument): readonly DocumentBlock[] =>
  sections.flatMap(({ blocks }) => blocks)

const chartsOf = (report: ReportDocument): ChartBlock[] =>
  blocksOf(report).filter((block) => block.kind === 'chart')

function tablesOf(report: ReportDocument): TableBlock[] {
  return blocksOf(report).flatMap((block) =>
    block.kind === 'table' ? [block] : block.kind === 'chart' ? (block.table ?? []) : [],
  )
}

interface Shown {
  readonly text: string
  readonly source: CellSource
}

/** Every figure of a document with the place that it names. */
function shownOf(report: ReportDocument): Shown[] {
  const ofRuns = (runs: readonly Run[]): Shown[] =>
    runs.flatMap((run) => (typeof run !== 'string' && run.kind === 'figure' ? [run] : []))
  const ofCell = (cell: TableCell): Shown[] => {
    if (cell.kind === 'text') return ofRuns(cell.runs)
    if (cell.kind === 'blank' || cell.source === null) return []
    const more = cell.kind === 'number' ? ofRuns(cell.more ?? []) : []
    return [{ text: cell.text, source: cell.source }, ...more]
  }
  const ofFacts = blocksOf(report).flatMap((block) =>
    block.kind === 'facts' ? block.facts.flatMap(({ runs }) => ofRuns(runs)) : [],
  )
  return [...ofFacts, ...tablesOf(report).flatMap((table) => table.rows.flat().flatMap(ofCell))]
}

/** What a reader reads. */
const readText = (report: ReportDocument): string =>
  textOf(renderDocument(report).replace(/<style>[\s\S]*?<\/style>/, ''))

describe.each(NAMES)('the page of %s', (name) => {
  const unit = UNITS[name]

  it('shows each figure as it stands in its cell, rounded, and what is hidden as hidden', () => {
    const shown = shownOf(build(unit)).filter(({ source }) => source.file === 'cohort.csv')
    expect(shown.length).toBeGreaterThan(5)
    for (const { text, source } of shown) {
      const cell = records.get(source.key)?.[COLUMNS.indexOf(source.column)]
      expect(cell, source.key).toBe(source.text)
      const isShare = ['share', 'low', 'high'].includes(source.column)
      const expected = isShare ? formatPercent(Number(cell)) : formatCount(Number(cell))
      expect(text).toBe(cell === '' ? 'hidden' : expected)
    }
  })

  it('has a table of the same figures right behind each chart, or right before it', () => {
    const report = build(unit)
    const blocks = blocksOf(report)
    blocks.forEach((block, at) => {
      if (block.kind !== 'chart' || block.table !== null) return
      const near = report.sections.find(({ blocks: own }) => own.includes(block))?.blocks ?? []
      expect(
        near.some(({ kind }) => kind === 'table'),
        `${block.id} ${at}`,
      ).toBe(true)
    })
    expect(chartsOf(report).length).toBeGreaterThan(0)
  })

  it('has ids that are unique and rows as long as their heads', () => {
    const report = build(unit)
    const tables = tablesOf(report)
    const ids = [
      ...report.sections.map(({ id }) => id),
      ...tables.map(({ id }) => `table-${id}`),
      ...chartsOf(report).map(({ id }) => id),
    ]
    expect(new Set(ids).size).toBe(ids.length)
    for (const { columns, rows: lines } of tables)
      for (const line of lines) expect(line).toHaveLength(columns.length)
  })

  it('is the same document twice, and has the same figures in Chinese', () => {
    expect(build(unit)).toEqual(build(unit))
    const sources = (report: ReportDocument): string[] =>
      shownOf(report).map(({ source }) => `${source.key} ${source.column}`)
    const chinese = build(unit, { language: 'zh' })
    expect(sources(chinese)).toEqual(sources(build(unit)))
    expect(JSON.stringify(chinese)).not.toMatch(/undefined|NaN|\{\d\}/)
  })

  it('has no number, answer or name of a student for a role that may see none', () => {
    const html = renderDocument(build(unit))
    expect(html).not.toMatch(/students\.csv" data-key|list-care|list-crisis/)
  })
})

describe('a drawing of a page', () => {
  it('is well-formed and draws no hidden number', () => {
    const report = build(SCHOOL)
    for (const { svg, table } of chartsOf(report)) {
      expect(elementsOf(svg).length).toBeGreaterThan(5)
      if (table === null) continue
      const hidden = table.rows.flat().filter((cell) => cell.kind === 'hidden')
      if (hidden.length > 0) expect(svg).toMatch(/stroke-dasharray|hidden/)
    }
  })
})

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
    for (const name of NAMES)
      expect(readText(build(UNITS[name]))).toContain('does not mean that nobody needs care')
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
      expect(text).toBe(isShare ? formatPercent(Number(source.text)) : source.text)
    }
  })
})

describe('the page of a district', () => {
  it('has schools in the order of their names with shrunken shares, and no rank', () => {
    const report = build(EVERYBODY)
    const table = tablesOf(report).find(({ id }) => id === 'schools-1')
    const names = (table?.rows ?? []).map(([head]) =>
      head?.kind === 'text'
        ? head.runs.map((run) => (typeof run === 'string' ? run : run.text)).join('')
        : '',
    )
    const published = rows
      .filter(({ level }) => level === 'district/school')
      .map(({ group }) => group)
    expect(names).toEqual([...new Set(published)])
    expect(table?.columns.at(-2)?.label).toBe('Shrunken share (95 % interval)')
    const text = readText(report)
    expect(text).toContain('no ranking')
    expect(text).not.toMatch(/\b(?:best|worst|top|bottom)\b/i)
  })

  it('hides the share and the place of a school that is hidden', () => {
    const table = tablesOf(build(EVERYBODY)).find(({ id }) => id === 'schools-1')
    const small = table?.rows.filter(
      ([, , count]) => count?.kind === 'hidden' || count?.kind === 'blank',
    )
    expect(small?.length).toBeGreaterThan(1)
    for (const line of small ?? [])
      expect(line.slice(3).map(({ kind }) => kind)).toEqual(['hidden', 'text'])
    expect(JSON.stringify(small?.map((line) => line.at(-1)))).not.toMatch(/within|outside/)
  })

  it('of one district compares its own schools', () => {
    const table = tablesOf(build(DISTRICT)).find(({ id }) => id === 'schools-1')
    expect(table?.rows).toHaveLength(PLACES.length / 2)
    expect(JSON.stringify(table?.rows)).not.toContain('Area 0')
  })
})

describe('lists of a page', () => {
  const care = [
    listed({ name: '<b>Ann</b>', tier: 'red' }),
    listed({ name: 'Bo', tier: 'undetermined', tierPossible: 'red', record: 2 }),
  ]
  const NOTHING = { crisis: [], retest: [], missing: [] }

  it('of a class teacher have names, tiers and what to do, and nothing else', () => {
    const report = build(CLASS, { role: CLASS_TEACHER, lists: { care, ...NOTHING } })
    const table = tablesOf(report).find(({ id }) => id === 'list-care')
    expect(table?.columns.map(({ label }) => label)).toEqual([
      'Student',
      'Care tier',
      'Within',
      'Who',
      'What to do',
    ])
    const html = renderDocument(report)
    expect(html).toContain('<bdi>&lt;b&gt;Ann&lt;/b&gt;</bdi>')
    expect(report.sections[0]?.id).toBe('care')
    const [tier] = REPORT_PROTOCOL.tiers
    expect(readText(report)).toContain(`${tier?.names.en} possible`)
  })

  it('without a roster name the row of the file, never a number', () => {
    const report = build(CLASS, {
      role: CLASS_TEACHER,
      lists: { care: [listed({ tier: 'red' })], ...NOTHING },
    })
    expect(readText(report)).toContain('Row 1 of students.csv')
  })

  it('say so where nobody is on them', () => {
    const report = build(CLASS, { role: CLASS_TEACHER })
    expect(readText(report)).toContain('No student of this unit is on the list.')
  })

  it('of the psychologist are those that the role names, in words', () => {
    const crisis = [
      listed({ student: '77', criticalItems: ['hope'], answers: ['often'], quality: 'invalid' }),
    ]
    const retest = [listed({ student: '78', why: 'invalid: fast', quality: 'invalid' })]
    const lists = { care, crisis, retest, missing: [] }
    const report = build(SCHOOL, { role: SPECIALIST, lists })
    const text = readText(report)
    expect(text).toContain('hope often Invalid')
    expect(text).toContain('Invalid: Fast')
    expect(report.sections.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['crisis', 'care', 'retest', 'missing']),
    )
    const office = build(SCHOOL, { role: OFFICE, lists })
    expect(office.sections.map(({ id }) => id)).not.toContain('crisis')
  })
})
