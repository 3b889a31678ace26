import {
  type ByteWriter,
  cellBytes,
  writeBytes,
  writeComma,
  writeHeader,
  writeNewline,
  writeNumber,
  writeText,
} from '../../io/byte-writer.js'
import type { CompiledProtocol } from '../../risk/compile-protocol.js'
import { tierName } from '../../risk/screen.js'
import {
  QUALITY_STATES,
  type ScreenedBlock,
  TIER_INVALID,
  TIER_UNDETERMINED,
} from '../../risk/screened-block.js'
import type { ScoreBlock } from '../../score/score-block.js'
import { TRUTH } from '../../score/truth.js'
import { SEXES } from '../../table/blocks.js'
import { type CellSource, writeCellOf } from '../result/cell-source.js'
import { type ColumnDetail, columnPrefixes, scoreColumns } from '../result/score-columns.js'
import { type ScoreNotes, scoreNotes } from '../result/score-notes.js'
import { levelText, type Sheets } from './sheets.js'
import { tierReasons } from './tier-reasons.js'

/** What stands in front of the scores in `students.csv`. */
const STUDENT_COLUMNS = [
  'row',
  'student',
  'school',
  'grade',
  'class',
  'sex',
  'age',
  'wave',
  'quality',
  'tier',
  'tier_possible',
  'determined',
  'reasons',
  'notes',
] as const

const SEX_CELLS = SEXES.map((sex) => cellBytes(sex === 'unknown' ? '' : sex))
const QUALITY_CELLS = QUALITY_STATES.map(cellBytes)
const YES = cellBytes('yes')
const NO = cellBytes('no')

/** Writes `students.csv`: its header, and one row for each sheet of a screened block that counts. */
export interface StudentRows {
  readonly header: (writer: ByteWriter) => void
  readonly rows: (writer: ByteWriter, sheets: Sheets, screened: ScreenedBlock) => void
}

export function studentRows(compiled: CompiledProtocol, detail: ColumnDetail): StudentRows {
  const prefixes = columnPrefixes(compiled.instruments)
  const columns = compiled.instruments.map((instrument, index) =>
    scoreColumns(instrument, prefixes[index] as string, detail),
  )
  const reasons = tierReasons(compiled)
  const tiers = tierCells(compiled)
  const notesOf = sheetNotes(compiled, prefixes)
  return {
    header: (writer) => {
      writeHeader(writer, [...STUDENT_COLUMNS, ...columns.flat().map(({ name }) => name)])
    },
    rows: (writer, sheets, screened) => {
      const sources = columns.flatMap((list, index) =>
        list.map(({ source }) => source(screened.scores[index] as ScoreBlock)),
      )
      for (let row = 0; row < sheets.length; row++) {
        if (sheets.counted[row] === 0) continue
        writePerson(writer, sheets, row)
        writeCell(writer, QUALITY_CELLS[screened.quality[row] as number])
        writeCell(writer, tiers[screened.tier[row] as number])
        writeCell(writer, tiers[screened.tierPossible[row] as number])
        writeCell(writer, screened.determined[row] === 1 ? YES : NO)
        writeComma(writer)
        writeText(writer, reasons(screened, row))
        writeComma(writer)
        writeText(writer, notesOf(sheets, screened, row))
        for (let index = 0; index < sources.length; index++) {
          writeComma(writer)
          writeCellOf(writer, sources[index] as CellSource, row)
        }
        writeNewline(writer)
      }
    },
  }
}

function writePerson(writer: ByteWriter, sheets: Sheets, row: number): void {
  const { persons, levels } = sheets
  const grade = persons.grade[row] as number
  const ageMonths = persons.ageMonths[row] as number
  writeNumber(writer, sheets.rows[row] as number)
  writeComma(writer)
  writeText(writer, sheets.students[row] ?? '')
  writeComma(writer)
  writeText(writer, levelText(levels['school'], row))
  writeComma(writer)
  writeNumber(writer, grade < 0 ? Number.NaN : grade)
  writeComma(writer)
  writeText(writer, levelText(levels['class'], row))
  writeCell(writer, SEX_CELLS[persons.sex[row] as number])
  writeComma(writer)
  writeNumber(writer, ageMonths < 0 ? Number.NaN : Math.floor(ageMonths / 12))
  writeComma(writer)
  writeText(writer, levelText(levels['wave'], row))
}

function writeCell(writer: ByteWriter, cell: Uint8Array | undefined): void {
  writeComma(writer)
  if (cell !== undefined) writeBytes(writer, cell)
}

/** Cells of every tier byte: tiers, the baseline, undetermined, invalid. */
function tierCells(compiled: CompiledProtocol): Record<number, Uint8Array> {
  const bytes = [...compiled.protocol.tiers.keys(), compiled.protocol.tiers.length]
  return Object.fromEntries(
    [...bytes, TIER_UNDETERMINED, TIER_INVALID].map((tier) => [
      tier,
      cellBytes(tierName(compiled, tier)),
    ]),
  )
}

/** What is prorated, not scored, not answered or to be watched on a sheet, over the instruments that the student's grade takes. */
function sheetNotes(
  compiled: CompiledProtocol,
  prefixes: readonly string[],
): (sheets: Sheets, screened: ScreenedBlock, row: number) => string {
  const writers: readonly ScoreNotes[] = compiled.instruments.map((instrument, index) =>
    scoreNotes(instrument, prefixes[index] as string),
  )
  const notes: string[] = []
  return (sheets, screened, row) => {
    notes.length = 0
    const grade = sheets.persons.grade[row] as number
    for (let index = 0; index < writers.length; index++) {
      const due = compiled.dueGrades[index]
      if (due && grade >= 0 && due[grade] !== 1) continue
      const scores = screened.scores[index] as ScreenedBlock['scores'][number]
      writers[index]?.(notes, scores, sheets.persons, row)
      compiled.instruments[index]?.instrument.criticalItems.forEach(({ id, severity }, item) => {
        const truth = scores.criticalItems[item]?.[row]
        if (truth === TRUTH.unknown) notes.push(`${prefixes[index]}.${id} unanswered`)
        else if (truth === TRUTH.true && severity === 'watch')
          notes.push(`${prefixes[index]}.${id} watch`)
      })
    }
    return notes.length === 0 ? '' : notes.join('; ')
  }
}
