import { OTHER_ROLE } from './role-of.js'
import type { RowBlock, RowCounts } from './row-block.js'
import type { StudentKeys } from './student-keys.js'

/** Who is enrolled, in columns; entry i of every column is the same student. */
export interface Roster {
  /** Number of entries. */
  readonly length: number
  /** Students: the first `length` keys are those of the entries, in order. */
  readonly keys: StudentKeys
  /** Row of each entry in the file. */
  readonly rows: Uint32Array
  /** Index into SEXES. */
  readonly sex: Uint8Array
  /** −1 where unknown. */
  readonly grade: Int8Array
  /** yyyymmdd, 0 where unknown. */
  readonly birthDate: Int32Array
  /** OTHER_ROLE in role-of.ts: entries of another role than was asked for. */
  readonly otherRole: Uint8Array
  /** By level: district, school, grade, class, those asked for, and `tags`. */
  readonly categories: Readonly<Record<string, RosterCategory>>
  readonly counts: RowCounts
  /** The row of the file, as a spreadsheet shows it, that is row 1; null where none shows it. */
  readonly firstRow: number | null
}

/** `values[codes[entry]]`; code 0 is '', which stands for unknown. */
export interface RosterCategory {
  readonly codes: Uint32Array
  readonly values: readonly string[]
}

/** A roster that is being read: columns longer than it is, which grow. */
export interface GrowingRoster {
  length: number
  readonly keys: StudentKeys
  rows: Uint32Array
  sex: Uint8Array
  grade: Int8Array
  birthDate: Int32Array
  otherRole: Uint8Array
  readonly categories: Record<string, { codes: Uint32Array; values: readonly string[] }>
}

const LEAST_CAPACITY = 4096

/** An empty roster. `keys` must be empty too: its numbers are the entries. */
export function createRoster(keys: StudentKeys): GrowingRoster {
  return {
    length: 0,
    keys,
    rows: new Uint32Array(LEAST_CAPACITY),
    sex: new Uint8Array(LEAST_CAPACITY),
    grade: new Int8Array(LEAST_CAPACITY),
    birthDate: new Int32Array(LEAST_CAPACITY),
    otherRole: new Uint8Array(LEAST_CAPACITY),
    categories: {},
  }
}

/**
 * Adds the rows of a block; rows without a student are passed over, and so is a student's second row. The same number in
 * two roles is no duplicate: the entry of the role that is asked for stays.
 *
 * @param otherRole - by code of the column `role`
 */
export function takeRows(
  roster: GrowingRoster,
  block: RowBlock,
  otherRole: (values: readonly string[]) => readonly number[],
  onDuplicate: (row: number) => void,
): void {
  while (roster.length + block.length > roster.rows.length) enlarge(roster)
  for (const [name, { values }] of Object.entries(block.categories))
    roster.categories[name] ??= { codes: new Uint32Array(roster.rows.length), values }
  const categories = Object.entries(block.categories).map(([name, { codes }]) => ({
    from: codes,
    to: roster.categories[name]?.codes as Uint32Array,
  }))
  const ids = block.students?.ids ?? new Int32Array(0)
  const role = block.categories['role']
  const roles = otherRole(role?.values ?? [])
  for (let row = 0; row < block.length; row++) {
    const id = ids[row] as number
    if (!(id >= 0)) continue
    const other = roles[role?.codes[row] ?? -1] ?? OTHER_ROLE.no
    const isAgain = id < roster.length
    const isTaken = isAgain && roster.otherRole[id] === OTHER_ROLE.no
    if (isTaken && other === OTHER_ROLE.no) onDuplicate(block.rows[row] as number)
    if (isTaken || (isAgain && other !== OTHER_ROLE.no)) continue
    roster.otherRole[id] = other
    roster.rows[id] = block.rows[row] as number
    roster.sex[id] = block.persons.sex[row] as number
    roster.grade[id] = block.persons.grade[row] as number
    roster.birthDate[id] = block.birthDate[row] as number
    for (const { from, to } of categories) to[id] = from[row] as number
    if (!isAgain) roster.length++
  }
}

function enlarge(roster: GrowingRoster): void {
  const length = roster.rows.length * 2
  const longer = <T extends Uint32Array | Uint8Array | Int8Array | Int32Array>(
    from: T,
    to: T,
  ): T => {
    to.set(from)
    return to
  }
  roster.rows = longer(roster.rows, new Uint32Array(length))
  roster.sex = longer(roster.sex, new Uint8Array(length))
  roster.grade = longer(roster.grade, new Int8Array(length))
  roster.birthDate = longer(roster.birthDate, new Int32Array(length))
  roster.otherRole = longer(roster.otherRole, new Uint8Array(length))
  for (const category of Object.values(roster.categories))
    category.codes = longer(category.codes, new Uint32Array(length))
}

/** The roster without the room that was left. */
export function finishRoster(
  roster: GrowingRoster,
  counts: RowCounts,
  firstRow: number | null,
): Roster {
  const { length, keys, categories } = roster
  return {
    length,
    keys,
    rows: roster.rows.subarray(0, length),
    sex: roster.sex.subarray(0, length),
    grade: roster.grade.subarray(0, length),
    birthDate: roster.birthDate.subarray(0, length),
    otherRole: roster.otherRole.subarray(0, length),
    categories: Object.fromEntries(
      Object.entries(categories).map(([name, { codes, values }]) => [
        name,
        { codes: codes.subarray(0, length), values },
      ]),
    ),
    counts,
    firstRow,
  }
}
