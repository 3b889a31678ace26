import type { ResponseFile } from '../../io/open-responses.js'
import { blockReader, type FilePart } from '../../io/read-blocks.js'
import type { RowBlock } from '../../io/row-block.js'
import { NO_STUDENT, type StudentKeys } from '../../io/student-keys.js'
import type { CompiledProtocol } from '../../risk/compile-protocol.js'
import type { ResponseBlock } from '../../table/blocks.js'
import { FIRST_MISSING } from '../../table/missing.js'
import { breathe, type Watch } from '../breathe.js'
import type { Flags } from './flags.js'
import type { MatchedSheets, SheetMatcher } from './match-sheets.js'
import { personsOnly } from './persons-only.js'
import { OUTSIDE } from './population.js'
import { linesOf } from './student-lines.js'

/** Where a sheet is: the number of its file, and its row there. */
export type SheetPlace = number

const MOST_ROWS = 2 ** 32

/** The place of no sheet: the student has one only, or none that counts. */
export const ANY_SHEET: SheetPlace = -1

/** So many lines of all files are read one by one faster than a term as a whole. */
const MOST_LINES = 2000

export function sheetPlace(file: number, row: number): SheetPlace {
  return file * MOST_ROWS + row
}

/**
 * The sheet that counts of each student who has several, among all files as the protocol says, by a pass of its own over
 * the lines of these students, or over a whole file where they are many. Answers are read only where their number decides.
 * A sheet outside the population that is screened does not count.
 *
 * @param keys - the students of all files
 * @param repeated - who came more than once
 * @returns by number of the student; {@link ANY_SHEET} where nothing is to be decided
 */
export async function decidingSheets(
  files: readonly ResponseFile[],
  keys: StudentKeys,
  repeated: Flags,
  compiled: CompiledProtocol,
  match: SheetMatcher,
  watch: Watch,
): Promise<Float64Array> {
  const { duplicates } = compiled.protocol
  const isCounting = duplicates === 'most-complete'
  const places = new Float64Array(keys.size).fill(ANY_SHEET)
  const most = new Int32Array(isCounting ? keys.size : 0)
  let mostLines = MOST_LINES
  for (const [number, file] of files.entries()) {
    const lines = linesOf(file, keys, repeated, mostLines)
    mostLines -= lines?.length ?? 0
    for (const block of sheetsOf(isCounting ? file : personsOnly(file), lines)) {
      const sheets = match(block, file.name, () => {})
      const { students, rows, outside, length } = sheets
      const answers = isCounting ? answersDue(compiled, sheets) : null
      for (let row = 0; row < length; row++) {
        const student = students.ids[row] as number
        if (student === NO_STUDENT || outside[row] !== OUTSIDE.no) continue
        const isFirst = places[student] === ANY_SHEET
        const count = answers === null ? 0 : (answers[row] as number)
        if (!isFirst && duplicates === 'first') continue
        if (!isFirst && count < (most[student] ?? 0)) continue
        places[student] = sheetPlace(number, rows[row] as number)
        most[student] = count
      }
      await breathe({ signal: watch.signal }, 0)
    }
  }
  return places
}

/** The blocks of some lines of a file, or of all. */
function* sheetsOf(file: ResponseFile, lines: readonly FilePart[] | null): Generator<RowBlock> {
  const read = blockReader(file, null)
  for (const part of lines ?? [undefined]) yield* read(part)
}

/** How many items of what the student's grade takes are answered on each sheet; of all, where the grade is not known. */
function answersDue(
  { dueGrades }: CompiledProtocol,
  { responses, persons, length }: MatchedSheets,
): Int32Array {
  const answers = new Int32Array(length)
  for (let instrument = 0; instrument < responses.length; instrument++) {
    const due = dueGrades[instrument] ?? null
    for (const column of (responses[instrument] as ResponseBlock).codes)
      for (let row = 0; row < length; row++) {
        if ((column[row] as number) >= FIRST_MISSING) continue
        const grade = persons.grade[row] as number
        if (due === null || grade < 0 || due[grade] === 1)
          answers[row] = (answers[row] as number) + 1
      }
  }
  return answers
}
