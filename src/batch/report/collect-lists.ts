import { join } from 'node:path'
import { studentKey } from '../../io/student-key.js'
import type { Issue } from '../../issue/issue.js'
import type { ListedStudent, UnitLists } from '../../report/model/unit-input.js'
import type { HeldItem } from '../../report/pages/student/student-model.js'
import type { ReportList, ReportRole } from '../../report/roles/report-role.js'
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

interface ListWish {
  readonly results: ResultSet
  readonly role: ReportRole
  readonly names: StudentNames | null
  /** Ids of tiers, the most pressing first, with `undetermined` behind them. */
  readonly careTiers: readonly string[]
  /** Reads the tier of a row of `students.csv`. */
  readonly tierOf: (text: string) => string
  /** Reads the critical items of a row of `crisis.csv`. */
  readonly heldOf: ReturnType<typeof heldInWords>
}

type ListFile = ListedStudent['file']

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
  const read = (list: ReportList): readonly ListedStudent[] => {
    if (!wish.role.lists.includes(list)) return []
    const path = join(wish.results.students.path, '..', FILES[list])
    const opened = list === 'care' ? wish.results.students : tableAt(path)
    if (opened === null) return []
    const faults: TableFaults = { ragged: 0, first: 0 }
    const found = [...listed(opened, FILES[list], wish, faults)]
    issues.push(...raggedIssues(opened, faults))
    return found
  }
  const rank = (student: ListedStudent): number => wish.careTiers.indexOf(student.tier ?? '')
  const care = [...read('care')].sort((one, other) => rank(one) - rank(other))
  return {
    lists: { care, crisis: read('crisis'), retest: read('retest'), missing: read('missing') },
    issues,
  }
}

function tableAt(path: string): Table | null {
  const opened = openTable(path)
  return opened.ok ? opened.value : null
}

function* listed(
  table: Table,
  file: ListFile,
  { role, names, careTiers, tierOf, heldOf }: ListWish,
  faults: TableFaults,
): Generator<ListedStudent> {
  const { header } = table
  const at = Object.fromEntries(header.map((name, index) => [name, index]))
  let record = 0
  for (const cells of tableRecords(table, faults)) {
    record++
    const text = (name: string): string => resultCell(cells[at[name] ?? -1])
    const tier = file === 'students.csv' ? tierOf(text('tier')) : text('tier')
    if (file === 'students.csv' && !careTiers.includes(tier)) continue
    const student = text('student')
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
        ...known('sex', 'sex'),
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
