import { type ContinuousNorm, expectedRaw } from './continuous-norm.js'

/** T scores within which a continuous norm is read; what lies beyond is put at the end. */
export const LOCATION_RANGE = { from: 20, to: 80, step: 0.25 } as const

/** A stretch in which the expected raw score does not rise with location. */
export interface NotRising {
  readonly age: number
  readonly from: number
  readonly to: number
}

/**
 * Where the norm contradicts itself: at some age a higher location goes with no higher raw score. Norms there are not
 * to be used.
 *
 * @param ages - to look at, such as the middle of each age band
 */
export function notRising(norm: ContinuousNorm, ages: readonly number[]): NotRising[] {
  return ages.flatMap((age) => {
    const stretches: { age: number; from: number; to: number }[] = []
    for (let at = LOCATION_RANGE.from; at < LOCATION_RANGE.to; at += LOCATION_RANGE.step) {
      const next = at + LOCATION_RANGE.step
      if (expectedRaw(norm, next, age) > expectedRaw(norm, at, age)) continue
      const last = stretches.at(-1)
      if (last !== undefined && last.to === at) last.to = next
      else stretches.push({ age, from: at, to: next })
    }
    return stretches
  })
}

/**
 * The T score of a raw score at an age, by halving within {@link LOCATION_RANGE}, going out from 50 so that a curve that
 * turns back at its ends is read on its rising part.
 *
 * @returns T score; where the raw score lies beyond what the norm reaches, the end of the range, or where the curve turns
 */
export function locationOf(norm: ContinuousNorm, raw: number, age: number): number {
  const { step } = LOCATION_RANGE
  const isAbove = raw > expectedRaw(norm, 50, age)
  const end = isAbove ? LOCATION_RANGE.to : LOCATION_RANGE.from
  const direction = isAbove ? 1 : -1
  let near = 50
  while (near !== end) {
    const far = near + direction * step
    const there = expectedRaw(norm, far, age)
    if (isAbove ? there >= raw : there <= raw) return halved(norm, raw, age, near, far)
    // The curve turns back before it reaches the raw score: the last location before that is the nearest.
    if ((there - expectedRaw(norm, near, age)) * direction <= 0) return near
    near = far
  }
  return end
}

function halved(norm: ContinuousNorm, raw: number, age: number, near: number, far: number): number {
  let low = Math.min(near, far)
  let high = Math.max(near, far)
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (expectedRaw(norm, middle, age) < raw) low = middle
    else high = middle
  }
  return (low + high) / 2
}
