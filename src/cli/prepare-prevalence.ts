import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { takePublishedRows } from '../batch/audit/read-published-table.js'
import type { DesignColumns } from '../batch/prevalence/count-results.js'
import type { PrevalenceJob } from '../batch/prevalence/prevalence-files.js'
import { type DesignTable, readDesign } from '../batch/prevalence/read-design.js'
import { isResultColumn } from '../batch/prevalence/results-columns.js'
import { rosterCounts } from '../batch/prevalence/roster-counts.js'
import type { Summary } from '../batch/screen/summary.js'
import { STUDENTS, type StudentsColumn } from '../batch/table/students-file.js'
import { createPublicCells } from '../cohort/prevalence/public-cells.js'
import { countsIn, levelsNeeded, type PublicCounts } from '../cohort/prevalence/public-counts.js'
import type { SurveyIntervalName } from '../cohort/survey/survey-interval.js'
import type { LonelyCluster } from '../cohort/survey/survey-sample.js'
import type { Instrument } from '../instrument/instrument.js'
import { listInstruments, listProtocols, loadInstrument, loadProtocol } from '../io/catalogue.js'
import type { PreparedTable } from '../io/formats/prepare-table.js'
import { openResponses } from '../io/open-responses.js'
import { readJson } from '../io/read-json.js'
import { readRoster } from '../io/read-roster.js'
import { createStudentKeys } from '../io/student-keys.js'
import { type Issue, issue, type Result } from '../issue/issue.js'
import type { Protocol } from '../risk/protocol.js'
import type { Request } from './command.js'
import { listed } from './load-map.js'
import { mixedSchools } from './mixed-schools.js'
import { phrase } from './phrases.js'

/** A job but for its columns, which need the instruments. */
type Prepared = Omit<PrevalenceJob, 'columns' | 'watch'> & {
  readonly header: readonly string[]
  readonly instrumentOf: (prefix: string) => Instrument | null
  /** What is wrong with them that leaves something to estimate. */
  readonly warnings: readonly Issue[]
  /** The protocol by which the results were made; null where that is not known. */
  readonly madeBy: Protocol | null
}

/** Columns by which groups are made where nobody says otherwise. */
const USUAL_GROUPS: readonly StudentsColumn[] = ['school', 'grade', 'sex']

/** The tables of a command line of `prevalence`, ready to be opened. */
export interface PrevalenceTables {
  readonly results: PreparedTable
  readonly design: PreparedTable | null
  readonly roster: PreparedTable | null
}

/**
 * Reads what a command line of `prevalence` names.
 *
 * @param path - of the results, beside which their summary may stand
 */
export function preparePrevalence(
  request: Request,
  path: string,
  tables: PrevalenceTables,
): Prepared | { readonly misuse: string } | { readonly issues: readonly Issue[] } {
  const { values, language } = request
  const confidence = Number(values['confidence'] ?? 95) / 100
  if (!(confidence > 0 && confidence < 1)) {
    const given = values['confidence'] ?? ''
    return { misuse: phrase(language, 'optionPercent', '--confidence', given) }
  }
  const seen = openResponses(tables.results, [])
  const joined = tables.design === null ? null : readDesign(tables.design)
  const roster = tables.roster === null ? null : readRoster(tables.roster)
  const own = listed(values['instrument']).map(loadInstrument)
  const protocol = protocolOf(values['protocol'], path)
  const faults = [
    seen,
    ...own,
    ...(protocol ? [protocol] : []),
    ...(joined ? [joined] : []),
    ...(roster ? [roster] : []),
  ].flatMap((read) => (read.ok ? [] : read.issues))
  if (!seen.ok || faults.length > 0) return { issues: faults }
  const thresholds = protocol?.ok === true ? protocol.value.suppression : null
  const table = joined?.ok === true ? joined.value : null
  const header = seen.value.columns.map((column) => column.header)
  const known = [...header, ...(table?.columns ?? [])]
  if (!known.some(isResultColumn)) return { issues: [withoutResults(seen.value.name)] }
  const groupings = groupingsOf(values['by'], known)
  const cohort = thresholds === null ? null : cohortBeside(values['cohort'], path, groupings)
  if (cohort?.ok === false) return { issues: cohort.issues }
  const weightTo = columnLists(values['weight-to'])
  const design = designOf(values, known)
  const unknown = unknownColumns(seen.value.name, known, table, header, [
    ...groupings.flat(),
    ...weightTo.flat(),
    ...designNames(design),
  ])
  if (weightTo.length > 0 && roster === null)
    return { misuse: phrase(language, 'argumentMissing', '--roster FILE') }
  const groupColumns = [
    ...new Set([...groupings.flat(), ...weightTo.flat(), ...known.filter(isAlwaysKept)]),
  ]
  // Of the other columns, such as reasons, nobody wants the texts: there are as many as students.
  const wanted = new Set([...groupColumns, ...designNames(design), table?.key, STUDENTS.quality])
  const levels = header.filter((name) => wanted.has(name) || isResultColumn(name))
  // Students are told apart only where something hangs on them; their keys would grow with the file.
  const students = wanted.has(STUDENTS.student) ? (table?.students ?? createStudentKeys()) : null
  const opened = openResponses(tables.results, [], { levels, students })
  if (!opened.ok || unknown.length > 0) return { issues: opened.ok ? unknown : opened.issues }
  const instruments = own.flatMap((one) => (one.ok ? [one.value] : []))
  return {
    file: opened.value,
    header,
    instrumentOf: finder(instruments),
    groupColumns,
    groupings,
    design,
    joined: table,
    sheets: values['sheets'] === 'all' ? 'all' : 'valid',
    roster: roster?.ok === true ? rosterCounts(roster.value, groupColumns) : null,
    weightTo,
    method: (values['interval'] ?? 'beta') as SurveyIntervalName,
    lonely: (values['lonely'] ?? 'adjust') as LonelyCluster,
    confidence,
    thresholds,
    warnings: mixedSchools(
      { known, groupings, design },
      path,
      roster?.ok === true ? roster.value : null,
    ),
    shown: cohort?.value ?? null,
    madeBy: protocol?.ok === true && isMadeBy(protocol.value, path) ? protocol.value : null,
  }
}

