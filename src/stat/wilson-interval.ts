/** A range of values; both bounds belong to it. */
export interface NumberRange {
  readonly low: number
  readonly high: number
}

/**
 * Wilson score interval of a proportion.
 *
 * `(k + z²/2 ± z·√(k(n − k)/n + z²/4)) ÷ (n + z²)`
 *
 * @param count - k, how many of the group; whole number in 0–n
 * @param n - size of the group
 * @param z - quantile of the normal curve, 1.96 for 95 percent
 * @returns bounds in 0–1; `low` is exactly 0 where the count is 0 and `high` exactly 1 where it is n; NaN for an empty
 *   group, of which nothing is known
 * @throws {@link RangeError} when the count lies outside 0–n
 *
 * @see Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. Journal of the American Statistical Association, 22, 209–212.
 */
export function wilsonInterval(count: number, n: number, z = 1.959963984540054): NumberRange {
  if (!(count >= 0 && count <= n))
    throw new RangeError(`wilsonInterval requires a count in 0..${n}, received ${count}`)
  if (n === 0) return { low: Number.NaN, high: Number.NaN }
  const centre = count + (z * z) / 2
  const half = z * Math.sqrt((count * (n - count)) / n + (z * z) / 4)
  const total = n + z * z
  return {
    low: count === 0 ? 0 : Math.max(0, (centre - half) / total),
    high: count === n ? 1 : Math.min(1, (centre + half) / total),
  }
}
