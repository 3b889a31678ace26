import type { RowBlock, RowCounts } from './row-block.js'

/** Who is enrolled, in columns; entry i of every column is the same student. */
export interface Roster {
  readonly students: readonly string[]
  /** Student key → entry. */
  readonly entries: ReadonlyMap<string, number>
  /** Row of each entry in the file. */
  readonly rows: readonly number[]
  /** Index into SEXES. */
  readonly sex: readonly number[]
  /** −1 where unknown. */
  readonly grade: readonly number[]
  /** yyyymmdd, 0 where unknown. */
  readonly birthDate: readonly number[]
  /** By level: district, school, grade, class, those asked for, and `tags`. */
  readonly categories: Readonly<Record<string, RosterCategory>>
  readonly counts: RowCounts
}

/** `values[codes[entry]]`; code 0 is '', which stands for unknown. */
export interface RosterCategory {
  readonly codes: readonly number[]
  readonly values: readonly string[]
}

/** A roster that is being read. */
export interface GrowingRoster {
  readonly students: string[]
  readonly entries: Map<string, number>
  readonly rows: number[]
  readonly sex: number[]
  readonly grade: number[]
  readonly birthDate: number[]
  readonly categories: Record<string, { readonly codes: number[]; values: readonly string[] }>
}

export function createRoster(): GrowingRoster {
  return {
    students: [],
    entries: new Map(),
    rows: [],
    sex: [],
    grade: [],
    birthDate: [],
    categories: {},
  }
}

/** Adds the rows of a block; rows without a student are passed over, and so is a student's second row. */
export function takeRows(
  roster: GrowingRoster,
  block: RowBlock,
  onDuplicate: (row: number) => void,
): void {
  for (const [name, { values }] of Object.entries(block.categories)) {
    roster.categories[name] ??= { codes: [], values }
  }
  for (let row = 0; row < block.length; row++) {
    const key = block.students?.[row] ?? ''
    if (key === '') continue
    if (roster.entries.has(key)) {
      onDuplicate(block.rows[row] as number)
      continue
    }
    roster.entries.set(key, roster.students.length)
    roster.students.push(key)
    roster.rows.push(block.rows[row] as number)
    roster.sex.push(block.persons.sex[row] as number)
    roster.grade.push(block.persons.grade[row] as number)
    roster.birthDate.push(block.birthDate[row] as number)
    for (const [name, { codes }] of Object.entries(block.categories))
      roster.categories[name]?.codes.push(codes[row] as number)
  }
}
