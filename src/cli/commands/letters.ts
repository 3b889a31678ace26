import { loadRole } from '../../batch/report/load-role.js'
import { loadLetterTemplates } from '../../batch/report/office/load-templates.js'
import { earlierOffice, otherRole } from '../../batch/report/office/office-manifest.js'
import { writeLetters } from '../../batch/report/office/write-letters.js'
import { reportFiles } from '../../batch/report/report-files.js'
import { REPORT_FORMATS, type ReportFormat } from '../../batch/report/report-formats.js'
import { openOutput } from '../../io/open-output.js'
import { studentKey } from '../../io/student-key.js'
import { fillIn } from '../../issue/fill-in.js'
import { type Issue, issue } from '../../issue/issue.js'
import { type Text, textIn } from '../../issue/text.js'
import type { LetterTemplate } from '../../report/office/letter-template.js'
import type { ReportRole } from '../../report/roles/report-role.js'
import { type Command, type Context, EXIT, type Request } from '../command.js'
import { listed } from '../load-map.js'
import { officeManifestText } from '../office-manifest-text.js'
import { type OpenOffice, openOffice } from '../open-office.js'
import { phrase } from '../phrases.js'
import { grouped } from '../print-accounting.js'
import { issueLines } from '../print-issues.js'
import { secondsSince, startProgress } from '../progress.js'
import { print, refuse } from '../say.js'

const FOLDER = 'letters'
const WROTE: Text = { en: '{0} letters in {1}, in {2}', zh: '已写出 {0} 封，用时 {1}，位于 {2}' }

/** `mindgauge letters`: a letter or form for each student that it is for. */
export const letters: Command = async (request, context) => {
  const { values } = request
  const role = loadRole(values['role'] ?? '', values['roles'] ?? null)
  if (!role.ok) return refuse(role.issues, request, context)
  const loaded = loadLetterTemplates(listed(values['template']))
  if (!loaded.ok) return refuse(loaded.issues, request, context)
  const template = loaded.value.find(({ id }) => id === values['letter'])
  const stops = stopsOf(template, loaded.value, role.value)
  if (template === undefined || stops.length > 0) return refuse(stops, request, context)
  const opened = await openOffice(request, context, role.value)
  if (!opened.ok) return refuse(opened.issues, request, context)
  return write(request, context, opened.value, template, opened.issues)
}

function stopsOf(
  template: LetterTemplate | undefined,
  templates: readonly LetterTemplate[],
  role: ReportRole,
): Issue[] {
  const place = { path: 'letter' }
  if (template === undefined) {
    const expected = `one of ${templates.map(({ id }) => id).join(', ')}`
    return [issue({ code: 'unknown-reference', ...place, expected, received: 'another name' })]
  }
  if (template.roles.includes(role.id) && role.lists.includes('care')) return []
  const expected = `a role that may write it: ${template.roles.join(', ')}`
  return [issue({ code: 'range', ...place, expected, received: role.id })]
}

async function write(
  request: Request,
  context: Context,
  { job, inputs }: OpenOffice,
  template: LetterTemplate,
  known: readonly Issue[],
): Promise<number> {
  const { values, language, json } = request
  const out = values['out'] ?? ''
  const earlier = earlierOffice(out, 'letters')
  const other = otherRole(out, earlier, job.role.id)
  if (other.length > 0) return refuse([...known, ...other], request, context)
  const opened = openOutput(out, inputs, (name) => earlier !== null && name === FOLDER)
  if (!opened.ok) return refuse(opened.issues, request, context)
  const output = opened.value
  const progress = startProgress(context, language)
  const start = performance.now()
  try {
    const files = reportFiles(output.folder(FOLDER), FOLDER)
    const format = REPORT_FORMATS[values['format'] ?? 'docx'] as ReportFormat
    const students = values['students'] === undefined ? null : listed(values['students'])
    const wanted = students === null ? null : new Set(students.map(studentKey))
    const watch = { signal: context.signal, onRows: progress.onRows }
    const count = await writeLetters(job, template, wanted, format, files, watch)
    progress.end()
    const manifest = officeManifestText('letters', request, job, [template], count)
    output.file('letters.json').write(manifest)
    const written = output.commit()
    if (!written.ok) return refuse(written.issues, request, context)
    const issues = [...known, ...notWritten(wanted, count)]
    for (const line of issueLines(issues, language)) context.err(`${line}\n`)
    const parts = [grouped(count), secondsSince(start), out]
    if (json) context.out(manifest)
    else print([fillIn(textIn(WROTE, language), parts), phrase(language, 'notADiagnosis')], context)
    return issues.some(({ severity }) => severity !== 'info') ? EXIT.issues : EXIT.done
  } finally {
    progress.end()
    output.abort()
  }
}

/** That some of the numbers asked for got no letter. */
function notWritten(wanted: ReadonlySet<string> | null, count: number): Issue[] {
  if (wanted === null || wanted.size <= count) return []
  const expected =
    'student numbers in focus: in a tier, with a critical item or in a follow-up file'
  const received = `others: ${wanted.size - count}`
  const where = { path: 'students', expected, received }
  return [issue({ code: 'unknown-reference', severity: 'warning', ...where })]
}
