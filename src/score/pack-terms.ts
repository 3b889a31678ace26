import type { Aggregate } from '../instrument/document.js'
import { FIRST_MISSING, MISSING } from '../table/missing.js'
import type { PackedTerms, TermPlan } from './plan.js'

/** What the parts of a packed sum count. */
export const PACKED = {
  sumMask: 0xffff,
  oneMissing: 0x1_0000,
  missingShift: 16,
  missingMask: 0xff,
  /** An answer outside the codes; above all other bits. */
  oneOutOfRange: 0x100_0000,
} as const

const MOST_TERMS = 127

/**
 * Packs the terms of a scale; null where they do not fit: contributions that are negative or no whole numbers, sums of
 * 2¹⁶ and more, more than 127 terms, or the greatest or least term instead of the sum.
 */
export function packTerms(aggregate: Aggregate, terms: readonly TermPlan[]): PackedTerms | null {
  const isSum = aggregate !== 'maximum' && aggregate !== 'minimum'
  const greatest = terms.reduce((sum, { maximum }) => sum + maximum, 0)
  const isWhole = terms.every(({ values }) =>
    values.every((value) => Number.isNaN(value) || (Number.isInteger(value) && value >= 0)),
  )
  if (!isSum || !isWhole || !(greatest <= PACKED.sumMask) || terms.length > MOST_TERMS) return null
  const [first] = terms
  const isUniform = terms.every(
    ({ minimum, maximum, weight }) =>
      minimum === first?.minimum &&
      maximum === first.maximum &&
      Math.abs(weight) === Math.abs(first.weight),
  )
  return {
    tables: terms.map(tableOf),
    missing:
      first !== undefined && isUniform
        ? { minimum: first.minimum, maximum: first.maximum, weight: Math.abs(first.weight) }
        : null,
  }
}

/** A byte that is no option and no reason for missing counts as out of range; so does the one that says so. */
function tableOf({ values }: TermPlan): Int32Array {
  const table = new Int32Array(256).fill(PACKED.oneOutOfRange)
  values.forEach((value, code) => {
    if (!Number.isNaN(value)) table[code] = value
  })
  table.fill(PACKED.oneMissing, FIRST_MISSING)
  table[MISSING.outOfRange] = PACKED.oneMissing + PACKED.oneOutOfRange
  return table
}
