/**
 * Value of a polynomial by Horner's rule.
 *
 * `c₀ + c₁x + c₂x² + …`
 *
 * @param coefficients - constant first
 * @param x - any number
 * @returns 0 without coefficients, else NaN for NaN
 */
export function polynomial(coefficients: readonly number[], x: number): number {
  let value = 0
  for (let power = coefficients.length - 1; power >= 0; power--)
    value = value * x + (coefficients[power] as number)
  return value
}
