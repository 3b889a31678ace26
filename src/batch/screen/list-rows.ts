import {
  type ByteWriter,
  writeComma,
  writeHeader,
  writeNewline,
  writeWhole,
} from '../../io/byte-writer.js'
import { writePooled } from '../result/cell-pool.js'
import { writeMatrixRow } from '../result/fill-cells.js'
import { writeStudent } from '../write-student.js'
import type { PersonCells } from './person-cells.js'
import { rememberedCells } from './remembered-cells.js'
import type { Sheets } from './sheets.js'

/** Writes a list of sheets: who, where the roster has them, cells of the list's own, and where the sheet stands. */
export interface ListRows {
  /** The list's own cells, to be filled before each row. */
  readonly cells: Int32Array
  readonly header: (writer: ByteWriter) => void
  readonly row: (writer: ByteWriter, sheets: Sheets, row: number) => void
}

/**
 * @param own - names of the list's own columns
 * @param persons - filled for the block whose rows are written
 */
export function listRows(own: readonly string[], { pool, matrix, places }: PersonCells): ListRows {
  const cells = new Int32Array(own.length)
  const fileCell = rememberedCells(pool, (file) => file)
  const file = new Int32Array(1)
  return {
    cells,
    header: (writer) => writeHeader(writer, ['student', ...places, ...own, 'row', 'file']),
    row: (writer, sheets, row) => {
      writeStudent(writer, sheets.students, row)
      writeMatrixRow(writer, matrix, row, 0, places.length)
      writePooled(writer, pool, cells, 0, cells.length)
      writeComma(writer)
      writeWhole(writer, sheets.rows[row] as number)
      file[0] = fileCell(sheets.file)
      writePooled(writer, pool, file, 0, 1)
      writeNewline(writer)
    },
  }
}
