import type { IssueDraft } from '../../../issue/issue.js'
import { FormatError } from '../format-error.js'
import type { Sheet } from './workbook.js'

/** The sheet that is read, those that hold something, and what is to be said of the others. */
export interface SheetChoice {
  readonly sheet: Sheet
  readonly filled: readonly Sheet[]
  readonly issues: readonly IssueDraft[]
}

/**
 * Chooses the sheet of a workbook: the one that is wished for by its name or its position, otherwise the first that is
 * shown and has something in it. Others with something in them are named, so that nobody takes a part for the whole.
 *
 * @throws FormatError where there is no such sheet, or nothing in any
 */
export async function chooseSheet(
  sheets: readonly Sheet[],
  wished: string | undefined,
  hasCells: (sheet: Sheet) => Promise<boolean>,
): Promise<SheetChoice> {
  const filled: Sheet[] = []
  for (const sheet of sheets) if (await hasCells(sheet)) filled.push(sheet)
  if (wished !== undefined) {
    const sheet = byName(sheets, wished) ?? sheets[Number(wished) - 1]
    if (sheet === undefined) throw noSuchSheet(sheets)
    return { sheet, filled, issues: [] }
  }
  const shown = filled.filter(({ isHidden }) => !isHidden)
  const sheet = shown[0] ?? filled[0]
  if (sheet === undefined) {
    const sides = { expected: 'a sheet with a header and rows', received: 'empty sheets' }
    throw new FormatError({ code: 'file-empty', ...sides })
  }
  const others = shown.filter((other) => other !== sheet)
  return { sheet, filled, issues: others.length === 0 ? [] : [unread(sheet, others)] }
}

function byName(sheets: readonly Sheet[], wished: string): Sheet | undefined {
  const folded = wished.trim().toLowerCase()
  return (
    sheets.find(({ name }) => name === wished) ??
    sheets.find(({ name }) => name.trim().toLowerCase() === folded)
  )
}

function unread(sheet: Sheet, others: readonly Sheet[]): IssueDraft {
  return {
    code: 'sheet-unread',
    severity: 'warning',
    expected: 'one sheet with data, or a choice (--sheet NAME, of a roster --roster-sheet NAME)',
    received: `${quoted([sheet])}, which was read, and ${quoted(others)}`,
  }
}

function noSuchSheet(sheets: readonly Sheet[]): FormatError {
  const expected = `one of the sheets ${quoted(sheets)}, or its position`
  return new FormatError({ code: 'sheet-unknown', expected, received: 'another name' })
}

const MOST_NAMES = 12

function quoted(sheets: readonly Sheet[]): string {
  const names = sheets.slice(0, MOST_NAMES).map(({ name }) => `"${name}"`)
  return names.join(', ') + (sheets.length > MOST_NAMES ? ', …' : '')
}
