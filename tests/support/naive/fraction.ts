/** An exact number: sums, quotients and comparisons without a last digit that could be wrong. `d` is above 0. */
export interface Fraction {
  readonly n: bigint
  readonly d: bigint
}

export const ZERO: Fraction = { n: 0n, d: 1n }
export const ONE: Fraction = { n: 1n, d: 1n }

/** A number as it is written in decimals. */
export function fraction(value: number): Fraction {
  if (Number.isInteger(value)) return { n: BigInt(value), d: 1n }
  const [, sign = '', whole = '0', decimals = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([-+]\d+))?$/.exec(String(value)) ?? []
  const n = BigInt(sign + whole + decimals)
  const power = Number(exponent) - decimals.length
  return power >= 0 ? { n: n * 10n ** BigInt(power), d: 1n } : { n, d: 10n ** BigInt(-power) }
}

export function toNumber({ n, d }: Fraction): number {
  return d === 1n ? Number(n) : Number(n) / Number(d)
}

export function plus(a: Fraction, b: Fraction): Fraction {
  return a.d === b.d ? { n: a.n + b.n, d: a.d } : { n: a.n * b.d + b.n * a.d, d: a.d * b.d }
}

export function minus(a: Fraction, b: Fraction): Fraction {
  return plus(a, { n: -b.n, d: b.d })
}

export function times(a: Fraction, b: Fraction): Fraction {
  return { n: a.n * b.n, d: a.d * b.d }
}

/** @param b - not 0 */
export function over(a: Fraction, b: Fraction): Fraction {
  return b.n < 0n ? { n: -a.n * b.d, d: a.d * -b.n } : { n: a.n * b.d, d: a.d * b.n }
}

/** Below 0, 0 or above 0 as `a` is below, equal to or above `b`. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.n * b.d - b.n * a.d
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export function total(values: readonly Fraction[]): Fraction {
  return values.reduce(plus, ZERO)
}

export function least(values: readonly Fraction[]): Fraction {
  return values.reduce((a, b) => (compare(a, b) <= 0 ? a : b))
}

export function greatest(values: readonly Fraction[]): Fraction {
  return values.reduce((a, b) => (compare(a, b) >= 0 ? a : b))
}

/** Rounds to a whole number by the name of the rule. */
export function rounded(value: Fraction, rule: string): Fraction {
  if (rule === 'none') return value
  const { n, d } = value
  const cut = n / d
  const floor = n < 0n && cut * d !== n ? cut - 1n : cut
  const rest = n - floor * d
  const half = compare({ n: 2n * rest, d }, ONE)
  const whole = (up: boolean): Fraction => ({ n: up && rest > 0n ? floor + 1n : floor, d: 1n })
  if (rule === 'half-up') return whole(half >= 0)
  if (rule === 'half-even') return whole(half > 0 || (half === 0 && floor % 2n !== 0n))
  if (rule === 'truncate') return whole(n < 0n)
  if (rule === 'up') return whole(true)
  if (rule === 'down') return whole(false)
  throw new RangeError(`rounded knows no rule ${rule}`)
}
