import {
  type ByteWriter,
  writeComma,
  writeHeader,
  writeNewline,
  writeWhole,
} from '../../io/byte-writer.js'
import { type Language, textIn } from '../../issue/text.js'
import type { CompiledProtocol } from '../../risk/compile-protocol.js'
import type { ScreenedBlock } from '../../risk/screened-block.js'
import { TRUTH } from '../../score/truth.js'
import { poolText, writePooled } from '../result/cell-pool.js'
import { columnPrefixes } from '../result/score-columns.js'
import { writeStudent } from '../write-student.js'
import { PERSON_CELL, type PersonCells } from './person-cells.js'
import { rememberedCells } from './remembered-cells.js'
import type { Sheets } from './sheets.js'

/** Columns of `crisis.csv`, the list to look at today; it names critical items and is for few eyes. */
const COLUMNS = [
  'student',
  'school',
  'grade',
  'class',
  'critical_items',
  'names',
  'quality',
  'sheet',
  'row',
  'file',
]

/** Writes the crisis list: every sheet on which a critical item of severity `crisis` holds, rejected ones included. */
export interface CrisisRows {
  readonly header: (writer: ByteWriter) => void
  readonly rows: (writer: ByteWriter, sheets: Sheets, screened: ScreenedBlock) => void
}

/** @param persons - filled for the block whose rows are written */
export function crisisRows(
  compiled: CompiledProtocol,
  language: Language,
  { pool, matrix }: PersonCells,
): CrisisRows {
  const items = crisisItems(compiled, language)
  const ids = rememberedCells(pool, (truths) =>
    hitsOf(items, truths)
      .map(({ id }) => id)
      .join('; '),
  )
  const names = rememberedCells(pool, (truths) =>
    hitsOf(items, truths)
      .map(({ name }) => name)
      .join('; '),
  )
  const files = rememberedCells(pool, (file) => file)
  const scored = poolText(pool, 'scored')
  const rejected = poolText(pool, 'rejected')
  const cells = new Int32Array(4)
  return {
    header: (writer) => writeHeader(writer, COLUMNS),
    rows: (writer, { length, counted, rows, students, file }, { crisis, scores }) => {
      const truths = items.map(
        ({ index, item }) => scores[index]?.criticalItems[item] as Uint8Array,
      )
      for (let row = 0; row < length; row++) {
        if (crisis[row] !== TRUTH.true) continue
        const at = row * matrix.width
        writeStudent(writer, students, row)
        writePooled(writer, pool, matrix.cells, at + PERSON_CELL.school, at + PERSON_CELL.sex)
        const key = truthsOf(truths, row)
        cells[0] = ids(key)
        cells[1] = names(key)
        cells[2] = matrix.cells[at + PERSON_CELL.quality] as number
        cells[3] = counted[row] === 1 ? scored : rejected
        writePooled(writer, pool, cells, 0, 4)
        writeComma(writer)
        writeWhole(writer, rows[row] as number)
        cells[0] = files(file)
        writePooled(writer, pool, cells, 0, 1)
        writeNewline(writer)
      }
    },
  }
}

interface CrisisItem {
  readonly index: number
  readonly item: number
  readonly id: string
  readonly name: string
}

function crisisItems({ instruments }: CompiledProtocol, language: Language): CrisisItem[] {
  const prefixes = columnPrefixes(instruments)
  return instruments.flatMap(({ instrument }, index) =>
    instrument.criticalItems.flatMap(({ id, names, severity }, item) =>
      severity === 'crisis'
        ? [{ index, item, id: `${prefixes[index]}.${id}`, name: textIn(names, language) }]
        : [],
    ),
  )
}

/** Which items hold, as a text of one character for each. */
function truthsOf(columns: readonly Uint8Array[], row: number): string {
  let text = ''
  for (const truths of columns) text += truths[row] === TRUTH.true ? '1' : '0'
  return text
}

function hitsOf(items: readonly CrisisItem[], truths: string): CrisisItem[] {
  return items.filter((_, index) => truths[index] === '1')
}
