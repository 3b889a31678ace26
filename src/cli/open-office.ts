import { listFaults } from '../batch/report/list-faults.js'
import { type Assignments, readAssignments } from '../batch/report/office/assignments.js'
import {
  type FollowUp,
  type FollowUps,
  readFollowUps,
} from '../batch/report/office/follow-up-file.js'
import { type OfficeJob, openOfficeJob } from '../batch/report/office/office-job.js'
import { openReportSource, type ReportSource } from '../batch/report/report-source.js'
import { readStudentNames, type StudentNames } from '../batch/report/student-names.js'
import { type PreparedTable, prepareTable } from '../io/formats/prepare-table.js'
import { type Issue, issue, type Result } from '../issue/issue.js'
import { takeIssues } from '../issue/take-issues.js'
import { parseIsoDate } from '../norm/iso-date.js'
import { tierScale } from '../report/office/tier-scale.js'
import type { ReportRole } from '../report/roles/report-role.js'
import type { Context, Request } from './command.js'
import { listed } from './load-map.js'

/** A job with every file that was read for it, which no output may replace. */
export interface OpenOffice {
  readonly job: OfficeJob
  readonly inputs: readonly string[]
}

/** Opens what working files and letters of a command line are made from, or says everything that stands in the way. */
export async function openOffice(
  { operands, values, language }: Request,
  { signal }: Context,
  role: ReportRole,
): Promise<Result<OpenOffice>> {
  const issues: Issue[] = dayFaults(values)
  const source = openReportSource({
    folder: operands[0] ?? '',
    previous: [],
    protocol: values['protocol'] ?? null,
    language,
    withFigures: true,
  })
  takeIssues(issues, source.issues)
  if (!source.ok) return { ok: false, issues }
  takeIssues(
    issues,
    listFaults(
      source.value.folder,
      ['crisis', 'retest', 'missing'],
      source.value.results.summary.accounting,
    ),
  )
  const tables = await readTables(values, source.value, signal)
  takeIssues(issues, tables.issues)
  if (issues.some(({ severity }) => severity === 'error')) return { ok: false, issues }
  const from = values['from'] ?? ''
  const opened = openOfficeJob({
    source: source.value,
    role,
    names: tables.names,
    followUps: tables.followUps,
    assignments: tables.assignments,
    language,
    from,
    on: values['on'] ?? from,
    unit: values['unit'] ?? null,
  })
  if (!opened.ok) return { ok: false, issues: [...issues, ...opened.issues] }
  const inputs = [...source.value.paths, ...tables.paths]
  return { ok: true, value: { job: opened.value, inputs }, issues: [...issues, ...opened.issues] }
}

/** What is read beside the results. */
interface OfficeTables {
  readonly names: StudentNames | null
  readonly assignments: Assignments | null
  /** Of all follow-up files; a later file stands above an earlier one. */
  readonly followUps: FollowUps
  readonly paths: readonly string[]
  readonly issues: readonly Issue[]
}

/** Reads roster, assignments and follow-up files, in whatever format they are. */
async function readTables(
  values: Request['values'],
  { campaign, twins }: Pick<ReportSource, 'campaign' | 'twins'>,
  signal: AbortSignal,
): Promise<OfficeTables> {
  const scale = tierScale(campaign.protocol)
  const issues: Issue[] = []
  const read = async <T>(
    path: string | undefined,
    use: (table: PreparedTable) => Result<T>,
    sheet?: string,
  ): Promise<T | null> => {
    if (path === undefined) return null
    const prepared = await prepareTable(path, { signal, ...(sheet === undefined ? {} : { sheet }) })
    const used = prepared.ok ? use(prepared.value) : prepared
    takeIssues(issues, used.issues)
    if (prepared.ok) prepared.value.remove()
    return used.ok ? used.value : null
  }
  const { roster, responsible } = values
  const names = await read(roster, readStudentNames, values['roster-sheet'])
  const assignments = await read(responsible, (table) => readAssignments(table, twins))
  const followUps = new Map<string, FollowUp>()
  const returned = listed(values['follow-up'])
  for (const path of returned) {
    const found = await read(path, (table) => readFollowUps(table, scale))
    for (const [key, one] of found ?? []) followUps.set(key, one)
  }
  const paths = [roster, responsible, ...returned].filter((path) => path !== undefined)
  return { names, assignments, followUps, paths, issues }
}

function dayFaults(values: Request['values']): Issue[] {
  return ['from', 'on'].flatMap((path) => {
    const text = values[path]
    if (text === undefined || parseIsoDate(text) !== null) return []
    const sides = { expected: 'a date such as 2026-11-22', received: 'something else' }
    return [issue({ code: 'date-invalid', path, ...sides })]
  })
}
