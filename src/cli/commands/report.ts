import { availableParallelism } from 'node:os'
import { loadRole } from '../../batch/report/load-role.js'
import { earlierReport, MANIFEST, otherReport } from '../../batch/report/report-manifest.js'
import { openReportSource } from '../../batch/report/report-source.js'
import { readStudentNames } from '../../batch/report/student-names.js'
import { type ReportJob, type ReportRun, writeReport } from '../../batch/report/write-report.js'
import { LEVEL_FOLDERS } from '../../batch/report/write-units.js'
import { type PreparedTable, prepareTable } from '../../io/formats/prepare-table.js'
import { openOutput } from '../../io/open-output.js'
import { type Issue, issue, type Result } from '../../issue/issue.js'
import { REPORT_LEVELS, type ReportLevel } from '../../report/model/report-level.js'
import type { ReportRole } from '../../report/roles/report-role.js'
import { type Command, type Context, EXIT, type Request } from '../command.js'
import { listed } from '../load-map.js'
import { issueLines } from '../print-issues.js'
import { startProgress } from '../progress.js'
import { reportLines } from '../report-lines.js'
import { misuse, refuse } from '../say.js'
import { version } from '../version.js'

/** More threads than these wait for the disk. */
const MOST_USEFUL = 4

/** Bytes of students below which a second thread is not yet ready when the first is done. */
const WORTH_A_THREAD = 2_000_000

function threadsFor(asked: string | undefined, size: number): number {
  if (asked !== undefined) return Number(asked)
  return size < WORTH_A_THREAD ? 1 : Math.min(availableParallelism(), MOST_USEFUL)
}

/** `mindgauge report`: pages for one role, of one level, from a folder that `screen` wrote. */
export const report: Command = async (request, context) => {
  const { values } = request
  const level = REPORT_LEVELS.find((one) => one === values['level'])
  if (level === undefined) return misuse(`--level: ${REPORT_LEVELS.join(', ')}`, context)
  const role = loadRole(values['role'] ?? '', values['roles'] ?? null)
  if (!role.ok) return refuse(role.issues, request, context)
  if (!role.value.levels.includes(level))
    return refuse([levelNotForRole(level, role.value)], request, context)
  const prepared = await prepareRoster(request, context)
  if (prepared !== null && !prepared.ok) return refuse(prepared.issues, request, context)
  try {
    const isStudent = level === 'student'
    const names = prepared === null || isStudent ? null : readStudentNames(prepared.value)
    if (names !== null && !names.ok) return refuse(names.issues, request, context)
    const roster = prepared === null ? null : plainTable(prepared.value)
    const who = { names: names?.value ?? null, roster }
    return await write(request, context, level, role.value, who)
  } finally {
    prepared?.value.remove()
  }
}

/** A table without what cannot be sent to a thread. */
function plainTable({ remove: _, ...table }: PreparedTable): Omit<PreparedTable, 'remove'> {
  return table
}

function levelNotForRole(received: ReportLevel, { id, levels }: ReportRole): Issue {
  const expected = `a level that ${id} may see: ${levels.join(', ')}`
  return issue({ code: 'range', path: 'level', expected, received })
}

async function prepareRoster(
  { values }: Request,
  { signal }: Context,
): Promise<Result<PreparedTable> | null> {
  const { roster, 'roster-sheet': sheet } = values
  if (roster === undefined) return null
  return prepareTable(roster, { signal, ...(sheet === undefined ? {} : { sheet }) })
}

async function write(
  request: Request,
  context: Context,
  level: ReportLevel,
  role: ReportRole,
  who: Pick<ReportJob, 'names' | 'roster'>,
): Promise<number> {
  const { operands, values, language, json } = request
  const out = values['out'] ?? ''
  const format = values['format'] ?? 'html'
  const source = openReportSource({
    folder: operands[0] ?? '',
    previous: listed(values['previous']),
    protocol: values['protocol'] ?? null,
    language,
    withFigures: level !== 'student',
  })
  const earlier = earlierReport(out)
  const other = otherReport(out, earlier, { role: role.id, level, format })
  if (!source.ok || other.length > 0) return refuse([...source.issues, ...other], request, context)
  const inputs = [...source.value.paths, ...listed(values['roster'])]
  const opened = openOutput(out, inputs, (name) => earlier?.folders.includes(name) === true)
  if (!opened.ok) return refuse(opened.issues, request, context)
  const output = opened.value
  const progress = startProgress(context, language)
  const start = performance.now()
  try {
    const folder = LEVEL_FOLDERS[level]
    const made = await writeReport({
      source: source.value,
      level,
      role,
      ...who,
      language,
      format,
      unit: values['unit'] ?? null,
      threads: threadsFor(values['threads'], source.value.results.students.scan.size),
      folder: { name: folder, path: output.folder(folder) },
      writeIndex: (name, content) => output.file(name).write(content),
      watch: { signal: context.signal, onRows: progress.onRows },
    })
    progress.end()
    const issues = [...source.issues, ...made.issues]
    if (made.run === null) return refuse(issues, request, context)
    const manifest = manifestOf(made.run, request, role, source.value.campaign)
    output.file(MANIFEST).write(manifest)
    const written = output.commit()
    if (!written.ok) return refuse(written.issues, request, context)
    for (const line of issueLines(issues, language)) context.err(`${line}\n`)
    if (json) context.out(manifest)
    else context.out(reportLines(made.run, role, out, start, language))
    return issues.some(({ severity }) => severity !== 'info') ? EXIT.issues : EXIT.done
  } finally {
    progress.end()
    output.abort()
  }
}

function manifestOf(
  run: ReportRun,
  { values, language }: Request,
  role: ReportRole,
  {
    protocol,
    wave,
  }: { protocol: { id: string; version: string; fingerprint: string }; wave: string | null },
): string {
  const { id, version: ofProtocol, fingerprint } = protocol
  const manifest = {
    made: 'report',
    mindgauge: version(),
    role: role.id,
    level: values['level'],
    format: values['format'] ?? 'html',
    language,
    wave,
    protocol: { id, version: ofProtocol, fingerprint },
    folders: run.folders,
    files: run.files,
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
}
