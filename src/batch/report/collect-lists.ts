import { join } from 'node:path'
import { studentKey } from '../../io/student-key.js'
import type { Issue } from '../../issue/issue.js'
import type { Language } from '../../issue/text.js'
import type { ListedStudent, UnitLists } from '../../report/model/unit-input.js'
import type { HeldItem } from '../../report/pages/student/student-model.js'
import type { ReportList, ReportRole } from '../../report/roles/report-role.js'
import type { Protocol } from '../../risk/protocol.js'
import type { ResultSet } from '../compare/read-result-set.js'
import {
  openTable,
  raggedIssues,
  type Table,
  type TableFaults,
  tableRecords,
} from '../table/open-table.js'
import { careTier } from './care-tier.js'
import type { heldInWords } from './held-in-words.js'
import { nameOfSheet } from './name-of-sheet.js'
import { placeOfRow } from './place-of-row.js'
import { redactStudent } from './redact-student.js'
import { resultCell } from './result-cell.js'
import type { StudentNames } from './student-names.js'
import { tierCell } from './tier-cell.js'
import type { Twins } from './told-twins.js'
import { watchStudents } from './watch-students.js'

interface ListWish {
  readonly language: Language
  readonly results: ResultSet
  readonly twins: Twins
  readonly role: ReportRole
  readonly names: StudentNames | null
  /** Ids of tiers, the most pressing first, with `undetermined` behind them. */
  readonly careTiers: readonly string[]
  readonly protocol: Pick<Protocol, 'tiers' | 'baseline' | 'rules'>
  /** Reads the critical items of a row of `crisis.csv`. */
  readonly heldOf: ReturnType<typeof heldInWords>
}

type ListFile = ListedStudent['file']

/** Looks at a row of `students.csv`. */
type See = (cell: (column: string) => string) => void

/**
 * Reads the lists that a role may see from the files of a result folder. Whoever is on the crisis list is on that of
 * those to care for, in the tier that a critical item asks for: the item may stand on a sheet that does not count, or on
 * one without a student number.
 */
export function collectLists(wish: ListWish): {
  readonly lists: UnitLists
  readonly issues: readonly Issue[]
} {
  const issues: Issue[] = []
  const { lists } = wish.role
  const sexes = new Map<string, string>()
  const read = (list: ReportList, reading: Reading): readonly ListedStudent[] => {
    if (!lists.includes(list)) return []
    const opened = reading.file === 'students.csv' ? wish.results.students : tableAt(wish, reading)
    if (opened === null) return []
    const faults: TableFaults = { ragged: 0, first: 0 }
    const found = [...listed(opened, reading, wish, faults, sexes)]
    issues.push(...raggedIssues(opened, faults))
    return found
  }
  const keysOf = (file: ListFile, readers: readonly ReportList[]): ReadonlySet<string> | null =>
    readers.some((list) => lists.includes(list)) ? studentKeys(tableAt(wish, { file })) : null
  const keys = {
    crisis: keysOf('crisis.csv', ['crisis', 'care']),
    retest: keysOf('retest.csv', ['retest']),
  }
  const { scored } = wish.results.summary.accounting
  const watch = watchStudents(wish.protocol, keys, scored, wish.names)
  const onSheets = new Set<string>()
  const see: See = (cell) => {
    watch.see(cell)
    const key = studentKey(cell('student'))
    const isCrisis = keys.crisis?.has(key) === true
    if (isCrisis || keys.retest?.has(key) === true) sexes.set(key, cell('sex'))
    if (isCrisis) onSheets.add(key)
  }
  const plan = carePlan(wish, keys.crisis ?? new Set(), onSheets)
  const rank = (student: ListedStudent): number => wish.careTiers.indexOf(student.tier ?? '')
  const care = [
    ...read('care', { file: 'students.csv', see, tierOf: plan.ofSheets }),
    ...read('care', { file: 'crisis.csv', tierOf: plan.ofCrisis }),
  ].sort((one, other) => rank(one) - rank(other))
  if (lists.includes('care')) issues.push(...watch.issues())
  const rest = {
    crisis: read('crisis', { file: 'crisis.csv' }),
    retest: read('retest', { file: 'retest.csv' }),
    missing: read('missing', { file: 'missing.csv' }),
  }
  return { lists: { care, ...rest }, issues: once(issues) }
}

/** The crisis list is read twice. */
function once(issues: readonly Issue[]): readonly Issue[] {
  return [...new Map(issues.map((one) => [JSON.stringify(one), one])).values()]
}

