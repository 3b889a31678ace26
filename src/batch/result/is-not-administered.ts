import type { ScoreBlock } from '../../score/score-block.js'
import { MISSING } from '../../table/missing.js'

/** Whether no item of the instrument was put to this respondent. */
export function isNotAdministered({ responses: { codes } }: ScoreBlock, row: number): boolean {
  for (const column of codes) if (column[row] !== MISSING.notAdministered) return false
  return true
}
