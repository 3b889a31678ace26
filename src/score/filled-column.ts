/**
 * A column that begins with the numbers of `head` and holds `rest` from there to its end: how a plan that was compiled
 * ahead of time writes its tables.
 */
export function filledColumn<Column extends Float64Array | Uint8Array>(
  Type: new (length: number) => Column,
  length: number,
  head: readonly number[],
  rest: number,
): Column {
  const column = new Type(length)
  column.fill(rest)
  column.set(head)
  return column
}