/** Reads the tier of who is to be cared for; null for a row of somebody else, or of somebody who is there already. */
type TierOfRow = (text: (column: string) => string) => string | null

/** How a file is read for a list. */
interface Reading {
  readonly file: ListFile
  readonly see?: See
  /** Where the rows are read as those to care for. */
  readonly tierOf?: TierOfRow
}

/**
 * @param crisis - keys of the students of the crisis list
 * @param onSheets - those of them who were met in `students.csv`, filled while it is read
 */
function carePlan(
  { protocol, careTiers }: ListWish,
  crisis: ReadonlySet<string>,
  onSheets: ReadonlySet<string>,
): { readonly ofSheets: TierOfRow; readonly ofCrisis: TierOfRow } {
  const tierOf = tierCell(protocol)
  const careOf = careTier(protocol)
  const met = new Set<string>()
  return {
    ofSheets(text) {
      const isCrisis = crisis.has(studentKey(text('student')))
      const tier = careOf(tierOf(text('tier')), isCrisis)
      return isCrisis || careTiers.includes(tier) ? tier : null
    },
    ofCrisis(text) {
      const key = studentKey(text('student'))
      if (onSheets.has(key) || met.has(key)) return null
      if (key !== '') met.add(key)
      return careOf('', true)
    },
  }
}

function studentKeys(table: Table | null): ReadonlySet<string> {
  const keys = new Set<string>()
  if (table === null) return keys
  const student = table.header.indexOf('student')
  for (const record of tableRecords(table, { ragged: 0, first: 0 }))
    keys.add(studentKey(resultCell(record[student])))
  keys.delete('')
  return keys
}

function tableAt({ results }: ListWish, { file }: Pick<Reading, 'file'>): Table | null {
  const opened = openTable(join(results.students.path, '..', file))
  return opened.ok ? opened.value : null
}

function* listed(
  table: Table,
  { file, see = () => {}, tierOf }: Reading,
  wish: ListWish,
  faults: TableFaults,
  sexes: ReadonlyMap<string, string>,
): Generator<ListedStudent> {
  const { header } = table
  const at = Object.fromEntries(header.map((name, index) => [name, index]))
  let record = 0
  for (const cells of tableRecords(table, faults)) {
    record++
    const text = (name: string): string => resultCell(cells[at[name] ?? -1])
    see(text)
    const tier = tierOf === undefined ? text('tier') : tierOf(text)
    if (tier === null) continue
    yield redactStudent({ file, record, ...studentOf(text, tier, file, wish, sexes) }, wish.role)
  }
}

/** What a row says of a student; what nobody knows is not there. */
function studentOf(
  text: (column: string) => string,
  tier: string,
  file: ListFile,
  { language, twins, names, careTiers, heldOf }: ListWish,
  sexes: ReadonlyMap<string, string>,
): Omit<ListedStudent, 'file' | 'record'> {
  const student = text('student')
  const key = studentKey(student)
  const isNobody = file === 'crisis.csv' && key === ''
  const name = isNobody ? nameOfSheet(text, language) : (names?.get(key)?.name ?? '')
  // Lists other than that of the missing name no sex: it is that of the sheet.
  const sex = text('sex') || (sexes.get(key) ?? '')
  const possible = text('tier_possible')
  const isOpen =
    careTiers.includes(possible) && careTiers.indexOf(possible) < careTiers.indexOf(tier)
  const known = (part: keyof ListedStudent, value: string): object =>
    value === '' ? {} : { [part]: value }
  return {
    ...placeOfRow(text, twins),
    student,
    ...known('name', name),
    ...known('sex', sex),
    ...known('tier', tier),
    ...known('tierPossible', isOpen ? possible : ''),
    ...known('quality', text('quality')),
    ...known('why', text('why')),
    ...(text('reasons') === '' ? {} : { reasons: text('reasons').split('; ') }),
    ...(file === 'crisis.csv' ? criticalOf(heldOf(text)) : {}),
  }
}

/** Names of critical items, and beside each what was answered, where the file says so. */
function criticalOf(held: readonly HeldItem[]): Pick<ListedStudent, 'criticalItems' | 'answers'> {
  const answers = held.map(({ answer }) => answer ?? '–')
  return {
    criticalItems: held.map(({ name }) => name),
    ...(held.some(({ answer }) => answer !== undefined) ? { answers } : {}),
  }
}
