import { guardFormula } from '../../io/guard-formula.js'

/**
 * A text of a result file as it was before it was written: without the apostrophe that keeps a spreadsheet from running
 * it, which no page needs.
 */
export function resultCell(cell: string | undefined): string {
  if (cell === undefined || cell.charCodeAt(0) !== 39) return cell ?? ''
  const text = cell.slice(1)
  return guardFormula(text) === cell ? text : cell
}
