/**
 * Linear interpolation in a table of points.
 *
 * `y₁ + (y₂ − y₁) · (x − x₁) ÷ (x₂ − x₁)` between the neighbours of x
 *
 * @param x - where
 * @param xs - rising, at least one
 * @param ys - as many
 * @param outside - what lies before the first point and after the last: the nearest point, or nothing
 * @returns the value; NaN for NaN, and outside the table where that is missing
 */
export function interpolate(
  x: number,
  xs: readonly number[],
  ys: readonly number[],
  outside: 'clamp' | 'missing',
): number {
  const last = xs.length - 1
  if (Number.isNaN(x)) return x
  if (x < (xs[0] as number)) return outside === 'clamp' ? (ys[0] as number) : Number.NaN
  if (x > (xs[last] as number)) return outside === 'clamp' ? (ys[last] as number) : Number.NaN
  const left = lastAtOrBelow(x, xs)
  const x1 = xs[left] as number
  const y1 = ys[left] as number
  if (x === x1) return y1
  const share = (x - x1) / ((xs[left + 1] as number) - x1)
  return y1 + ((ys[left + 1] as number) - y1) * share
}

/** Index of the greatest of the rising numbers that is not above x; the first is not above it. */
function lastAtOrBelow(x: number, rising: readonly number[]): number {
  let low = 0
  let high = rising.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((rising[middle] as number) <= x) low = middle
    else high = middle
  }
  return low
}
