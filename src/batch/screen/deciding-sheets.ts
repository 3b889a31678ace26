import type { ResponseFile } from '../../io/open-responses.js'
import { blockReader, type FilePart } from '../../io/read-blocks.js'
import type { RowBlock } from '../../io/row-block.js'
import { NO_STUDENT, type StudentKeys } from '../../io/student-keys.js'
import type { CompiledProtocol } from '../../risk/compile-protocol.js'
import type { DuplicatesRule } from '../../risk/protocol.js'
import type { ResponseBlock } from '../../table/blocks.js'
import { FIRST_MISSING } from '../../table/missing.js'
import { breathe, type Watch } from '../breathe.js'
import type { Flags } from './flags.js'
import type { MatchedSheets, SheetMatcher } from './match-sheets.js'
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
 * the lines of these students, or over a whole file where they are many. A sheet without any answer to what the student's
 * grade takes, such as a form that was opened and sent, gives way to one with answers, whichever came first. A sheet
 * outside the population that is screened does not count.
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
  const places = new Float64Array(keys.size).fill(ANY_SHEET)
  const most = new Int32Array(keys.size)
  let mostLines = MOST_LINES
  for (const [number, file] of files.entries()) {
    const lines = linesOf(file, keys, repeated, mostLines)
    mostLines -= lines?.length ?? 0
    for (const block of sheetsOf(file, lines)) {
      const sheets = match(block, file.name, () => {})
      const { students, rows, outside, length } = sheets
      const answers = answersDue(compiled, sheets)
      for (let row = 0; row < length; row++) {
        const student = students.ids[row] as number
        if (student === NO_STUDENT || outside[row] !== OUTSIDE.no) continue
        const known = places[student] === ANY_SHEET ? NO_SHEET : (most[student] as number)
        const worth = worthOf(duplicates, answers[row] as number)
        if (worth < known || (worth === known && duplicates === 'first')) continue
        places[student] = sheetPlace(number, rows[row] as number)
        most[student] = worth
      }
      await breathe({ signal: watch.signal }, 0)
    }
  }
  return places
}

/** Less than any sheet is worth. */
const NO_SHEET = -1

/** What a sheet is worth beside others of the student: its answers, or whether it has any. */
const worthOf = (duplicates: DuplicatesRule, nAnswers: number): number =>
  duplicates === 'most-complete' ? nAnswers : Math.min(nAnswers, 1)

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
