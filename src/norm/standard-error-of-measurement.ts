/**
 * Standard error of measurement: the spread of observed scores around a person's true score.
 *
 * `SEM = SD · √(1 − r)`
 *
 * @param sd - standard deviation of the norm group, in score points; must be ≥ 0
 * @param reliability - reliability coefficient r in 0–1; which one (alpha, test–retest) is for the caller to say
 * @returns standard error in the points of `sd`; 0 when `reliability` is 1
 * @throws {@link RangeError} when `sd` is negative or not a number, or `reliability` lies outside 0–1
 *
 * @see Lord, F. M., & Novick, M. R. (1968). Statistical theories of mental test scores. Addison-Wesley.
 *
 * @example
 * ```ts
 * standardErrorOfMeasurement(10, 0.91) // => 3
 * ```
 */
export function standardErrorOfMeasurement(sd: number, reliability: number): number {
  if (!(sd >= 0)) throw new RangeError(`standardErrorOfMeasurement requires sd ≥ 0, received ${sd}`)
  if (!(reliability >= 0 && reliability <= 1))
    throw new RangeError(
      `standardErrorOfMeasurement requires a reliability in 0..1, received ${reliability}`,
    )
  return sd * Math.sqrt(1 - reliability)
}
