import type { ByteWriter } from '../../io/byte-writer.js'
import type { CategoryColumn } from '../../io/row-block.js'
import { poolText } from '../result/cell-pool.js'
import { listRows } from './list-rows.js'
import { GRADE_TEXTS, type MatchedSheets } from './match-sheets.js'
import type { PersonCells } from './person-cells.js'
import { rememberedCells } from './remembered-cells.js'

/** Columns of `changed.csv` beside those of every list: where the roster has a student counts, and this is the sheet's. */
const COLUMNS = ['sheet_school', 'sheet_grade', 'sheet_class']

/** Writes the students whose sheet names another school, grade, class or group than the roster. */
export interface ChangedRows {
  readonly header: (writer: ByteWriter) => void
  readonly rows: (writer: ByteWriter, sheets: MatchedSheets) => void
}

/** @param persons - filled for the block whose rows are written */
export function changedRows(persons: PersonCells): ChangedRows {
  const { pool } = persons
  const list = listRows(COLUMNS, persons)
  const { cells } = list
  const textCell = rememberedCells(pool, (text) => text)
  const empty = poolText(pool, '')
  const cellOf = (text: string): number => (text === '' ? empty : textCell(text))
  return {
    header: list.header,
    rows: (writer, sheets) => {
      const { length, counted, moved, own } = sheets
      for (let row = 0; row < length; row++) {
        if (moved[row] === 0 || counted[row] === 0) continue
        cells[0] = cellOf(textOf(own.school, row))
        cells[1] = cellOf(GRADE_TEXTS[Math.max(0, (own.grade[row] as number) + 1)] as string)
        cells[2] = cellOf(textOf(own.class, row))
        list.row(writer, sheets, row)
      }
    },
  }
}

function textOf(column: CategoryColumn | null, row: number): string {
  return column?.values[column.codes[row] as number] ?? ''
}
