import {
  addRaw,
  createRawHistogram,
  type RawHistogram,
} from '../../cohort/local-norms/raw-histogram.js'
import { parseGrade } from '../../io/cell/parse-grade.js'
import { parseSex } from '../../io/cell/parse-sex.js'
import type { Issue, Result } from '../../issue/issue.js'
import type { NormCell } from '../../norm/norm-table.js'
import { SEXES } from '../../table/blocks.js'
import { breathe, type Watch } from '../breathe.js'
import {
  cellNumber,
  columnsOf,
  raggedIssues,
  type Table,
  type TableFaults,
  tableRecords,
} from '../table/open-table.js'
import { QUALITY, STUDENTS, type StudentsColumn } from '../table/students-file.js'
import { noteUnread, type UnreadColumns, unreadIssues } from '../table/unread-columns.js'

/** By what norms can be given. */
export const NORM_GROUPINGS = ['age', 'grade', 'sex'] as const

export type NormGrouping = Extract<StudentsColumn, (typeof NORM_GROUPINGS)[number]>

export interface CollectJob {
  readonly table: Table
  /** Columns of raw scores. */
  readonly columns: readonly string[]
  readonly by: readonly NormGrouping[]
  /** Years of an age band. */
  readonly ageWidth: number
  readonly weight: string | null
  readonly watch: Watch
}

/** The persons of one cell of a norm table, one histogram for each column. */
export interface CollectedGroup {
  readonly key: Pick<NormCell, 'age' | 'grades' | 'sex'>
  readonly histograms: readonly RawHistogram[]
}

export interface Collected {
  readonly groups: readonly CollectedGroup[]
  readonly rows: number
  /** Invalid sheets, where the file says so; persons whose age, grade or sex is not known. */
  readonly invalid: number
  readonly unplaced: number
  readonly issues: readonly Issue[]
}

/** Counts raw scores by group, row by row: memory goes with groups and distinct scores. */
export async function collectGroups(job: CollectJob): Promise<Result<Collected>> {
  const { table, columns, by, weight } = job
  const wanted = [...columns, ...by, ...(weight === null ? [] : [weight])]
  const found = columnsOf(table, wanted)
  if (!found.ok) return found
  const at = (name: string): number => found.value.get(name) ?? -1
  const positions = columns.map(at)
  const quality = table.header.indexOf(STUDENTS.quality)
  const groups = new Map<string, CollectedGroup>()
  const faults: TableFaults = { ragged: 0, first: 0 }
  const counts = { rows: 0, invalid: 0, unplaced: 0 }
  const unread: UnreadColumns = new Map()
  for (const record of tableRecords(table, faults)) {
    if (counts.rows++ % 8192 === 0) await breathe(job.watch, counts.rows)
    if (quality >= 0 && record[quality] === QUALITY.invalid) {
      counts.invalid++
      continue
    }
    const key = keyOf(job, (name) => record[at(name)] ?? '')
    if (key === null) {
      counts.unplaced++
      continue
    }
    const text = JSON.stringify(key)
    const group = groups.get(text) ?? { key, histograms: columns.map(createRawHistogram) }
    groups.set(text, group)
    const share = weight === null ? 1 : cellNumber(record[at(weight)])
    if (weight !== null && !(share >= 0 && share < Number.POSITIVE_INFINITY)) {
      noteUnread(unread, weight, counts.rows + faults.ragged)
      continue
    }
    positions.forEach((position, column) => {
      const raw = cellNumber(record[position])
      const isBlank = (record[position] ?? '').trim() === ''
      if (Number.isFinite(raw)) addRaw(group.histograms[column] as RawHistogram, raw, share)
      else if (!isBlank) noteUnread(unread, columns[column] as string, counts.rows + faults.ragged)
    })
  }
  const issues = [
    ...raggedIssues(table, faults),
    ...unreadIssues(table, unread, (column) =>
      column === weight ? 'a number of 0 or more' : 'a number',
    ),
  ]
  const ordered = [...groups.values()].sort((one, other) => compareKeys(one.key, other.key))
  return { ok: true, value: { groups: ordered, ...counts, issues }, issues }
}

function keyOf(
  { by, ageWidth }: CollectJob,
  cell: (name: NormGrouping) => string,
): CollectedGroup['key'] | null {
  const key: { age?: { from: number; to: number }; grades?: number[]; sex?: 'female' | 'male' } = {}
  if (by.includes(STUDENTS.sex)) {
    const sex = SEXES[parseSex(cell(STUDENTS.sex))]
    if (sex !== 'female' && sex !== 'male') return null
    key.sex = sex
  }
  if (by.includes(STUDENTS.grade)) {
    const grade = parseGrade(cell(STUDENTS.grade))
    if (!(grade >= 0)) return null
    key.grades = [grade]
  }
  if (by.includes(STUDENTS.age)) {
    const age = cellNumber(cell(STUDENTS.age))
    if (!(age >= 0)) return null
    const from = Math.floor(age / ageWidth) * ageWidth
    key.age = { from, to: from + ageWidth }
  }
  return key
}

/** Families (sex, then grade) together, in each by age. */
function compareKeys(one: CollectedGroup['key'], other: CollectedGroup['key']): number {
  const family = (one.sex ?? '').localeCompare(other.sex ?? '', 'en')
  const grade = (one.grades?.[0] ?? 0) - (other.grades?.[0] ?? 0)
  return family || grade || (one.age?.from ?? 0) - (other.age?.from ?? 0)
}
