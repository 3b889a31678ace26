import type { NumberRange } from '../../stat/wilson-interval.js'
import type { DifferenceRow } from './difference-rows.js'

/**
 * Degrees of freedom from which on a test says nothing of single clusters: ten, as the rules of thumb for outputs of
 * research data centres have it.
 *
 * @see Griffiths, E., Greci, C., Kotrotsios, Y., Parker, S., Scott, J., Welpton, R., Wolters, A., & Woods, C. (2019). Handbook on statistical disclosure control for outputs. Safe Data Access Professionals.
 */
export const LEAST_DEGREES = 10

const UNKNOWN: NumberRange = { low: Number.NaN, high: Number.NaN }

const digits = (value: number, number: number): number =>
  Number.isFinite(value) ? Number(value.toPrecision(number)) : value
const range = ({ low, high }: NumberRange): NumberRange => ({
  low: digits(low, 2),
  high: digits(high, 2),
})

/**
 * A comparison of groups for publication: what rests on the spread between clusters is given to two digits, and only
 * where there are enough clusters; effects, which follow from counts or means of whole groups, to three.
 */
export function publishedDifference(row: DifferenceRow): DifferenceRow {
  const { association, slope } = row
  const nClusters = association
    ? association.degreesBelow / association.degreesAbove
    : (slope?.degreesOfFreedom ?? 0)
  const isOpen = nClusters >= LEAST_DEGREES
  const own = (value: number): number => (isOpen ? digits(value, 2) : Number.NaN)
  return {
    ...row,
    association: association && {
      ...association,
      f: own(association.f),
      degreesAbove: own(association.degreesAbove),
      degreesBelow: own(association.degreesBelow),
      pValue: own(association.pValue),
      meanDesignEffect: own(association.meanDesignEffect),
      chiSquare: digits(association.chiSquare, 3),
      cramersV: digits(association.cramersV, 3),
    },
    slope: slope && {
      ...slope,
      slope: digits(slope.slope, 3),
      hedgesG: digits(slope.hedgesG, 3),
      standardError: own(slope.standardError),
      t: own(slope.t),
      pValue: own(slope.pValue),
      interval: isOpen ? range(slope.interval) : UNKNOWN,
      hedgesInterval: isOpen ? range(slope.hedgesInterval) : UNKNOWN,
    },
  }
}
