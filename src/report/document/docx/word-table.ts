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
/** Characters that a column asks for at least and at most. */
const LEAST = 5
const MOST = 34
const MARGINS = { top: 50, bottom: 50, left: 90, right: 90 } as const
const ROWS_LOOKED_AT = 60

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
  const body = rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: row.map((one, column) =>
          cell(cellRuns(one), widths[column] ?? 0, {
            isBold: column < nHeads && nHeads > 0 && columns.length > 1 && column === 0,
            isRight: isNumber(column),
            isQuiet: one.kind === 'hidden',
          }),
        ),
      }),
  )
  return new Table({
    rows: [header, ...body],
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: {
      top: LINE,
      bottom: LINE,
      left: NONE,
      right: NONE,
      insideHorizontal: LINE,
      insideVertical: NONE,
    },
  })
}

interface CellLook {
  readonly fill?: string
  readonly isBold?: boolean
  readonly isRight?: boolean
  readonly isQuiet?: boolean
}

function cell(
  runs: Parameters<typeof wordRuns>[0],
  width: number,
  { fill, isBold = false, isRight = false, isQuiet = false }: CellLook,
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
        children: wordRuns(runs, {
          isBold,
          isSmall: true,
          ...(isQuiet ? { colour: INK.quiet } : {}),
        }),
      }),
    ],
  })
}

function cellRuns(cell: DocumentCell): Parameters<typeof wordRuns>[0] {
  if (cell.kind === 'text') return cell.runs
  if (cell.kind === 'blank') return []
  if (cell.kind === 'hidden') return [cell.text]
  return cell.more === undefined ? [cell.text] : [cell.text, ' ', ...cell.more]
}

/** Shares of the width by the longest text of each column. */
function columnWidths({ columns, rows }: TableBlock, width: number): number[] {
  const wishes = columns.map(({ label }, column) => {
    const longest = rows
      .slice(0, ROWS_LOOKED_AT)
      .reduce((most, row) => Math.max(most, textWidth(cellText(row[column]))), 0)
    return Math.min(MOST, Math.max(LEAST, longest, longestWord(label) * 1.25))
  })
  const sum = wishes.reduce((total, wish) => total + wish, 0)
  return wishes.map((wish) => Math.floor((width * wish) / sum))
}

const cellText = (cell: DocumentCell | undefined): string =>
  cell === undefined ? '' : runsText(cellRuns(cell))

/** Width of the longest word, which a narrow column would cut; Chinese is broken anywhere. */
function longestWord(label: string): number {
  const widths = label.split(/[\s\u2e80-\uffff]/).map(textWidth)
  return Math.max(textWidth(label) / 2, ...widths)
}
