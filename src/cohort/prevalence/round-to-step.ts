/** The largest of 1, 2, 5, 10, 20 … and their tenths that is at most a number above 0. */
export function stepWithin(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most))
  return (
    [5, 2, 1].map((factor) => factor * power).find((step) => step <= most * (1 + 1e-9)) ?? power
  )
}

/** To the nearest multiple of a step. */
export const toStep = (value: number, step: number): number =>
  Number.isFinite(value) ? Number((Math.round(value / step) * step).toPrecision(10)) : value
/** Rounded by a tenth of itself at most. */
export const roundedByTenth = (value: number): number =>
  value !== 0 && Number.isFinite(value) ? toStep(value, stepWithin(Math.abs(value) / 10)) : value
