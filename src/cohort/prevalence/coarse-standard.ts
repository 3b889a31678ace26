import type { NumberRange } from '../../stat/wilson-interval.js'
import type {
  DirectlyStandardised,
  IndirectlyStandardised,
  StratumCount,
} from '../comparison/standardised-share.js'

/** Sheets that two strata exchange when it is tried what a figure would give away. */
const EXCHANGED = 2
const DECIMALS = 2

/** Both standardised shares of a group. */
export interface Standards {
  readonly direct: DirectlyStandardised
  readonly indirect: IndirectlyStandardised
}

/**
 * Standardised shares for publication. Each is an equation over the counts of the group's strata, such as the girls of a
 * grade of one school, which are not all shown: with all its digits it would tell them. So it is given to two decimals,
 * and only where these are the same after students have been exchanged between the strata that would change it most.
 *
 * @param own - strata of the group
 * @param standard - sizes of the strata of the standard
 */
export function coarseStandard(
  { direct, indirect }: Standards,
  own: readonly StratumCount[],
  standard: readonly number[],
): Standards {
  const total = standard.reduce((sum, size) => sum + size, 0)
  const weights = own.flatMap(({ n }, at) => (n > 0 ? [(standard[at] as number) / n / total] : []))
  const parts = own.flatMap(({ n }, at) => (n > 0 ? [n / (standard[at] as number)] : []))
  const shift = EXCHANGED * spread(weights)
  const isDirect = [direct.share, direct.interval.low, direct.interval.high].every((value) =>
    isSame(value - shift, value + shift),
  )
  const { expected } = indirect
  const change = EXCHANGED * spread(parts)
  const isIndirect = [indirect.ratio, indirect.interval.low, indirect.interval.high].every(
    (value) =>
      isSame((value * expected) / (expected + change), (value * expected) / (expected - change)),
  )
  return {
    direct: isDirect
      ? { ...direct, share: rounded(direct.share), interval: range(direct.interval) }
      : { ...direct, share: Number.NaN, interval: UNKNOWN },
    indirect: isIndirect
      ? { ...indirect, ratio: rounded(indirect.ratio), interval: range(indirect.interval) }
      : { ...indirect, ratio: Number.NaN, interval: UNKNOWN },
  }
}

const UNKNOWN: NumberRange = { low: Number.NaN, high: Number.NaN }

const spread = (values: readonly number[]): number =>
  values.length < 2 ? 0 : Math.max(...values) - Math.min(...values)
const rounded = (value: number): number =>
  Number.isFinite(value) ? Number(value.toFixed(DECIMALS)) : value
const isSame = (one: number, other: number): boolean =>
  one.toFixed(DECIMALS) === other.toFixed(DECIMALS)
const range = ({ low, high }: NumberRange): NumberRange => ({
  low: rounded(low),
  high: rounded(high),
})
