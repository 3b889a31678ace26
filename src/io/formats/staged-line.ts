import type { SourceRow } from './table-source.js'

const DELIMITER = '\t'
const MEANT = /["\r\n]/
const PARTED = /[\t\r\n]/

/** The header of a staged table. */
export function stagedHeader(names: readonly string[]): string {
  const cells = names.map((name) => (MEANT.test(name) || PARTED.test(name) ? inQuotes(name) : name))
  return `${cells.join(DELIMITER)}\n`
}

/** A row as a line of a staged table of `width` columns. */
export function stagedLine(row: NonNullable<SourceRow>, width: number): string {
  if (row.length === 0) return '\n'
  let text = row.join(DELIMITER)
  if (MEANT.test(text) || countTabs(text) !== row.length - 1)
    text = row.map(stagedCell).join(DELIMITER)
  const missing = width - row.length
  return missing > 0 ? `${text}${DELIMITER.repeat(missing)}\n` : `${text}\n`
}

/**
 * A cell as it stands in a staged table. Quotes inside of a cell that does not begin with one mean nothing to a reader of
 * CSV, such as those of JSON in a cell; they stay, as long as none is without a second one.
 */
export function stagedCell(cell: string): string {
  const isMeant = cell.startsWith('"') || PARTED.test(cell) || count(cell, '"') % 2 === 1
  return isMeant ? inQuotes(cell) : cell
}

/** A row that cannot be read: more cells than the header has. */
export const unreadableLine = (width: number): string => `?${`${DELIMITER}?`.repeat(width)}\n`

const inQuotes = (cell: string): string => `"${cell.replaceAll('"', '""')}"`

const countTabs = (text: string): number => count(text, DELIMITER)

function count(text: string, sign: string): number {
  let found = 0
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) found++
  return found
}
