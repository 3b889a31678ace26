import { listFaults } from '../batch/report/list-faults.js'
import { type Assignments, readAssignments } from '../batch/report/office/assignments.js'
import { type FollowUps, readFollowUps } from '../batch/report/office/follow-up-file.js'
import { type OfficeJob, openOfficeJob } from '../batch/report/office/office-job.js'
import { openReportSource } from '../batch/report/report-source.js'
import { readStudentNames } from '../batch/report/student-names.js'
import { type PreparedTable, prepareTable } from '../io/formats/prepare-table.js'
import { type Issue, issue, type Result } from '../issue/issue.js'
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
  issues.push(...source.issues)
  if (!source.ok) return { ok: false, issues }
  issues.push(
    ...listFaults(
      source.value.folder,
      ['crisis', 'retest', 'missing'],
      source.value.results.summary.accounting,
    ),
  )
  const scale = tierScale(source.value.campaign.protocol)
  const read = async <T>(
    path: string | undefined,
    use: (table: PreparedTable) => Result<T>,
    sheet?: string,
  ): Promise<T | null> => {
    if (path === undefined) return null
    const prepared = await prepareTable(path, { signal, ...(sheet === undefined ? {} : { sheet }) })
    const used = prepared.ok ? use(prepared.value) : prepared
    issues.push(...used.issues)
    if (prepared.ok) prepared.value.remove()
    return used.ok ? used.value : null
  }
  const names = await read(values['roster'], readStudentNames, values['roster-sheet'])
  const assignments: Assignments | null = await read(values['responsible'], readAssignments)
  const followUps: [string, FollowUps][] = []
  for (const path of listed(values['follow-up'])) {
    const found = await read(path, (table) => readFollowUps(table, scale))
    if (found !== null) followUps.push([path, found])
  }
  if (issues.some(({ severity }) => severity === 'error')) return { ok: false, issues }
  const from = values['from'] ?? ''
  const opened = openOfficeJob({
    source: source.value,
    role,
    names,
    followUps: new Map(followUps.flatMap(([, one]) => [...one])),
    assignments,
    language,
    from,
    on: values['on'] ?? from,
    unit: values['unit'] ?? null,
  })
  if (!opened.ok) return { ok: false, issues: [...issues, ...opened.issues] }
  const tables = [values['roster'], values['responsible'], ...followUps.map(([path]) => path)]
  const inputs = [...source.value.paths, ...tables.filter((path) => path !== undefined)]
  return { ok: true, value: { job: opened.value, inputs }, issues: [...issues, ...opened.issues] }
}

function dayFaults(values: Request['values']): Issue[] {
  return ['from', 'on'].flatMap((path) => {
    const text = values[path]
    if (text === undefined || parseIsoDate(text) !== null) return []
    const sides = { expected: 'a date such as 2026-11-22', received: 'something else' }
    return [issue({ code: 'date-invalid', path, ...sides })]
  })
}
