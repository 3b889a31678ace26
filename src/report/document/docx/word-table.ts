import { runsText } from '../run.js'
import type { TableCell as DocumentCell, TableBlock } from '../table-block.js'
import { textWidth } from '../text-width.js'
import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from './word.js'
import { wordRuns } from './word-runs.js'
import { FILL, INK } from './word-styles.js'

const LINE = { style: BorderStyle.SINGLE, size: 4, color: INK.line } as const
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
/** Lines between rows and none between columns. */
const BORDERS = {
  ...{ top: LINE, bottom: LINE, insideHorizontal: LINE },
  ...{ left: NONE, right: NONE, insideVertical: NONE },
} as const
/** Characters that a column asks for at least and at most. */
const LEAST = 5
const MOST = 34
const MARGINS = { top: 50, bottom: 50, left: 90, right: 90 } as const
const ROWS_LOOKED_AT = 60
/** Width of a character of small print in twentieths of a point, and characters that should not be broken. */
const CHARACTER = 104
const SHORT = 16

/**
 * A table as wide as the text: its header row is repeated on each page, rows are not cut between pages.
 *
 * @param width - of the text, in twentieths of a point
 */
export function wordTable(block: TableBlock, width: number): Table {
  const { columns, rows, nHeads = 1 } = block
  const widths = columnWidths(block, width)
  const isNumber = (column: number): boolean => columns[column]?.kind === 'number'
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ label }, column) =>
      cell([label], widths[column] ?? 0, {
        fill: FILL.header,
        isBold: true,
        isRight: isNumber(column),
      }),
    ),
  })
  const hasHead = nHeads > 0 && columns.length > 1
  const body = rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: row.map((one, column) =>
          cell(ownRuns(one), widths[column] ?? 0, {
            isBold: hasHead && column === 0,
            isRight: isNumber(column),
            isQuiet: one.kind === 'hidden',
            more: one.kind === 'number' ? (one.more ?? []) : [],
          }),
        ),
      }),
  )
  return new Table({
    rows: [header, ...body],
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: BORDERS,
  })
}

interface CellLook {
  readonly fill?: string
  readonly isBold?: boolean
  readonly isRight?: boolean
  readonly isQuiet?: boolean
  /** Behind the rest, in grey. */
  readonly more?: Parameters<typeof wordRuns>[0]
}

function cell(
  runs: Parameters<typeof wordRuns>[0],
  width: number,
  { fill, isBold = false, isRight = false, isQuiet = false, more = [] }: CellLook,
): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: MARGINS,
    ...(fill === undefined ? {} : { shading: { fill } }),
    children: [
      new Paragraph({
        alignment: isRight ? AlignmentType.RIGHT : AlignmentType.LEFT,
        spacing: { after: 0, line: 252 },
        children: [
          ...wordRuns(runs, {
            isBold,
            isSmall: true,
            ...(isQuiet ? { colour: INK.quiet } : {}),
          }),
          ...wordRuns(more.length === 0 ? [] : ['  ', ...more], {
            isSmall: true,
            colour: INK.quiet,
          }),
        ],
      }),
    ],
  })
}

/** What a cell says, without what stands small behind a number. */
function ownRuns(cell: DocumentCell): Parameters<typeof wordRuns>[0] {
  if (cell.kind === 'text') return cell.runs
  return cell.kind === 'blank' ? [] : [cell.text]
}

/**
 * Widths of the columns: each gets what its longest text needs where there is room; where there is not, columns of long
 * texts share what those of short ones leave.
 */
function columnWidths({ columns, rows }: TableBlock, width: number): number[] {
  const needs = columns.map(({ label }, column) => {
    const longest = rows
      .slice(0, ROWS_LOOKED_AT)
      .reduce((most, row) => Math.max(most, textWidth(cellText(row[column]))), 0)
    const characters = Math.min(MOST, Math.max(LEAST, longest, longestWord(label)))
    return characters * CHARACTER + MARGINS.left + MARGINS.right + 40
  })
  const sum = needs.reduce((total, need) => total + need, 0)
  if (sum <= width) return needs.map((need) => Math.floor((width * need) / sum))
  const isShort = needs.map((need) => need <= SHORT * CHARACTER)
  const short = needs.reduce((total, need, at) => total + (isShort[at] === true ? need : 0), 0)
  if (short >= width * 0.75 || short === sum)
    return needs.map((need) => Math.floor((width * need) / sum))
  return needs.map((need, at) =>
    isShort[at] === true ? need : Math.floor(((width - short) * need) / (sum - short)),
  )
}

function cellText(cell: DocumentCell | undefined): string {
  if (cell === undefined) return ''
  const more = cell.kind === 'number' ? (cell.more ?? []) : []
  return runsText([...ownRuns(cell), ...(more.length === 0 ? [] : ['  ', ...more])])
}

/** Width of the longest word, which a narrow column would cut; Chinese is broken anywhere. */
function longestWord(label: string): number {
  const widths = label.split(/[\s\u2e80-\uffff]/).map(textWidth)
  return Math.max(textWidth(label) / 2, ...widths)
}
