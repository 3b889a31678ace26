import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Result } from '../../issue/issue.js'
import { renderDocument } from '../../report/document/html/render-document.js'
import { type IndexEntry, indexPage } from '../../report/pages/index-page.js'
import { placeNames } from '../../report/pages/place-names.js'
import type { StudentModel } from '../../report/pages/student/student-model.js'
import { studentPages } from '../../report/pages/student/student-page.js'
import { planStudents, type StudentPlan } from '../../report/pages/student/student-plan.js'
import { breathe, type Watch } from '../breathe.js'
import { raggedIssues, type TableFaults, tableRecords } from '../table/open-table.js'
import { readEarlierResults } from './earlier-results.js'
import { type HeldItems, readHeldItems } from './held-items.js'
import { inUnit } from './in-unit.js'
import { loadWording } from './load-wording.js'
import { placeOfRow } from './place-of-row.js'
import { REPORT_FORMATS, type ReportFormat } from './report-formats.js'
import { openReportSource, type ReportSource } from './report-source.js'
import { resultCell } from './result-cell.js'
import { type ClassFolder, studentFiles } from './student-files.js'
import { readStudentNames, type StudentNames } from './student-names.js'
import type { StudentOrder } from './student-order.js'
import { studentReader } from './student-reader.js'
import { watchStudents } from './watch-students.js'
import { writeNewFile } from './write-new-file.js'

/** What one thread wrote. */
export interface WrittenStudents {
  readonly pages: number
  /** Index pages of its classes, in the order in which the classes come. */
  readonly entries: readonly (IndexEntry & { readonly order: number })[]
}

const BETWEEN_BREATHS = 256
export const CLASS_INDEX = 'index.html'

/**
 * Writes the page of every student of the part, one after the other: memory does not grow with their number, but for
 * the roster and earlier waves, where they are asked for.
 */
export async function writeStudents(
  order: StudentOrder,
  watch: Watch,
): Promise<Result<WrittenStudents>> {
  const opened = openPlan(order)
  if (!opened.ok) return opened
  const { plan, source, held, read } = opened.value
  const page = studentPages(plan)
  const { ending, load } = formatOf(order)
  const render = await load()
  const files = studentFiles(order.target, ending, order.part, order.nParts)
  const { students } = source.results
  const at = (name: string): number => students.header.indexOf(name)
  const student = at('student')
  const placeAt = {
    ...{ district: at('district'), school: at('school') },
    ...{ grade: at('grade'), class: at('class') },
  }
  const watchedAt = {
    ...{ student, tier: at('tier'), reasons: at('reasons'), determined: at('determined') },
  }
  const watched = watchStudents(
    source.campaign.protocol,
    { crisis: held, retest: null },
    source.results.summary.accounting.scored,
    opened.value.names,
  )
  const faults: TableFaults = { ragged: 0, first: 0 }
  let record = 0
  let pages = 0
  for (const cells of tableRecords(students, faults)) {
    record++
    watched.see((column) => resultCell(cells[watchedAt[column]]))
    const place = placeOfRow((column) => resultCell(cells[placeAt[column]]), source.twins)
    if (!inUnit(place, order.unit)) continue
    const folder = files.of(place)
    if (!folder.isOwn) continue
    const model = read(record, cells)
    const made = render(page(model))
    const content = made instanceof Promise ? await made : made
    folder.put(fileNameOf(resultCell(cells[student]), model), content)
    if (++pages % BETWEEN_BREATHS === 0) await breathe(watch, pages)
  }
  const entries = [...files.classes()].flatMap((folder, index) =>
    folder.isOwn ? [{ ...writeIndex(order, plan, folder), order: index }] : [],
  )
  const issues = [...raggedIssues(students, faults), ...watched.issues()]
  if (issues.some(({ severity }) => severity === 'error')) return { ok: false, issues }
  return { ok: true, value: { pages, entries }, issues }
}

/** The carrier of the pages. */
function formatOf({ format }: StudentOrder): ReportFormat {
  const found = REPORT_FORMATS[format]
  if (found === undefined) throw new Error('writeStudents requires a format of the list')
  return found
}

/**
 * A file is called after the student's number, whoever it is for: whoever hands it out must know whose it is. The name
 * follows where the role may see it.
 */
function fileNameOf(student: string, { record, name }: StudentModel): string {
  const own = student === '' ? `row ${record}` : student
  return name === undefined ? own : `${own} ${name}`
}

interface OpenedPlan {
  readonly names: StudentNames | null
  readonly plan: StudentPlan
  readonly source: ReportSource
  readonly held: HeldItems
  readonly read: ReturnType<typeof studentReader>
}

function openPlan(order: StudentOrder): Result<OpenedPlan> {
  const { folder, previous, protocol, language, role, roster } = order
  const source = openReportSource({ folder, previous, protocol, language, withFigures: false })
  const wording = loadWording()
  const names = roster === null ? null : readStudentNames({ ...roster, remove: () => {} })
  const issues = [...source.issues, ...wording.issues, ...(names?.issues ?? [])]
  if (!source.ok || !wording.ok || names?.ok === false) return { ok: false, issues }
  const { campaign, results } = source.value
  const { header } = results.students
  const plan = planStudents(header, { language, role, campaign, wording: wording.value })
  const held = readHeldItems(folder, campaign, language)
  const earlier = readEarlierResults(source.value.previous, plan)
  const { twins } = source.value
  const beside = { twins, names: names?.value ?? null, held, earlier }
  const read = studentReader(header, plan, beside)
  return { ok: true, value: { plan, source: source.value, read, ...beside }, issues }
}

/** The index of a class, made from the names of its files. */
function writeIndex(
  order: StudentOrder,
  { campaign }: StudentPlan,
  { path, place }: ClassFolder,
): IndexEntry {
  const { target, role, language } = order
  const { ending } = formatOf(order)
  const folder = join(target, ...path)
  const names = placeNames(place, language)
  if (role.audience === 'family') return { names, href: '' }
  const entries = readdirSync(folder)
    .sort()
    .map((file) => ({ names: [file.slice(0, -ending.length)], href: encodeURIComponent(file) }))
  const document = indexPage({ language, role, level: 'student', campaign, entries })
  writeNewFile(join(folder, CLASS_INDEX), renderDocument(document))
  return { names, href: [...path, CLASS_INDEX].map(encodeURIComponent).join('/') }
}
