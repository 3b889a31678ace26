import {
  addScore,
  createScoreCounts,
  type ScoreCounts,
} from '../../cohort/accuracy/score-counts.js'
import { type Issue, issue, type Result } from '../../issue/issue.js'
import { breathe, type Watch } from '../breathe.js'
import {
  cellNumber,
  columnsOf,
  raggedIssues,
  type Table,
  type TableFaults,
  tableRecords,
} from '../table/open-table.js'
import { DISTRICT, QUALITY, STUDENTS } from '../table/students-file.js'
import { noteUnread, type UnreadColumns, unreadIssues } from '../table/unread-columns.js'
import { SCHOOL, type SchoolPlace, twinSchools } from '../twin-schools.js'

/** What the cells of a reference column say, in lower case. */
export interface ReferenceValues {
  readonly positive: readonly string[]
  /** Null: every other text. */
  readonly negative: readonly string[] | null
}

/** What a reference cell may say where the user names nothing else. */
export const USUAL_REFERENCE: ReferenceValues = {
  positive: ['1', 'yes', 'true', 'positive', 'case', '是', '阳性'],
  negative: ['0', 'no', 'false', 'negative', 'control', '否', '阴性'],
}

export interface AccuracyJob {
  readonly table: Table
  readonly reference: string
  readonly scores: readonly string[]
  /** Columns by which subgroups are made, each by itself. */
  readonly by: readonly string[]
  readonly values: ReferenceValues
  readonly watch: Watch
}

/** The persons of one group by one score. */
export interface AccuracyGroup {
  /** Column of the subgroup and its value; both empty for everybody. */
  readonly by: string
  readonly group: string
  readonly score: string
  readonly counts: ScoreCounts
}

export interface AccuracyTally {
  readonly groups: readonly AccuracyGroup[]
  readonly rows: number
  /** Rows with an empty reference cell: the figures say nothing of them. */
  readonly withoutReference: number
  /** Invalid sheets, where the file says so; they are in no figure. */
  readonly invalid: number
  readonly issues: readonly Issue[]
}

/** Subgroups of one column; a column with more is no grouping. */
const MOST_GROUPS = 200

/** Counts persons by score, reference and group, row by row, in memory that goes with distinct scores and groups. */
export async function countAccuracy(job: AccuracyJob): Promise<Result<AccuracyTally>> {
  const { table, reference, scores, by, values } = job
  const columns = columnsOf(table, [reference, ...scores, ...by])
  if (!columns.ok) return columns
  const at = (name: string): number => columns.value.get(name) ?? -1
  const quality = table.header.indexOf(STUDENTS.quality)
  const groups = new Map<string, AccuracyGroup>()
  const faults: TableFaults = { ragged: 0, first: 0 }
  const unread: UnreadColumns = new Map()
  const tally = { rows: 0, withoutReference: 0, invalid: 0, strange: 0 }
  const groupOf = (column: string, group: string, score: string): AccuracyGroup => {
    const key = [column, group, score].join('\u0000')
    const known = groups.get(key) ?? { by: column, group, score, counts: createScoreCounts() }
    groups.set(key, known)
    return known
  }
  const districts = districtsSeen(table, by)
  for (const score of scores) groupOf('', '', score)
  for (const record of tableRecords(table, faults)) {
    if (tally.rows++ % 8192 === 0) await breathe(job.watch, tally.rows)
    districts.see(record)
    const said = (record[at(reference)] ?? '').trim().toLowerCase()
    const isCase = values.positive.includes(said)
    if (said === '') tally.withoutReference++
    else if (!isCase && values.negative?.includes(said) === false) tally.strange++
    else if (quality >= 0 && record[quality] === QUALITY.invalid) tally.invalid++
    else
      for (const score of scores) {
        const cell = record[at(score)]
        const value = cellNumber(cell)
        if (Number.isNaN(value) && cell?.trim() !== '')
          noteUnread(unread, score, tally.rows + faults.ragged)
        addScore(groupOf('', '', score).counts, value, isCase)
        for (const column of by)
          addScore(groupOf(column, (record[at(column)] ?? '').trim(), score).counts, value, isCase)
      }
    if (groups.size > scores.length * (1 + by.length * MOST_GROUPS))
      return { ok: false, issues: [tooManyGroups(table, by)] }
  }
  const { strange, ...counts } = tally
  const issues = [
    ...raggedIssues(table, faults),
    ...unreadIssues(table, unread),
    ...strangeValues(job, strange),
    ...twinSchools(districts.places.values(), 'subgroups'),
  ]
  return { ok: true, value: { groups: ordered(groups), ...counts, issues }, issues }
}

/** The schools of the rows with their districts, where subgroups are schools and the file names both. */
function districtsSeen(
  { header }: Table,
  by: readonly string[],
): {
  readonly places: ReadonlyMap<string, SchoolPlace>
  readonly see: (record: readonly string[]) => void
} {
  const places = new Map<string, SchoolPlace>()
  const at = [DISTRICT, SCHOOL].map((name) => header.indexOf(name))
  const isAsked = by.includes(SCHOOL) && !at.includes(-1)
  const see = (record: readonly string[]): void => {
    if (!isAsked) return
    const [district = '', school = ''] = at.map((column) => record[column]?.trim())
    places.set(JSON.stringify([district, school]), { district, school })
  }
  return { places, see }
}

function ordered(groups: ReadonlyMap<string, AccuracyGroup>): AccuracyGroup[] {
  return [...groups.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, group]) => group)
}

function strangeValues({ table, reference, values }: AccuracyJob, count: number): Issue[] {
  if (count === 0) return []
  const expected = `${values.positive.join(', ')} or ${values.negative?.join(', ')}`
  const received = `${count} rows with another value; they are in no figure`
  const place = { file: table.name, column: reference }
  return [issue({ code: 'range', severity: 'warning', ...place, expected, received })]
}

function tooManyGroups({ name }: Table, by: readonly string[]): Issue {
  const expected = `columns with at most ${MOST_GROUPS} values`
  return issue({ code: 'range', file: name, column: by.join(), expected, received: 'more' })
}
