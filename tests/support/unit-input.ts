import type { CohortRow } from '../../src/cohort/cohort-rows.js'
import { cohortMeasures } from '../../src/cohort/measures.js'
import { type CohortFigures, collectCohort } from '../../src/report/model/cohort-figures.js'
import { coverageFigures } from '../../src/report/model/coverage-figures.js'
import type { ReportCampaign, WaveFigures } from '../../src/report/model/report-campaign.js'
import type { Unit } from '../../src/report/model/report-level.js'
import type { ListedStudent, UnitInput, UnitLists } from '../../src/report/model/unit-input.js'
import type { ReportRole } from '../../src/report/roles/report-role.js'
import { reportInput } from './report-input.js'

const HEADER =
  'level,group,sex,sheets,measure,category,n_enrolled,n_answered,n_valid,n,count,share,low,high,suppressed'

const text = (value: number | null): string => (value === null ? '' : String(value))

const share = (value: number | null): string => value?.toFixed(4) ?? ''

/** A row as it stands in `cohort.csv`. */
export function cohortRecord(row: CohortRow): string[] {
  const { level, group, sex, sheets, measure, category } = row
  return [
    ...[level, group, sex, sheets, measure, category],
    ...[row.nEnrolled, row.nAnswered, row.nValid, row.n, row.count].map(text),
    ...[row.share, row.low, row.high].map(share),
    row.suppressed ? 'yes' : 'no',
  ]
}

export function figuresOf(rows: readonly CohortRow[]): CohortFigures {
  const collector = collectCohort(HEADER.split(','))
  for (const row of rows) collector.add(cohortRecord(row))
  return collector.figures()
}

export const SPECIALIST: ReportRole = {
  id: 'specialist',
  names: { en: 'psychologist' },
  levels: ['class', 'grade', 'school'],
  fields: ['name', 'student', 'sex', 'tier', 'scores', 'critical-items', 'answers', 'quality'],
  lists: ['care', 'crisis', 'retest', 'missing'],
  audience: 'professional',
  tone: 'restricted',
  banner: { title: { en: 'Restricted' }, text: { en: 'Keep it.' } },
}

export const OFFICE: ReportRole = {
  ...SPECIALIST,
  id: 'office',
  levels: ['grade', 'school', 'district'],
  fields: [],
  lists: [],
  tone: 'public',
}

export const CLASS_TEACHER: ReportRole = {
  ...SPECIALIST,
  id: 'teacher',
  levels: ['class'],
  fields: ['name', 'tier'],
  lists: ['care'],
}

export const NO_LISTS: UnitLists = { care: [], crisis: [], retest: [], missing: [] }

export const EVERYBODY: Unit = { level: 'district', cohortLevel: 'all', cohortGroup: 'all' }

/** A school of the made-up campaign, whose areas alternate. */
export function schoolUnit(schools: readonly string[], school: string): Unit {
  const area = `Area ${schools.indexOf(school) % 2}`
  return {
    level: 'school',
    school,
    cohortLevel: 'district/school',
    cohortGroup: `${area}/${school}`,
  }
}

/** A listed student with what a test needs. */
export function listed(student: Partial<ListedStudent>): ListedStudent {
  return { file: 'students.csv', record: 1, school: 'School 1', grade: '7', class: '1', ...student }
}

/** What the page of a unit of a made-up campaign is made from. */
export function unitInput(
  schools: readonly string[],
  unit: Unit,
  changes: Partial<UnitInput> = {},
): UnitInput {
  const { protocol, instruments, rows, accounting, version, wave } = reportInput(schools)
  const campaign: ReportCampaign = {
    protocol,
    instruments,
    prefixes: instruments.map(({ id }) => id),
    norms: [[]],
    measures: cohortMeasures(protocol, instruments),
    version,
    wave,
    accounting: accounting as ReportCampaign['accounting'],
  }
  return {
    language: 'en',
    role: OFFICE,
    unit,
    campaign,
    wave: waveOf('autumn', rows),
    previous: [],
    lists: NO_LISTS,
    ...changes,
  }
}

/** Coverage is made from the sizes in the rows: nobody is missing. */
export function waveOf(name: string, rows: readonly CohortRow[]): WaveFigures {
  const groups = new Map(
    rows.filter(({ sex }) => sex === 'all').map((row) => [`${row.level}|${row.group}`, row]),
  )
  const header =
    'level,group,n_enrolled,n_answered,n_valid,n_missing,answered_share,missing_share,valid_share,suppressed'
  const records = Array.from(groups.values(), (row) => {
    const sizes = [row.nEnrolled, row.nAnswered, row.nValid].map(text)
    const isHidden = row.nAnswered === null
    const shares = isHidden
      ? ['', '', '', '']
      : ['0', '1.0000', '0.0000', share((row.nValid ?? 0) / (row.nAnswered ?? 1))]
    return [row.level, row.group, ...sizes, ...shares, isHidden ? 'yes' : 'no']
  })
  return {
    name,
    cohort: figuresOf(rows),
    coverage: coverageFigures(header.split(','), records),
    isSameProtocol: true,
  }
}