/** The protocol whose thresholds hold: the one named, or the one of the results, where it is shipped; null for none. */
export function protocolOf(named: string | undefined, results: string): Result<Protocol> | null {
  if (named === NONE) return null
  if (named !== undefined) return loadProtocol(named)
  const id = summaryOf(results)?.protocol?.id
  return id !== undefined && listProtocols().includes(id) ? loadProtocol(id) : null
}

/** Names no file. */
const NONE = 'none'

/** The cohort table beside which the tables are published: the one named, or the one of the results; null for none. */
function cohortBeside(
  named: string | undefined,
  results: string,
  groupings: readonly (readonly string[])[],
): Result<PublicCounts> | null {
  if (named === NONE) return null
  const path = named ?? join(dirname(results), 'cohort.csv')
  if (named === undefined && !existsSync(path)) return null
  const levels = new Set<string>()
  const seen = takePublishedRows(path, ({ level }) => levels.add(level))
  if (!seen.ok) return seen
  // Sizes of those due are told by grade too.
  const asked = [[], ...groupings].flatMap((columns) => [columns, [...columns, STUDENTS.grade]])
  const needed = levelsNeeded(asked, [...levels])
  const cells = createPublicCells()
  const read = takePublishedRows(path, (row) => {
    if (needed.has(row.level)) cells.take(row)
  })
  return read.ok ? { ...read, value: countsIn(cells) } : read
}

function summaryOf(results: string): Partial<Summary> | null {
  const summary = readJson(join(dirname(results), 'summary.json'))
  return summary.ok ? (summary.value as Partial<Summary> | null) : null
}

/** Whether results were made by this very protocol, so that its words are theirs. */
const isMadeBy = ({ fingerprint }: Protocol, results: string): boolean =>
  summaryOf(results)?.protocol?.fingerprint === fingerprint

/** Who is due, and for what shares are standardised, is a matter of these. */
const isAlwaysKept = (name: string): boolean => name === STUDENTS.grade || name === STUDENTS.sex

/** `grade,sex/grade` as lists of columns. */
const columnLists = (text: string | undefined): string[][] =>
  listed(text).map((part) => part.split('/').filter((name) => name !== ''))

function groupingsOf(text: string | undefined, known: readonly string[]): string[][] {
  if (text !== undefined) return columnLists(text)
  return USUAL_GROUPS.filter((name) => known.includes(name)).map((name): string[] => [name])
}

function designOf(values: Request['values'], known: readonly string[]): DesignColumns {
  const usual = known.includes('school') ? ['school'] : []
  const clusters = values['clusters']
  return {
    strata: values['strata'] ?? null,
    clusters: clusters === undefined ? usual : listed(clusters).filter((name) => name !== NONE),
    weights: values['weights'] ?? null,
    populations: listed(values['populations']),
  }
}

/** Every column that a design names. */
function designNames({ strata, weights, clusters, populations }: DesignColumns): string[] {
  return [...[strata, weights].filter((name) => name !== null), ...clusters, ...populations]
}

/** Of a file with nothing to count, such as a published table in place of the results of each student. */
function withoutResults(file: string): Issue {
  const expected = 'columns of results of each student'
  return issue({ code: 'column-missing', file, expected, received: 'none' })
}

function unknownColumns(
  file: string,
  known: readonly string[],
  table: DesignTable | null,
  header: readonly string[],
  wanted: readonly string[],
): Issue[] {
  const lacking = [...new Set(wanted)].filter((name) => !known.includes(name))
  if (table !== null && !header.includes(table.key)) lacking.push(table.key)
  return lacking.map((column) =>
    issue({ code: 'column-missing', file, column, expected: 'this column', received: 'none' }),
  )
}

/** Finds the instrument that a column's prefix names: one of those given, or of those shipped. */
function finder(own: readonly Instrument[]): (prefix: string) => Instrument | null {
  const shipped = listInstruments()
  const found = new Map<string, Instrument | null>(own.map((one) => [one.id, one]))
  return (prefix) => {
    const known = found.get(prefix)
    if (known !== undefined) return known
    const isShipped = shipped.includes(prefix.split('@')[0] ?? '')
    const loaded = isShipped ? loadInstrument(prefix) : null
    const instrument = loaded?.ok === true ? loaded.value : null
    found.set(prefix, instrument)
    return instrument
  }
}
