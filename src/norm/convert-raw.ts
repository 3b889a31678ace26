import type { CompiledNormScale } from './compiled-norms.js'
import { CONVERSIONS } from './conversions/conversions.js'

/**
 * Standard score of a raw score in a norm cell, rounded as the table declares.
 *
 * @param norm - of one scale
 * @param cell - index in `norm.cells`, from selectCell
 * @param raw - raw score; a fraction where it was prorated
 * @param ageMonths - completed months, −1 where unknown; only read by conversions that depend on age
 * @returns NaN for a raw score of NaN, for cell −1, and where the edge rule of the table says missing
 */
export function convertRaw(
  norm: CompiledNormScale,
  cell: number,
  raw: number,
  ageMonths: number,
): number {
  const compiled = norm.cells[cell]
  if (compiled === undefined) return Number.NaN
  if (compiled.scores !== null) {
    const at = raw - compiled.scoresFrom
    if (Number.isInteger(at) && at >= 0 && at < compiled.scores.length)
      return compiled.scores[at] as number
  }
  const age = ageMonths >= 0 ? ageMonths / norm.monthsPerUnit : Number.NaN
  const method = CONVERSIONS[compiled.method]
  return method?.convert(compiled.cell.conversion, norm.setting, raw, age) ?? Number.NaN
}
