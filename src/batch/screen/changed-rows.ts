import {
  type ByteWriter,
  writeComma,
  writeHeader,
  writeNewline,
  writeWhole,
} from '../../io/byte-writer.js'
import type { CategoryColumn } from '../../io/row-block.js'
import { poolText, writePooled } from '../result/cell-pool.js'
import { writeStudent } from '../write-student.js'
import { GRADE_TEXTS, type MatchedSheets } from './match-sheets.js'
import { PERSON_CELL, type PersonCells } from './person-cells.js'
import { rememberedCells } from './remembered-cells.js'

/** Columns of `changed.csv`: where the roster has a student, which counts, and where the sheet does. */
const COLUMNS = [
  'student',
  'school',
  'grade',
  'class',
  'sheet_school',
  'sheet_grade',
  'sheet_class',
  'row',
  'file',
]

/** Writes the students whose sheet names another school, grade, class or group than the roster. */
export interface ChangedRows {
  readonly header: (writer: ByteWriter) => void
  readonly rows: (writer: ByteWriter, sheets: MatchedSheets) => void
}

/** @param persons - filled for the block whose rows are written */
export function changedRows({ pool, matrix }: PersonCells): ChangedRows {
  const textCell = rememberedCells(pool, (text) => text)
  const empty = poolText(pool, '')
  const cells = new Int32Array(3)
  const cellOf = (text: string): number => (text === '' ? empty : textCell(text))
  return {
    header: (writer) => writeHeader(writer, COLUMNS),
    rows: (writer, { length, counted, moved, rows, students, file, own }) => {
      for (let row = 0; row < length; row++) {
        if (moved[row] === 0 || counted[row] === 0) continue
        const at = row * matrix.width
        writeStudent(writer, students, row)
        writePooled(writer, pool, matrix.cells, at + PERSON_CELL.school, at + PERSON_CELL.sex)
        cells[0] = cellOf(textOf(own.school, row))
        cells[1] = cellOf(GRADE_TEXTS[Math.max(0, (own.grade[row] as number) + 1)] as string)
        cells[2] = cellOf(textOf(own.class, row))
        writePooled(writer, pool, cells, 0, 3)
        writeComma(writer)
        writeWhole(writer, rows[row] as number)
        cells[0] = cellOf(file)
        writePooled(writer, pool, cells, 0, 1)
        writeNewline(writer)
      }
    },
  }
}

function textOf(column: CategoryColumn | null, row: number): string {
  return column?.values[column.codes[row] as number] ?? ''
}
