import { UNDETERMINED } from '../../cohort/measures.js'
import { type Issue, issue } from '../../issue/issue.js'
import type { Language } from '../../issue/text.js'
import { renderDocument } from '../../report/document/html/render-document.js'
import type { ReportLevel, Unit, UnitLevel } from '../../report/model/report-level.js'
import { type IndexEntry, indexPage } from '../../report/pages/index-page.js'
import type { ReportList, ReportRole } from '../../report/roles/report-role.js'
import type { Watch } from '../breathe.js'
import { twinsFound } from '../twin-schools.js'
import { collectLists } from './collect-lists.js'
import { countUnits } from './count-units.js'
import { heldInWords } from './held-in-words.js'
import { inUnit } from './in-unit.js'
import { listFaults } from './list-faults.js'
import { toldUnit } from './place-of-row.js'
import { reportFiles } from './report-files.js'
import { REPORT_FORMATS } from './report-formats.js'
import type { ReportSource } from './report-source.js'
import { sortLists, twinsOf, unplaced } from './sort-lists.js'
import { splitClasses } from './split-classes.js'
import { writeOnThreads } from './student-crew.js'
import type { StudentNames } from './student-names.js'
import type { StudentOrder } from './student-order.js'
import { unitsOf } from './units-of.js'
import { writeUnits } from './write-units.js'

/** What is to be written, and where. */
export interface ReportJob {
  readonly source: ReportSource
  readonly level: ReportLevel
  readonly role: ReportRole
  readonly names: StudentNames | null
  readonly roster: StudentOrder['roster']
  readonly language: Language
  readonly format: string
  /** School, grade and class joined by `/`; everybody where null. */
  readonly unit: string | null
  readonly threads: number
  /** Where the pages go, and how links name it. */
  readonly folder: { readonly name: string; readonly path: string }
  readonly writeIndex: (name: string, content: string) => void
  readonly watch: Watch
}

/** What a run made. */
export interface ReportRun {
  readonly files: number
  readonly folders: readonly string[]
  /** Name of the page to begin with. */
  readonly index: string
}

/** Writes the pages of a run; `run` is null where something stands in the way. */
export async function writeReport(
  job: ReportJob,
): Promise<{ readonly run: ReportRun | null; readonly issues: readonly Issue[] }> {
  const { level, role, source } = job
  const faults = listFaults(
    source.folder,
    listsNeeded(role, level),
    source.results.summary.accounting,
  )
  if (faults.length > 0) return { run: null, issues: faults }
  return level === 'student' ? writeStudentReport(job) : writeUnitReport(job, level)
}

/** Whoever is on the crisis list is to be cared for: no page that names students or advises can do without it. */
function listsNeeded({ lists }: ReportRole, level: ReportLevel): readonly ReportList[] {
  if (level === 'student') return ['crisis']
  return lists.includes('care') ? [...new Set<ReportList>([...lists, 'crisis'])] : lists
}

async function writeStudentReport(job: ReportJob): ReturnType<typeof writeReport> {
  const { role, language, folder, unit, source } = job
  const written = await writeOnThreads(
    {
      folder: source.folder,
      previous: source.previousFolders,
      protocol: source.protocol,
      role,
      language,
      format: job.format,
      roster: job.roster,
      unit,
      target: folder.path,
    },
    job.threads,
    job.watch,
  )
  const [first] = written
  const issues = first?.issues ?? []
  const parts = written.flatMap((one) => (one.ok ? [one.value] : []))
  if (parts.length < written.length) return { run: null, issues }
  const files = parts.reduce((sum, { pages }) => sum + pages, 0)
  if (files === 0) return { run: null, issues: [...issues, noUnit()] }
  const folders = [folder.name]
  if (role.audience === 'family') return { run: { files, folders, index: folder.name }, issues }
  const entries = parts
    .flatMap((one) => one.entries)
    .sort((one, other) => one.order - other.order)
    .map(({ names, href }) => ({ names, href: `${folder.name}/${href}` }))
  writeIndex(job, entries)
  return { run: { files, folders, index: INDEX }, issues }
}

