import { type Issue, issue } from '../../issue/issue.js'
import type { Table } from './open-table.js'

/** Cells of columns of numbers that are none, by column: how many, and the row of the first. */
export type UnreadColumns = Map<string, { readonly first: number; n: number }>

/** Notes a cell that is neither blank nor a number. */
export function noteUnread(unread: UnreadColumns, column: string, row: number): void {
  const known = unread.get(column)
  if (known === undefined) unread.set(column, { first: row, n: 1 })
  else known.n++
}

/** One issue for each column with such cells. */
export function unreadIssues(
  { name }: Table,
  unread: UnreadColumns,
  expectedOf: (column: string) => string = () => 'a number',
): Issue[] {
  return [...unread].map(([column, { first, n }]) =>
    issue({
      code: 'number-invalid',
      severity: 'warning',
      file: name,
      row: first,
      column,
      expected: expectedOf(column),
      received: `${n} cells with something else; they are passed over`,
    }),
  )
}
