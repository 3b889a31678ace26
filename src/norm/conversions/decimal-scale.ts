/**
 * The least power of ten that makes whole numbers of decimals, up to nine decimals.
 *
 * @returns 1, 10, 100 …; 0 where the numbers have more decimals or are not finite
 */
export function decimalScale(...decimals: readonly number[]): number {
  for (let scale = 1; scale <= 1e9; scale *= 10)
    if (decimals.every((decimal) => Math.round(decimal * scale) / scale === decimal)) return scale
  return 0
}