async function writeUnitReport(
  job: ReportJob,
  level: UnitLevel,
): Promise<{ readonly run: ReportRun | null; readonly issues: readonly Issue[] }> {
  const { source, role, language, format: name, folder, watch } = job
  const { campaign, wave, previous, results, twins } = source
  const { protocol } = campaign
  const found = unitsOf(level, protocol, wave.cohort)
  const all = found?.map((unit) => toldUnit(unit, twins)) ?? null
  const format = REPORT_FORMATS[name]
  if (all === null || format === undefined)
    return { run: null, issues: [notGrouped(level, protocol)] }
  if (all.length === 0) return { run: null, issues: [nowhere(level)] }
  const units = all.filter((unit) => inUnit(unit, job.unit))
  if (units.length === 0) return { run: null, issues: [noUnit()] }
  const careTiers = [...protocol.tiers.map(({ id }) => id), UNDETERMINED]
  const { lists, issues } = collectLists({
    ...{ results, twins, role, language, names: job.names, careTiers, protocol },
    heldOf: heldInWords(campaign, language),
  })
  if (issues.some(({ severity }) => severity === 'error')) return { run: null, issues }
  const files = reportFiles(folder.path, folder.name)
  const entries = await writeUnits({
    units,
    shared: { language, role, campaign, wave, previous: previous.map((one) => one.wave) },
    listsOf: sortLists(lists, level, all),
    countedOf: countUnits({ results, twins, campaign, wave, role, names: job.names, units: all }),
    files,
    ending: format.ending,
    render: await format.load(),
    watch,
  })
  writeIndex(job, entries)
  const run = { files: files.count(), folders: [folder.name], index: INDEX }
  return {
    run,
    issues: [
      ...issues,
      ...unplaced(lists, level, all),
      ...splitClasses(all),
      ...namesMissing(job),
      ...twinSchools(job, level, all),
    ],
  }
}

const INDEX = 'index.html'

function writeIndex(
  { role, level, language, source, ...job }: ReportJob,
  entries: readonly IndexEntry[],
): void {
  const { campaign } = source
  job.writeIndex(INDEX, renderDocument(indexPage({ language, role, level, campaign, entries })))
}

function notGrouped(
  received: UnitLevel,
  { levels }: { readonly levels: readonly string[] },
): Issue {
  const expected = `a level that the protocol groups by: ${levels.join(', ')}`
  return issue({ code: 'range', path: 'level', expected, received })
}

/** A role that sees names and no numbers has lists of nobody where the roster gives no names. */
function namesMissing({ role, names }: ReportJob): Issue[] {
  if (role.lists.length === 0 || role.fields.includes('student')) return []
  for (const { name } of names?.values() ?? []) if (name !== '') return []
  const expected = `a roster with names (--roster): ${role.id} sees names and no student numbers`
  return [
    issue({
      code: 'column-missing',
      severity: 'warning',
      column: 'name',
      expected,
      received: names === null ? 'no roster' : 'none in the roster',
    }),
  ]
}

/** Schools of one name in several districts, whose students the results do not tell apart. */
function twinSchools({ role }: ReportJob, level: UnitLevel, all: readonly Unit[]): Issue[] {
  const twins = level === 'district' ? new Set() : twinsOf(all, level)
  const areTwins = all.some(
    ({ cohortGroup, district }) => district !== '' && twins.has(cohortGroup),
  )
  if (role.lists.length === 0 || !areTwins) return []
  return [twinsFound('pages')]
}

/** No row of the results says where it belongs. */
function nowhere(column: UnitLevel): Issue {
  const expected = 'rows that say where they belong; a report of everybody needs none'
  return issue({ code: 'column-missing', file: 'students.csv', column, expected, received: 'none' })
}

function noUnit(): Issue {
  const expected = 'a school, grade or class of the results'
  return issue({ code: 'unknown-reference', path: 'unit', expected, received: 'no such unit' })
}
