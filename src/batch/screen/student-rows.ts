import {
  type ByteWriter,
  cellBytes,
  writeBytes,
  writeComma,
  writeHeader,
  writeNewline,
  writeNumber,
  writeText,
  writeWhole,
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
import { resultRows } from '../result/result-rows.js'
import { type ColumnDetail, columnPrefixes } from '../result/score-columns.js'
import { noteBytes, scoreNotes, writeNote } from '../result/score-notes.js'
import { writeStudent } from '../write-student.js'
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
  const results = resultRows(compiled.instruments, detail)
  const writeReasons = tierReasons(compiled)
  const tiers = tierCells(compiled)
  const writeNotes = sheetNotes(compiled, prefixes)
  return {
    header: (writer) => {
      writeHeader(writer, [...STUDENT_COLUMNS, ...results.names])
    },
    rows: (writer, sheets, screened) => {
      results.take(screened.scores, sheets.length)
      for (let row = 0; row < sheets.length; row++) {
        if (sheets.counted[row] === 0) continue
        writePerson(writer, sheets, row)
        writeCell(writer, QUALITY_CELLS[screened.quality[row] as number])
        writeCell(writer, tiers[screened.tier[row] as number])
        writeCell(writer, tiers[screened.tierPossible[row] as number])
        writeCell(writer, screened.determined[row] === 1 ? YES : NO)
        writeComma(writer)
        writeReasons(writer, screened, row)
        writeComma(writer)
        writeNotes(writer, sheets, screened, row)
        results.write(writer, row)
        writeNewline(writer)
      }
    },
  }
}

function writePerson(writer: ByteWriter, sheets: Sheets, row: number): void {
  const { persons, levels } = sheets
  const grade = persons.grade[row] as number
  const ageMonths = persons.ageMonths[row] as number
  writeWhole(writer, sheets.rows[row] as number)
  writeComma(writer)
  writeStudent(writer, sheets.students, row)
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
): (writer: ByteWriter, sheets: Sheets, screened: ScreenedBlock, row: number) => void {
  const noters = compiled.instruments.map((instrument, index) => {
    const prefix = prefixes[index] as string
    return {
      write: scoreNotes(instrument, prefix),
      due: compiled.dueGrades[index] ?? null,
      criticalItems: instrument.instrument.criticalItems.map(({ id, severity }) => ({
        unanswered: noteBytes(`${prefix}.${id} unanswered`),
        watch: severity === 'watch' ? noteBytes(`${prefix}.${id} watch`) : null,
      })),
    }
  })
  return (writer, sheets, screened, row) => {
    const start = writer.length
    const grade = sheets.persons.grade[row] as number
    for (let index = 0; index < noters.length; index++) {
      const { write, due, criticalItems } = noters[index] as (typeof noters)[number]
      if (due !== null && grade >= 0 && due[grade] !== 1) continue
      const scores = screened.scores[index] as ScoreBlock
      write(writer, start, scores, sheets.persons, row)
      for (let item = 0; item < criticalItems.length; item++) {
        const truth = scores.criticalItems[item]?.[row]
        if (truth === TRUTH.false) continue
        const { unanswered, watch } = criticalItems[item] as (typeof criticalItems)[number]
        if (truth === TRUTH.unknown) writeNote(writer, start, unanswered)
        else if (watch !== null) writeNote(writer, start, watch)
      }
    }
  }
}
