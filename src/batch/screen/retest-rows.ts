import { type ByteWriter, writeHeader, writeNewline } from '../../io/byte-writer.js'
import { studentText } from '../../io/student-keys.js'
import type { CompiledProtocol } from '../../risk/compile-protocol.js'
import { QUALITY_STATES, type ScreenedBlock } from '../../risk/screened-block.js'
import { TRUTH } from '../../score/truth.js'
import { writeCells } from '../write-cells.js'
import { levelText, type Sheets } from './sheets.js'

const COLUMNS = ['student', 'school', 'grade', 'class', 'quality', 'why', 'row', 'file']
const INVALID = QUALITY_STATES.indexOf('invalid')

/** Writes the retest list: invalid sheets, and students whose tier missing answers leave open, each with why. */
export interface RetestRows {
  readonly header: (writer: ByteWriter) => void
  readonly rows: (writer: ByteWriter, sheets: Sheets, screened: ScreenedBlock) => void
}

export function retestRows(compiled: CompiledProtocol): RetestRows {
  return {
    header: (writer) => writeHeader(writer, COLUMNS),
    rows: (writer, sheets, screened) => {
      for (let row = 0; row < sheets.length; row++) {
        if (sheets.counted[row] === 0 || screened.determined[row] === 1) continue
        writeCells(writer, [
          studentText(sheets.students.keys, sheets.students.ids[row] as number),
          levelText(sheets.levels['school'], row),
          levelText(sheets.levels['grade'], row),
          levelText(sheets.levels['class'], row),
          QUALITY_STATES[screened.quality[row] as number] ?? '',
          why(compiled, screened, row),
          String(sheets.rows[row]),
          sheets.file,
        ])
        writeNewline(writer)
      }
    },
  }
}

/** The quality rules that make the sheet invalid, or the tier rules that missing answers leave open. */
function why(compiled: CompiledProtocol, screened: ScreenedBlock, row: number): string {
  if (screened.quality[row] !== INVALID) {
    const open = compiled.rules.filter((_, index) => screened.rules[index]?.[row] === TRUTH.unknown)
    return `undetermined: ${open.map(({ rule }) => `?${rule.id}`).join(', ')}`
  }
  const said = compiled.quality.filter(
    ({ rule }, index) => rule.state === 'invalid' && screened.qualityRules[index]?.[row] === 1,
  )
  return `invalid: ${said.map(({ rule }) => rule.id).join(', ')}`
}
