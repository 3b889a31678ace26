import { type ByteWriter, writeHeader, writeNewline } from '../../io/byte-writer.js'
import { studentText } from '../../io/student-keys.js'
import { type Language, textIn } from '../../issue/text.js'
import type { CompiledProtocol } from '../../risk/compile-protocol.js'
import { QUALITY_STATES, type ScreenedBlock } from '../../risk/screened-block.js'
import { TRUTH } from '../../score/truth.js'
import { columnPrefixes } from '../result/score-columns.js'
import { writeCells } from '../write-cells.js'
import { levelText, type Sheets } from './sheets.js'

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

export function crisisRows(compiled: CompiledProtocol, language: Language): CrisisRows {
  const prefixes = columnPrefixes(compiled.instruments)
  const items = compiled.instruments.flatMap(({ instrument }, index) =>
    instrument.criticalItems.flatMap(({ id, names, severity }, item) =>
      severity === 'crisis'
        ? [{ index, item, id: `${prefixes[index]}.${id}`, name: textIn(names, language) }]
        : [],
    ),
  )
  return {
    header: (writer) => writeHeader(writer, COLUMNS),
    rows: (writer, sheets, screened) => {
      for (let row = 0; row < sheets.length; row++) {
        if (screened.crisis[row] !== TRUTH.true) continue
        const hits = items.filter(
          ({ index, item }) => screened.scores[index]?.criticalItems[item]?.[row] === TRUTH.true,
        )
        writeCells(writer, [
          studentText(sheets.students.keys, sheets.students.ids[row] as number),
          levelText(sheets.levels['school'], row),
          levelText(sheets.levels['grade'], row),
          levelText(sheets.levels['class'], row),
          hits.map(({ id }) => id).join('; '),
          hits.map(({ name }) => name).join('; '),
          QUALITY_STATES[screened.quality[row] as number] ?? '',
          sheets.counted[row] === 1 ? 'scored' : 'rejected',
          String(sheets.rows[row]),
          sheets.file,
        ])
        writeNewline(writer)
      }
    },
  }
}
