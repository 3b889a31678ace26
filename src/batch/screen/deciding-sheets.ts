import type { ResponseFile } from '../../io/open-responses.js'
import { readBlocks } from '../../io/read-blocks.js'
import { NO_STUDENT, type StudentKeys } from '../../io/student-keys.js'
import type { Protocol } from '../../risk/protocol.js'
import { breathe, type Watch } from '../breathe.js'
import type { SheetMatcher } from './match-sheets.js'
import { personsOnly } from './persons-only.js'
import { gradeTest } from './reject-sheets.js'

/** Where a sheet is: the number of its file, and its row there. */
export type SheetPlace = number

const MOST_ROWS = 2 ** 32

export function sheetPlace(file: number, row: number): SheetPlace {
  return file * MOST_ROWS + row
}

/**
 * The sheet of each student that counts, the first or the last in all files as the protocol says, by a pass that reads
 * persons and no answers. A sheet of a grade that does not take part does not count.
 *
 * @param keys - the students of all files
 * @returns by number of the student; −1 where none of the sheets counts
 */
export async function decidingSheets(
  files: readonly ResponseFile[],
  keys: StudentKeys,
  protocol: Protocol,
  match: SheetMatcher,
  watch: Watch,
): Promise<Float64Array> {
  const isOfGrade = gradeTest(protocol)
  const places = new Float64Array(keys.size).fill(-1)
  for (const [number, file] of files.entries())
    for (const block of readBlocks(personsOnly(file))) {
      const { students, rows, persons, length } = match(block, file.name, () => {})
      for (let row = 0; row < length; row++) {
        const student = students.ids[row] as number
        if (student === NO_STUDENT || !isOfGrade(persons.grade[row] as number)) continue
        if (protocol.duplicates === 'last' || places[student] === -1)
          places[student] = sheetPlace(number, rows[row] as number)
      }
      await breathe({ signal: watch.signal }, 0)
    }
  return places
}
