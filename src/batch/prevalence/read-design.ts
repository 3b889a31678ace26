import type { PreparedTable } from '../../io/formats/prepare-table.js'
import { openResponses } from '../../io/open-responses.js'
import { readBlocks } from '../../io/read-blocks.js'
import type { RowBlock } from '../../io/row-block.js'
import { studentText } from '../../io/student-keys.js'
import { issue, type Result } from '../../issue/issue.js'
import { STUDENTS } from '../table/students-file.js'

/** Further columns of results, by the value of one column that the results have too. */
export interface DesignTable {
  /** The first column of the file, such as `school` or `student`. */
  readonly key: string
  readonly columns: readonly string[]
  readonly rows: ReadonlyMap<string, Readonly<Record<string, string>>>
}

/**
 * Reads a file that says how students were sampled: its first column is one of the results' columns, the others are
 * joined to every row that has its value.
 */
export function readDesign(source: string | PreparedTable): Result<DesignTable> {
  const seen = openResponses(source, [])
  if (!seen.ok) return seen
  const names = seen.value.columns.map(({ header }) => header)
  const [key = ''] = names
  const opened = openResponses(source, [], { levels: names })
  if (!opened.ok) return opened
  const rows = new Map<string, Readonly<Record<string, string>>>()
  const issues = []
  for (const block of readBlocks(opened.value)) {
    for (let row = 0; row < block.length; row++) {
      const textOf = (name: string): string => {
        const column = block.categories[name]
        return column?.values[column.codes[row] as number] ?? ''
      }
      const value = key === STUDENTS.student ? studentOf(block, row) : textOf(key)
      if (rows.has(value)) {
        const place = { file: opened.value.name, row: block.rows[row] as number, column: key }
        const sides = { expected: 'each value once', received: 'one that stands further up' }
        issues.push(issue({ code: 'duplicate-id', ...place, ...sides }))
      }
      rows.set(value, Object.fromEntries(names.slice(1).map((name) => [name, textOf(name)])))
    }
    issues.push(...block.issues.filter(({ severity }) => severity === 'error'))
  }
  if (issues.length > 0) return { ok: false, issues }
  return { ok: true, value: { key, columns: names.slice(1), rows }, issues: [] }
}

/** The student of a row, '' where its cell is blank. */
export function studentOf({ students }: RowBlock, row: number): string {
  return students === null ? '' : studentText(students.keys, students.ids[row] as number)
}
