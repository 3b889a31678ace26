import {
  type ByteWriter,
  writeComma,
  writeHeader,
  writeNewline,
  writeWhole,
} from '../../io/byte-writer.js'
import type { Kernel } from '../../kernel/kernel.js'
import type { CompiledProtocol } from '../../risk/compile-protocol.js'
import type { ScreenedBlock } from '../../risk/screened-block.js'
import type { ScoreBlock } from '../../score/score-block.js'
import { TRUTH } from '../../score/truth.js'
import type { CellPool } from '../result/cell-pool.js'
import { writeMatrixRow } from '../result/fill-cells.js'
import { resultRows } from '../result/result-rows.js'
import { type ColumnDetail, columnPrefixes } from '../result/score-columns.js'
import { poolNote, scoreNotes, writeNote } from '../result/score-notes.js'
import { STUDENTS } from '../table/students-file.js'
import { writeStudent } from '../write-student.js'
import type { PersonCells } from './person-cells.js'
import type { Sheets } from './sheets.js'

/** Writes `students.csv`: its header, and one row for each sheet of a screened block that counts. */
export interface StudentRows {
  readonly header: (writer: ByteWriter) => void
  readonly rows: (writer: ByteWriter, sheets: Sheets, screened: ScreenedBlock) => void
}

/** @param persons - filled for the block whose rows are written */
export function studentRows(
  compiled: CompiledProtocol,
  detail: ColumnDetail,
  { pool, matrix, columns }: PersonCells,
  kernel: Kernel | null,
): StudentRows {
  const results = resultRows(compiled.instruments, detail, kernel)
  const notes = sheetNotes(compiled, pool)
  return {
    header: (writer) => {
      writeHeader(writer, [
        STUDENTS.row,
        STUDENTS.student,
        ...columns,
        STUDENTS.notes,
        ...results.names,
      ])
    },
    rows: (writer, sheets, screened) => {
      const { length, counted, rows, students } = sheets
      results.take(screened.scores, length)
      notes.take(sheets, screened)
      for (let row = 0; row < length; row++) {
        if (counted[row] === 0) continue
        writeWhole(writer, rows[row] as number)
        writeComma(writer)
        writeStudent(writer, students, row)
        writeMatrixRow(writer, matrix, row, 0, matrix.width)
        writeComma(writer)
        notes.write(writer, row)
        results.write(writer, row)
        writeNewline(writer)
      }
    },
  }
}

interface SheetNotes {
  readonly take: (sheets: Sheets, screened: ScreenedBlock) => void
  readonly write: (writer: ByteWriter, row: number) => void
}

/**
 * What a sheet is suspect or invalid for, then what is prorated, not scored, not answered or to be watched on it, over the
 * instruments that the student's grade takes.
 */
function sheetNotes(compiled: CompiledProtocol, pool: CellPool): SheetNotes {
  const prefixes = columnPrefixes(compiled.instruments)
  const noters = compiled.instruments.map((instrument, index) => {
    const prefix = prefixes[index] as string
    return {
      scores: scoreNotes(instrument, prefix, pool),
      due: compiled.dueGrades[index] ?? null,
      criticalItems: instrument.instrument.criticalItems.map(({ id, severity }) => ({
        unanswered: poolNote(pool, `${prefix}.${id} unanswered`),
        watch: severity === 'watch' ? poolNote(pool, `${prefix}.${id} watch`) : null,
        truths: new Uint8Array(0),
      })),
    }
  })
  const quality = compiled.quality.map(({ rule: { id } }) => ({
    note: poolNote(pool, `quality ${id}`),
    speaks: new Uint8Array(0),
  }))
  let grades = new Int8Array(0)
  return {
    take: ({ persons }, { scores, qualityRules }) => {
      quality.forEach((rule, index) => {
        rule.speaks = qualityRules[index] as Uint8Array<ArrayBuffer>
      })
      grades = persons.grade as Int8Array<ArrayBuffer>
      noters.forEach((noter, index) => {
        const block = scores[index] as ScoreBlock
        noter.scores.take(block, persons)
        noter.criticalItems.forEach((item, number) => {
          item.truths = block.criticalItems[number] as Uint8Array<ArrayBuffer>
        })
      })
    },
    write: (writer, row) => {
      const start = writer.length
      const grade = grades[row] as number
      for (const { note, speaks } of quality)
        if (speaks[row] === 1) writeNote(writer, pool, start, note)
      for (let index = 0; index < noters.length; index++) {
        const { scores, due, criticalItems } = noters[index] as (typeof noters)[number]
        if (due !== null && grade >= 0 && due[grade] !== 1) continue
        scores.write(writer, start, row)
        for (let item = 0; item < criticalItems.length; item++) {
          const { truths, unanswered, watch } = criticalItems[
            item
          ] as (typeof criticalItems)[number]
          const truth = truths[row] as number
          if (truth === TRUTH.unknown) writeNote(writer, pool, start, unanswered)
          else if (truth === TRUTH.true && watch !== null) writeNote(writer, pool, start, watch)
        }
      }
    },
  }
}
