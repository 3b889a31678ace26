import { normStep } from '../norm/norm-step.js'
import { selectCell } from '../norm/select-cell.js'
import type { PersonBlock } from '../table/blocks.js'
import type { ScalePlan } from './plan.js'
import type { ScaleColumns } from './score-block.js'
import type { ScoreBuffer } from './score-buffer.js'
import { STATUS } from './statuses.js'

/**
 * Standard scores of one scale: the norm cell of each person, and the conversion of the raw score and of its bounds.
 * Where no cell fits, or the table declares no score at this edge, the status is `no-norm`.
 */
export function standardise(
  scale: ScalePlan,
  index: number,
  persons: PersonBlock,
  buffer: ScoreBuffer,
): void {
  const { raw, low, high, status, standard } = buffer.scales[index] as ScaleColumns
  const { norm } = scale
  if (norm === null || standard === null) return
  const { convertRaw } = normStep()
  for (let row = 0; row < buffer.length; row++) {
    const age = persons.ageMonths[row] as number
    const cell = selectCell(norm, persons.sex[row] as number, persons.grade[row] as number, age)
    standard.cell[row] = cell
    const score = raw[row] as number
    const value = convertRaw(norm, cell, score, age)
    const isWithoutRaw = (status[row] as number) > STATUS.prorated
    standard.value[row] = value
    standard.status[row] =
      isWithoutRaw || !Number.isNaN(value) ? (status[row] as number) : STATUS.noNorm
    const least = low[row] as number
    const most = high[row] as number
    const a = least === score ? value : convertRaw(norm, cell, least, age)
    const b = most === score ? value : convertRaw(norm, cell, most, age)
    standard.low[row] = Math.min(a, b)
    standard.high[row] = Math.max(a, b)
  }
}
