import { createByteWriter, takeBytes, writeHeader, writeNewline } from '../../io/byte-writer.js'
import { type Issue, issue, type Result } from '../../issue/issue.js'
import { type Table, type TableFaults, tableRecords } from '../table/open-table.js'
import {
  STUDENTS,
  STUDENTS_COLUMNS,
  type StudentsColumn,
  studentPlaces,
} from '../table/students-file.js'
import { writeCells } from '../write-cells.js'

/** What became of the same sheets under two sets of rules. */
export interface StudentDiff {
  readonly rows: number
  readonly moved: number
  /** By tier before and after, those who stay included. */
  readonly moves: ReadonlyMap<string, number>
  /** Sheets on which a column differs, by column of either file. */
  readonly columns: ReadonlyMap<string, number>
}

const SHOWN: readonly StudentsColumn[] = ['quality', 'tier', 'tier_possible', 'reasons']
/** What follows from other columns, or is of the sheet as a whole, and is no reason by itself. */
const FOLLOWS: ReadonlySet<string> = new Set(STUDENTS_COLUMNS)

/**
 * Goes through two result files of the same sheets side by side and lists whose tier differs, with the reasons of both
 * and the scores and bands that differ. Memory does not grow with the sheets.
 *
 * @param write - takes `moved.csv`, which names students
 */
export function diffStudents(
  before: Table,
  after: Table,
  write: (bytes: Uint8Array) => void,
): Result<StudentDiff> {
  const writer = createByteWriter()
  const versions = (names: readonly string[]): string[] =>
    names.flatMap((name) => [`${name}_before`, `${name}_after`])
  const identified = [
    STUDENTS.row,
    STUDENTS.student,
    ...studentPlaces([before.header, after.header]),
  ]
  writeHeader(writer, [...identified, ...versions(SHOWN), 'differs'])
  const columns = [...new Set([...before.header, ...after.header])].filter(
    (one) => !FOLLOWS.has(one),
  )
  const moves = new Map<string, number>()
  const differing = new Map<string, number>()
  const faults: TableFaults = { ragged: 0, first: 0 }
  const later = tableRecords(after, faults)
  const places = (names: readonly string[]): Place[] =>
    names.map((name) => ({
      name,
      before: before.header.indexOf(name),
      after: after.header.indexOf(name),
    }))
  const [identity, shown, compared] = [places(identified), places(SHOWN), places(columns)]
  const [keys, tiers] = [places([STUDENTS.row, STUDENTS.student]), places([STUDENTS.tier])]
  let rows = 0
  let moved = 0
  for (const one of tableRecords(before, faults)) {
    const next = later.next()
    if (next.done === true) return { ok: false, issues: [otherSheets(after)] }
    const other = next.value
    const was = ({ before: at }: Place): string => one[at] ?? ''
    const is = ({ after: at }: Place): string => other[at] ?? ''
    if (keys.some((place) => was(place) !== is(place)))
      return { ok: false, issues: [otherSheets(after)] }
    rows++
    const [from = '', to = ''] = [...tiers.map(was), ...tiers.map(is)]
    count(moves, `${from} > ${to}`)
    const differs = compared.filter((place) => was(place) !== is(place))
    for (const { name } of differs) count(differing, name)
    if (from === to) continue
    moved++
    const why = differs.map((place) => `${place.name} ${was(place)} > ${is(place)}`)
    writeCells(writer, [
      ...identity.map((place) => (place.before < 0 ? is(place) : was(place))),
      ...shown.flatMap((place) => [was(place), is(place)]),
      why.join('; '),
    ])
    writeNewline(writer)
    if (writer.length > 1 << 20) write(takeBytes(writer))
  }
  write(takeBytes(writer))
  if (later.next().done !== true) return { ok: false, issues: [otherSheets(after)] }
  return { ok: true, value: { rows, moved, moves, columns: differing }, issues: [] }
}

/** Where a column stands in either file; −1 where it does not. */
interface Place {
  readonly name: string
  readonly before: number
  readonly after: number
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function otherSheets({ name }: Table): Issue {
  const expected = 'the same sheets in both results'
  return issue({ code: 'student-unknown', file: name, expected, received: 'other sheets' })
}
