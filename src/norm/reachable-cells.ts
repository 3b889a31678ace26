import { SEXES } from '../table/blocks.js'
import { type CompiledNormScale, OLDEST_MONTHS } from './compiled-norms.js'
import { selectCell } from './select-cell.js'

/**
 * The cells (by their index in the norm table) that some person is given: of any sex, grade and age, known or not, within
 * the ages of the instrument.
 *
 * @param ages - of the instrument, in years, `[from, to)`; null where it is for all
 */
export function reachableCells(
  norm: CompiledNormScale,
  ages: { readonly from: number; readonly to: number } | null,
): number[] {
  const reached = new Set<number>()
  const from = Math.max(0, Math.ceil((ages?.from ?? 0) * 12))
  const to = Math.min(OLDEST_MONTHS, Math.ceil((ages?.to ?? Number.POSITIVE_INFINITY) * 12) - 1)
  const months = [-1, ...Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)]
  for (let sex = 0; sex < SEXES.length; sex++)
    for (let grade = -1; grade <= norm.maximumGrade + 1; grade++)
      for (const age of months) reached.add(selectCell(norm, sex, grade, age))
  return norm.cells.filter((_, cell) => reached.has(cell)).map(({ index }) => index)
}
