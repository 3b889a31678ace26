/** Proportion of the normal curve below z: its series, term by term. */
export function below(z: number): number {
  if (Math.abs(z) > 8) return z < 0 ? 0 : 1
  let term = z
  let sum = z
  for (let odd = 3; Math.abs(term) > 1e-18 * Math.abs(sum); odd += 2) {
    term *= (z * z) / odd
    sum += term
  }
  return 0.5 + (sum * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI)
}

/** The z below which this proportion lies: halving until nothing is left to halve. */
export function zOf(proportion: number): number {
  let low = -8
  let high = 8
  for (let step = 0; step < 80; step++) {
    const middle = (low + high) / 2
    if (below(middle) < proportion) low = middle
    else high = middle
  }
  return (low + high) / 2
}
