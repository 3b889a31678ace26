import type { PreparedTable } from '../../io/formats/prepare-table.js'
import { openResponses } from '../../io/open-responses.js'
import { readBlocks } from '../../io/read-blocks.js'
import type { RowBlock } from '../../io/row-block.js'
import { createStudentKeys, type StudentKeys } from '../../io/student-keys.js'
import { issue, type Result } from '../../issue/issue.js'
import { STUDENTS } from '../table/students-file.js'

/** Further columns of results, by the value of one column that the results have too. */
export interface DesignTable {
  /** The first column of the file, such as `school` or `student`. */
  readonly key: string
  readonly columns: readonly string[]
  /** Where the key is the student, the table by which students are numbered: the results are read with it. */
  readonly students: StudentKeys | null
  /** The row of a value of the key, or of the student of a number; −1 where there is none. */
  readonly rowOf: (key: string | number) => number
  /** By name of the column: for each row a code, and the text of each; code 0 is ''. */
  readonly texts: Readonly<Record<string, DesignTexts>>
}

/** A column of a design: texts that repeat. */
export interface DesignTexts {
  readonly codes: Int32Array
  readonly values: readonly string[]
}

/**
 * Reads a file that says how students were sampled: its first column is one of the results' columns, the others are
 * joined to every row that has its value. Of a file with a row for each student a number is kept of each row and
 * column, and the student's key.
 */
export function readDesign(source: string | PreparedTable): Result<DesignTable> {
  const seen = openResponses(source, [])
  if (!seen.ok) return seen
  const names = seen.value.columns.map(({ header }) => header)
  const [key = '', ...columns] = names
  const students = key === STUDENTS.student ? createStudentKeys() : null
  const opened = openResponses(source, [], { levels: names, students })
  if (!opened.ok) return opened
  const rows = new Map<string | number, number>()
  const codes = columns.map((): number[] => [])
  let values: readonly (readonly string[])[] = []
  const issues = []
  let length = 0
  for (const block of readBlocks(opened.value)) {
    for (let row = 0; row < block.length; row++) {
      const value = keyOf(block, key, row)
      if (rows.has(value)) {
        const place = { file: opened.value.name, row: block.rows[row] as number, column: key }
        const sides = { expected: 'each value once', received: 'one that stands further up' }
        issues.push(issue({ code: 'duplicate-id', ...place, ...sides }))
      }
      rows.set(value, length++)
      columns.forEach((name, at) => {
        codes[at]?.push(block.categories[name]?.codes[row] ?? 0)
      })
    }
    values = columns.map((name) => block.categories[name]?.values ?? [''])
    issues.push(...block.issues.filter(({ severity }) => severity === 'error'))
  }
  if (issues.length > 0) return { ok: false, issues }
  const texts = Object.fromEntries(
    columns.map((name, at) => [
      name,
      { codes: Int32Array.from(codes[at] ?? []), values: [...(values[at] ?? [''])] },
    ]),
  )
  const rowOf = (value: string | number): number => rows.get(value) ?? -1
  return { ok: true, value: { key, columns, students, rowOf, texts }, issues: [] }
}

/** What a row says of the key: a text, or the number of the student. */
function keyOf({ students, categories }: RowBlock, key: string, row: number): string | number {
  if (key === STUDENTS.student) return students === null ? -1 : (students.ids[row] as number)
  const column = categories[key]
  return column?.values[column.codes[row] as number] ?? ''
}
