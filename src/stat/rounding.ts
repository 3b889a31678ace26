/**
 * Named rounding of a value to a whole number. `half-up` moves halves towards +∞, `half-even` to the even neighbour,
 * `truncate` drops the fraction, `up` and `down` go to the next whole number.
 */
export const ROUNDINGS = ['none', 'half-up', 'half-even', 'truncate', 'up', 'down'] as const

export type Rounding = (typeof ROUNDINGS)[number]

/**
 * Rounds a value to a whole number by a named rule.
 *
 * Halves are decided on the value as stored: 0.49999999999999994 is below a half, 64.5 is one. A value that was divided
 * may have lost its half on the way; {@link roundQuotient} decides before the division.
 *
 * @param value - any number
 * @param rounding - one of {@link ROUNDINGS}
 * @returns a whole number, never −0; the value itself for `none`, NaN for NaN, ±∞ for ±∞
 * @throws {@link RangeError} when the rounding is unknown
 */
export function roundTo(value: number, rounding: Rounding): number {
  if (rounding === 'none') return value
  const floor = Math.floor(value)
  return roundFrom(floor, value - floor, 1, rounding)
}

/**
 * Rounds a quotient by a named rule, exactly: whether the quotient is a half is decided by the remainder, not by the
 * divided value.
 *
 * @param numerator - whole number within ±2⁵³ for an exact result; other numbers are taken as stored
 * @param denominator - not 0; as above
 * @param rounding - one of {@link ROUNDINGS}
 * @returns a whole number, never −0; the divided value for `none`; NaN where the denominator is 0 or either is NaN
 * @throws {@link RangeError} when the rounding is unknown
 */
export function roundQuotient(numerator: number, denominator: number, rounding: Rounding): number {
  if (rounding === 'none') return denominator === 0 ? Number.NaN : numerator / denominator
  const unit = Math.abs(denominator)
  const dividend = denominator < 0 ? -numerator : numerator
  const remainder = dividend % unit
  const whole = Math.round((dividend - remainder) / unit)
  return remainder < 0
    ? roundFrom(whole - 1, remainder + unit, unit, rounding)
    : roundFrom(whole, remainder, unit, rounding)
}

/** Rounds `floor + remainder ÷ unit`, where 0 ≤ remainder ≤ unit. */
function roundFrom(
  floor: number,
  remainder: number,
  unit: number,
  rounding: Exclude<Rounding, 'none'>,
): number {
  const twice = 2 * remainder
  let up: boolean
  switch (rounding) {
    case 'half-up':
      up = twice >= unit
      break
    case 'half-even':
      up = twice > unit || (twice === unit && floor % 2 !== 0)
      break
    case 'truncate':
      up = floor < 0 && remainder > 0
      break
    case 'up':
      up = remainder > 0
      break
    case 'down':
      up = false
      break
    default:
      throw new RangeError(`roundTo knows no rounding ${JSON.stringify(rounding satisfies never)}`)
  }
  // Adding 0 turns −0 into 0; the remainder carries NaN where the floor is infinite or the unit 0.
  if (Number.isNaN(remainder)) return Number.isFinite(floor) ? Number.NaN : floor
  return floor + (up ? 1 : 0) + 0
}
