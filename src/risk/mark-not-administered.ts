import type { PersonBlock, ResponseBlock } from '../table/blocks.js'
import { MISSING } from '../table/missing.js'

/**
 * Turns blanks into `notAdministered` where an instrument was not put to a student: those of grades that do not take
 * it. Answers that are there all the same are kept.
 *
 * @param responses - one block per instrument; its columns are written to
 * @param dueGrades - for each instrument, 1 for each grade that takes it; null where every grade does
 */
export function markNotAdministered(
  responses: readonly ResponseBlock[],
  dueGrades: readonly (Uint8Array | null)[],
  { grade, length }: PersonBlock,
): void {
  responses.forEach(({ codes }, instrument) => {
    const due = dueGrades[instrument]
    if (!due) return
    for (let row = 0; row < length; row++) {
      const value = grade[row] as number
      if (value < 0 || due[value] === 1) continue
      for (const column of codes)
        if (column[row] === MISSING.blank) column[row] = MISSING.notAdministered
    }
  })
}
