/**
 * Half the deviance of an observed from an expected number, `x log(x ÷ m) + m − x`, without loss of digits where the two
 * are close.
 *
 * @param x - observed; 0 or more
 * @param m - expected; above 0
 * @param difference - x − m, where the caller knows it better than the subtraction
 * @returns 0 or more
 *
 * @see Loader, C. (2000). Fast and accurate computation of binomial probabilities. Lucent Technologies.
 */
export function binomialDeviance(x: number, m: number, difference: number = x - m): number {
  if (x === 0) return m
  if (Math.abs(difference) >= 0.1 * (x + m)) return x * Math.log(x / m) - difference
  const ratio = difference / (x + m)
  let sum = difference * ratio
  let term = 2 * x * ratio
  for (let odd = 3; ; odd += 2) {
    term *= ratio * ratio
    const next = sum + term / odd
    if (next === sum) return next
    sum = next
  }
}
