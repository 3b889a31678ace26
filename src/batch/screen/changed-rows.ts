import type { ByteWriter } from '../../io/byte-writer.js'
import { poolText } from '../result/cell-pool.js'
import type { PlaceColumn } from '../table/students-file.js'
import { listRows } from './list-rows.js'
import { GRADE_TEXTS, type MatchedSheets, type OwnPlace } from './match-sheets.js'
import type { PersonCells } from './person-cells.js'
import { rememberedCells } from './remembered-cells.js'

/** Writes the students whose sheet names another school, grade, class or group than the roster. */
export interface ChangedRows {
  readonly header: (writer: ByteWriter) => void
  readonly rows: (writer: ByteWriter, sheets: MatchedSheets) => void
}

/**
 * Where the roster has a student counts, and stands where every list has it; behind it is what the sheet says.
 *
 * @param persons - filled for the block whose rows are written
 */
export function changedRows(persons: PersonCells): ChangedRows {
  const { pool, places } = persons
  const list = listRows(
    places.map((name) => `sheet_${name}`),
    persons,
  )
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
        for (let place = 0; place < places.length; place++)
          cells[place] = cellOf(ownText(own, places[place] as PlaceColumn, row))
        list.row(writer, sheets, row)
      }
    },
  }
}

function ownText(own: OwnPlace, name: PlaceColumn, row: number): string {
  if (name === 'grade') return GRADE_TEXTS[Math.max(0, (own.grade[row] as number) + 1)] as string
  const column = own[name]
  return column?.values[column.codes[row] as number] ?? ''
}
