/** Number, mean and spread of some values, of constant size however many there are. */
export interface Moments {
  n: number
  mean: number
  /** Sum of squared distances from the mean. */
  squares: number
}

/** Of no values. */
export function createMoments(): Moments {
  return { n: 0, mean: 0, squares: 0 }
}

/**
 * Adds one value, in one pass and without loss of digits.
 *
 * @see Welford, B. P. (1962). Note on a method for calculating corrected sums of squares and products. Technometrics, 4, 419–420.
 */
export function addToMoments(moments: Moments, value: number): void {
  moments.n++
  const distance = value - moments.mean
  moments.mean += distance / moments.n
  moments.squares += distance * (value - moments.mean)
}

/**
 * Adds the values of another part.
 *
 * @see Chan, T. F., Golub, G. H., & LeVeque, R. J. (1983). Algorithms for computing the sample variance. The American Statistician, 37, 242–247.
 */
export function mergeMoments(into: Moments, from: Moments): void {
  const n = into.n + from.n
  if (from.n === 0) return
  const distance = from.mean - into.mean
  into.mean += (distance * from.n) / n
  into.squares += from.squares + (distance * distance * into.n * from.n) / n
  into.n = n
}
