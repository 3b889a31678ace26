import { loadRole } from '../../batch/report/load-role.js'
import { type DryRun, dryRun } from '../../batch/report/office/dry-run.js'
import {
  loadSheetTemplate,
  loadSheetTemplates,
  templateOfTable,
} from '../../batch/report/office/load-templates.js'
import { earlierOffice, otherRole } from '../../batch/report/office/office-manifest.js'
import { writeWorklists } from '../../batch/report/office/write-worklists.js'
import { reportFiles } from '../../batch/report/report-files.js'
import { prepareTable } from '../../io/formats/prepare-table.js'
import { openOutput } from '../../io/open-output.js'
import { type Issue, issue, type Result } from '../../issue/issue.js'
import { takeIssues } from '../../issue/take-issues.js'
import { unknownFields } from '../../report/office/parse-sheet-template.js'
import { mayHave } from '../../report/office/redact-case.js'
import type { SheetTemplate } from '../../report/office/sheet-template.js'
import { type Command, type Context, EXIT, type Request } from '../command.js'
import { listed } from '../load-map.js'
import { officeManifestText } from '../office-manifest-text.js'
import { type OpenOffice, openOffice } from '../open-office.js'
import { phrase } from '../phrases.js'
import { issueLines } from '../print-issues.js'
import { startProgress } from '../progress.js'
import { misuse, print, refuse } from '../say.js'
import { dryRunLines, worklistLines } from '../worklist-lines.js'

const FOLDER = 'worklists'

/** `mindgauge worklists`: the working files that a role may have, or what templates would hold. */
export const worklists: Command = async (request, context) => {
  const { values } = request
  const isDry = values['dry-run'] !== undefined
  const lacking = isDry ? 'template' : 'out'
  if (values[lacking] === undefined) {
    const option = `--${lacking} ${isDry ? 'FILE' : 'DIR'}`
    return misuse(phrase(request.language, 'argumentMissing', option), context)
  }
  const role = loadRole(values['role'] ?? '', values['roles'] ?? null)
  if (!role.ok) return refuse(role.issues, request, context)
  const own = await ownTemplates(listed(values['template']), context)
  if (!own.ok) return refuse(own.issues, request, context)
  const opened = await openOffice(request, context, role.value)
  if (!opened.ok) return refuse(opened.issues, request, context)
  const issues = [...own.issues, ...opened.issues]
  if (isDry) return describe(request, context, opened.value, own.value, issues)
  const unknown = own.value.flatMap(unknownFields)
  if (unknown.length > 0) return refuse([...issues, ...unknown], request, context)
  return write(request, context, opened.value, own.value, issues)
}

/** Templates as files, or the layouts of tables. */
async function ownTemplates(
  paths: readonly string[],
  { signal }: Context,
): Promise<Result<readonly SheetTemplate[]>> {
  const issues: Issue[] = []
  const found: SheetTemplate[] = []
  for (const path of paths) {
    const loaded = /\.json$/i.test(path) ? loadSheetTemplate(path) : await ofTable(path, signal)
    takeIssues(issues, loaded.issues)
    if (loaded.ok) found.push(loaded.value)
  }
  if (found.length < paths.length) return { ok: false, issues }
  return { ok: true, value: found, issues }
}

async function ofTable(path: string, signal: AbortSignal): Promise<Result<SheetTemplate>> {
  const prepared = await prepareTable(path, { signal })
  if (!prepared.ok) return prepared
  try {
    return templateOfTable(prepared.value)
  } finally {
    prepared.value.remove()
  }
}

function describe(
  request: Request,
  context: Context,
  { job }: OpenOffice,
  templates: readonly SheetTemplate[],
  issues: readonly Issue[],
): number {
  const runs: readonly DryRun[] = templates.map((template) => dryRun(job, template))
  for (const line of issueLines(issues, request.language)) context.err(`${line}\n`)
  if (request.json) context.out(`${JSON.stringify({ dryRun: runs }, null, 2)}\n`)
  else
    print(
      runs.flatMap((run) => dryRunLines(run, request.language)),
      context,
    )
  const isOdd = runs.some(
    ({ columns, isAllowed }) =>
      !isAllowed ||
      columns.some(({ state, mismatches }) => state === 'unknown' || mismatches.length > 0),
  )
  return isOdd || issues.length > 0 ? EXIT.issues : EXIT.done
}

async function write(
  request: Request,
  context: Context,
  { job, inputs }: OpenOffice,
  own: readonly SheetTemplate[],
  known: readonly Issue[],
): Promise<number> {
  const { values, language, json } = request
  const out = values['out'] ?? ''
  const shipped = loadSheetTemplates([])
  if (!shipped.ok) return refuse(shipped.issues, request, context)
  const templates = [
    ...shipped.value.filter(({ id }) => own.every((one) => one.id !== id)),
    ...own,
  ].filter((template) => mayHave(template, job.role))
  const earlier = earlierOffice(out, 'worklists')
  const stops = [...otherRole(out, earlier, job.role.id), ...nothingFor(job.role.id, templates)]
  if (stops.length > 0) return refuse([...known, ...stops], request, context)
  const opened = openOutput(out, inputs, (name) => earlier !== null && name === FOLDER)
  if (!opened.ok) return refuse(opened.issues, request, context)
  const output = opened.value
  const progress = startProgress(context, language)
  const start = performance.now()
  try {
    const files = reportFiles(output.folder(FOLDER), FOLDER)
    await writeWorklists(job, templates, files, { signal: context.signal, onRows: progress.onRows })
    progress.end()
    const manifest = officeManifestText('worklists', request, job, templates, files.count())
    output.file('worklists.json').write(manifest)
    const written = output.commit()
    if (!written.ok) return refuse(written.issues, request, context)
    for (const line of issueLines(known, language)) context.err(`${line}\n`)
    if (json) context.out(manifest)
    else print(worklistLines(job, files.count(), out, start), context)
    return known.some(({ severity }) => severity !== 'info') ? EXIT.issues : EXIT.done
  } finally {
    progress.end()
    output.abort()
  }
}

function nothingFor(role: string, templates: readonly SheetTemplate[]): Issue[] {
  if (templates.length > 0) return []
  const expected = 'a role that working files are written for'
  return [issue({ code: 'range', path: 'role', expected, received: role })]
}
