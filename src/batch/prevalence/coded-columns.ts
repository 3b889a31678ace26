import type { RowBlock } from '../../io/row-block.js'
import { studentText } from '../../io/student-keys.js'
import { SEXES } from '../../table/blocks.js'
import { STUDENTS } from '../table/students-file.js'
import type { DesignTable } from './read-design.js'

/** A column of texts that repeat, its own or joined: a number for each row of a block, and the text of a number. */
export interface CodedColumn {
  readonly codes: ArrayLike<number>
  /** '' for 0. */
  readonly textOf: (code: number) => string
}

/**
 * Reads columns of results by name, those of a design table included; a column of neither is blank.
 *
 * @returns a function that gives the columns of a block
 */
export function codedColumns(
  names: readonly string[],
  joined: DesignTable | null,
): (block: RowBlock) => CodedColumn[] {
  const rowsOf = joined === null ? null : joinedRows(joined)
  return (block) => {
    const rows = rowsOf?.(block) ?? null
    return names.map((name) => {
      const texts = joined?.texts[name]
      if (texts === undefined || rows === null) return ownColumn(block, name)
      const codes = Int32Array.from(rows, (row) => (row < 0 ? 0 : (texts.codes[row] as number)))
      return { codes, textOf: (code) => texts.values[code] ?? '' }
    })
  }
}

function ownColumn({ students, persons, categories, length }: RowBlock, name: string): CodedColumn {
  if (name === STUDENTS.sex)
    return { codes: persons.sex, textOf: (code) => (code === 0 ? '' : (SEXES[code] ?? '')) }
  if (name === STUDENTS.student && students !== null) {
    const codes = students.ids.subarray(0, length).map((id) => id + 1)
    return { codes, textOf: (code) => studentText(students.keys, code - 1) }
  }
  const column = categories[name]
  if (column === undefined) return { codes: new Uint8Array(length), textOf: () => '' }
  return { codes: column.codes, textOf: (code) => column.values[code] ?? '' }
}

/** The row of the design table for each row of a block; looked up once for each value of the key. */
function joinedRows({ key, rowOf }: DesignTable): (block: RowBlock) => Int32Array {
  const known: number[] = []
  return (block) => {
    const { students, length } = block
    if (key === STUDENTS.student)
      return Int32Array.from({ length }, (_, row) => rowOf(students?.ids[row] ?? -1))
    const { codes, textOf } = ownColumn(block, key)
    return Int32Array.from({ length }, (_, row) => {
      const code = codes[row] as number
      known[code] ??= rowOf(textOf(code))
      return known[code] as number
    })
  }
}
