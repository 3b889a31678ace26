/**
 * Keeps the worse of two numbers of a sheet, where an index is computed for several instruments, each for itself: the
 * larger one for a rule that speaks from a number on, the smaller one for a rule that speaks below a number. NaN says
 * nothing.
 */
export function keepWorst(
  out: Float64Array,
  row: number,
  value: number,
  isLargeWorse: boolean,
): void {
  const kept = out[row] as number
  if (Number.isNaN(value)) return
  if (Number.isNaN(kept) || (isLargeWorse ? value > kept : value < kept)) out[row] = value
}
