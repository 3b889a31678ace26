import { damaged, unsafe } from '../format-error.js'
import { type CellBook, cellText } from './cell-text.js'
import { scanPart } from './read-xml.js'
import { attribute, type XmlHandler } from './scan-xml.js'
import { textCollector } from './shared-strings.js'
import { isTrue } from './workbook.js'
import type { ZipParts } from './zip-parts.js'

/** A row of a sheet that has cells; 1 is the first row. */
export interface SheetRow {
  readonly number: number
  readonly cells: readonly string[]
  /** Whether a spreadsheet does not show it: hidden by hand, or by a filter. */
  readonly isHidden?: boolean
}

/** Odd cells and rows of a sheet, counted while it is read. */
export interface CellCounts {
  /** Formulas whose value was never stored, by column. */
  readonly formulas: Map<number, number>
  /** Whole numbers beyond 15 digits, by column. */
  readonly inexact: Map<number, number>
  /** Rows below the header with something in them that a spreadsheet does not show. */
  hidden: number
}

const MOST_COLUMNS = 16_384
const MOST_ROWS = 1_048_576
const INEXACT = /^-?\d(?:\.\d+)?[eE]\+?\d+$/

/** The rows of a sheet in order, piece by piece, with bounded memory. */
export async function* sheetRows(
  parts: ZipParts,
  part: string,
  book: CellBook,
  counts: CellCounts,
): AsyncGenerator<readonly SheetRow[]> {
  let rows: SheetRow[] = []
  const handler = rowHandler(book, counts, (row) => rows.push(row))
  for await (const _ of scanPart(parts, part, handler)) {
    if (rows.length === 0) continue
    yield rows
    rows = []
  }
}

interface Cell {
  column: number
  type: string | undefined
  style: number
  value: string
  isValue: boolean
  hasFormula: boolean
}

function rowHandler(book: CellBook, counts: CellCounts, take: (row: SheetRow) => void): XmlHandler {
  const inline = textCollector()
  const cell: Cell = {
    ...{ column: -1, type: undefined, style: 0, value: '', isValue: false, hasFormula: false },
  }
  let number = 0
  let cells: string[] | null = null
  let isHidden = false
  return {
    open: (name, attributes) => {
      if (name === 'row') {
        number = rowNumber(attribute(attributes, 'r'), number)
        cells = []
        isHidden = isTrue(attribute(attributes, 'hidden'))
        cell.column = -1
      } else if (name === 'c') {
        beginCell(cell, attributes)
        inline.clear()
      } else if (name === 'v') cell.isValue = true
      else if (name === 'f') cell.hasFormula = true
      else inline.open(name, attributes)
    },
    close: (name) => {
      if (name === 'v') cell.isValue = false
      else if (name === 'c' && cells !== null) {
        const raw = cell.type === 'inlineStr' ? inline.text() : cell.value
        const text =
          raw === '' && cell.type !== 's' ? '' : cellText(book, cell.type, cell.style, raw)
        while (cells.length < cell.column) cells.push('')
        cells[cell.column] = text
        countCell(counts, cell, text)
      } else if (name === 'row' && cells !== null) {
        take({ number, cells, isHidden })
        cells = null
      } else inline.close(name)
    },
    text: (text) => {
      if (cell.isValue) cell.value += text
      else inline.add(text)
    },
  }
}

/** Rows without a number, or whose number does not grow, follow the one before. */
function rowNumber(stated: string | undefined, former: number): number {
  const number = Number(stated)
  const next = Number.isInteger(number) && number > former ? number : former + 1
  if (next > MOST_ROWS) throw unsafe(`at most ${MOST_ROWS} rows`, 'more')
  return next
}

function beginCell(cell: Cell, attributes: string): void {
  const reference = attribute(attributes, 'r')
  cell.column = reference === undefined ? cell.column + 1 : columnIndex(reference)
  if (cell.column < 0 || cell.column >= MOST_COLUMNS)
    throw damaged('workbook', 'a cell in no column that there is')
  cell.type = attribute(attributes, 't')
  if (cell.type === 'n') cell.type = undefined
  cell.style = Number(attribute(attributes, 's') ?? 0)
  cell.value = ''
  cell.isValue = false
  cell.hasFormula = false
}

function countCell({ formulas, inexact }: CellCounts, cell: Cell, text: string): void {
  const count = (counts: Map<number, number>): void => {
    counts.set(cell.column, (counts.get(cell.column) ?? 0) + 1)
  }
  if (cell.hasFormula && cell.value === '' && cell.type !== 'str') count(formulas)
  else if (cell.type === undefined && text.length > 6 && INEXACT.test(text)) count(inexact)
}

/** The index of the column in a reference such as `AB12`; 0 is the first, −1 where it has none. */
export function columnIndex(reference: string): number {
  let index = 0
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) & 0xdf
    if (letter < 65 || letter > 90) break
    index = index * 26 + letter - 64
    if (index > MOST_COLUMNS) break
  }
  return index - 1
}
