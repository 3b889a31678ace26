import { textWidth } from './text-width.js'

const LINE = 14
const LEAST = 18
/** What a spreadsheet allows. */
const MOST = 400

/**
 * Height in points of a row of wrapped texts: as many lines as the fullest cell needs.
 *
 * @param cells - texts with the width of their columns in characters
 * @param line - height of a line in points
 */
export function rowHeight(
  cells: readonly { readonly text: string; readonly width: number }[],
  line: number = LINE,
): number {
  const lines = cells.map(({ text, width }) =>
    Math.ceil((textWidth(text) * 1.12) / Math.max(1, width - 2)),
  )
  return Math.min(MOST, Math.max(LEAST, Math.max(1, ...lines) * line + 4))
}
