import { join } from 'node:path'
import { studentKey } from '../../io/student-key.js'
import type { Issue } from '../../issue/issue.js'
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
import type { heldInWords } from './held-in-words.js'
import { redactStudent } from './redact-student.js'
import { resultCell } from './result-cell.js'
import type { StudentNames } from './student-names.js'
import { tierCell } from './tier-cell.js'
import { watchStudents } from './watch-students.js'

interface ListWish {
  readonly results: ResultSet
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

const FILES: Readonly<Record<ReportList, ListFile>> = {
  care: 'students.csv',
  crisis: 'crisis.csv',
  retest: 'retest.csv',
  missing: 'missing.csv',
}

/** Reads the lists that a role may see from the files of a result folder. */
export function collectLists(wish: ListWish): {
  readonly lists: UnitLists
  readonly issues: readonly Issue[]
} {
  const issues: Issue[] = []
  const { lists } = wish.role
  const sexes = new Map<string, string>()
  const read = (list: ReportList, see: See = () => {}): readonly ListedStudent[] => {
    if (!lists.includes(list)) return []
    const opened = list === 'care' ? wish.results.students : tableAt(pathOf(wish, list))
    if (opened === null) return []
    const faults: TableFaults = { ragged: 0, first: 0 }
    const found = [...listed(opened, FILES[list], wish, faults, see, sexes)]
    issues.push(...raggedIssues(opened, faults))
    return found
  }
  const keysOf = (list: 'crisis' | 'retest'): ReadonlySet<string> | null =>
    lists.includes(list) ? studentKeys(tableAt(pathOf(wish, list))) : null
  const keys = { crisis: keysOf('crisis'), retest: keysOf('retest') }
  const watch = watchStudents(wish.protocol, keys, wish.results.summary.accounting.scored)
  const see: See = (cell) => {
    watch.see(cell)
    const key = studentKey(cell('student'))
    if (keys.crisis?.has(key) || keys.retest?.has(key)) sexes.set(key, cell('sex'))
  }
  const rank = (student: ListedStudent): number => wish.careTiers.indexOf(student.tier ?? '')
  const care = [...read('care', see)].sort((one, other) => rank(one) - rank(other))
  if (lists.includes('care')) issues.push(...watch.issues())
  return {
    lists: { care, crisis: read('crisis'), retest: read('retest'), missing: read('missing') },
    issues,
  }
}

const pathOf = ({ results }: ListWish, list: ReportList): string =>
  join(results.students.path, '..', FILES[list])

function studentKeys(table: Table | null): ReadonlySet<string> {
  const keys = new Set<string>()
  if (table === null) return keys
  const student = table.header.indexOf('student')
  for (const record of tableRecords(table, { ragged: 0, first: 0 }))
    keys.add(studentKey(resultCell(record[student])))
  return keys
}

function tableAt(path: string): Table | null {
  const opened = openTable(path)
  return opened.ok ? opened.value : null
}

function* listed(
  table: Table,
  file: ListFile,
  { role, names, careTiers, protocol, heldOf }: ListWish,
  faults: TableFaults,
  see: See,
  sexes: ReadonlyMap<string, string>,
): Generator<ListedStudent> {
  const { header } = table
  const at = Object.fromEntries(header.map((name, index) => [name, index]))
  const tierOf = tierCell(protocol)
  let record = 0
  for (const cells of tableRecords(table, faults)) {
    record++
    const text = (name: string): string => resultCell(cells[at[name] ?? -1])
    see(text)
    const tier = file === 'students.csv' ? tierOf(text('tier')) : text('tier')
    if (file === 'students.csv' && !careTiers.includes(tier)) continue
    const student = text('student')
    // Lists other than that of the missing name no sex: it is that of the sheet.
    const sex = text('sex') || (sexes.get(studentKey(student)) ?? '')
    const entry = names?.get(studentKey(student))
    const known = (name: string, part: keyof ListedStudent): object =>
      text(name) === '' ? {} : { [part]: text(name) }
    yield redactStudent(
      {
        file,
        record,
        school: text('school'),
        grade: text('grade'),
        class: text('class'),
        student,
        ...(entry === undefined || entry.name === '' ? {} : { name: entry.name }),
        ...(sex === '' ? {} : { sex }),
        ...(tier === '' ? {} : { tier }),
        ...known('tier_possible', 'tierPossible'),
        ...known('quality', 'quality'),
        ...known('why', 'why'),
        ...(text('reasons') === '' ? {} : { reasons: text('reasons').split('; ') }),
        ...(file === 'crisis.csv' ? criticalOf(heldOf(text)) : {}),
      },
      role,
    )
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
