import type { ResponseFile } from '../../io/open-responses.js'
import { readBlocks } from '../../io/read-blocks.js'
import { NO_STUDENT } from '../../io/student-keys.js'
import { breathe, type Watch } from '../breathe.js'
import type { SheetMatcher } from './match-sheets.js'
import { personsOnly } from './persons-only.js'

/** Where a sheet is: the number of its file, and its row there. */
export type SheetPlace = number

const MOST_ROWS = 2 ** 32

export function sheetPlace(file: number, row: number): SheetPlace {
  return file * MOST_ROWS + row
}

/**
 * The last sheet of each student in all files, by a pass that reads persons and no answers.
 *
 * @param isOfGrade - whether a grade takes part; a sheet of another grade does not count
 */
export async function lastSheets(
  files: readonly ResponseFile[],
  match: SheetMatcher,
  isOfGrade: (grade: number) => boolean,
  watch: Watch,
): Promise<ReadonlyMap<number, SheetPlace>> {
  const last = new Map<number, SheetPlace>()
  for (const [number, file] of files.entries())
    for (const block of readBlocks(personsOnly(file))) {
      const { students, rows, persons, length } = match(block, file.name, () => {})
      for (let row = 0; row < length; row++) {
        const student = students.ids[row] as number
        if (student !== NO_STUDENT && isOfGrade(persons.grade[row] as number))
          last.set(student, sheetPlace(number, rows[row] as number))
      }
      await breathe({ signal: watch.signal }, 0)
    }
  return last
}
