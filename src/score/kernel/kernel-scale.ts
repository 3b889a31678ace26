import type { Kernel } from '../../kernel/kernel.js'
import { makeColumn } from '../../table/allocate.js'
import { bandOf } from '../bands.js'
import { aggregated } from '../finish-scale.js'
import type { PackedTerms, ScalePlan } from '../plan.js'
import { MOST_SUM } from '../score-block.js'
import { isPlainSum } from '../sum-packed.js'

/** A scale as the kernel reads it. */
export interface KernelScale {
  /**
   * Three words for each term. Of an item: address of its column, address of what its codes add, number of codes. Of a
   * scale: address of its raw scores, of their status, and its weight.
   */
  readonly terms: Uint32Array
  /** What hangs on the sum alone; null where nothing does. */
  readonly bySum: BySum | null
}

interface BySum {
  /** Score of each sum. */
  readonly scores: Float64Array
  /** Band of each sum; null where it takes more than the score. */
  readonly bands: Uint8Array | null
}

/** Words of a term. */
export const TERM = 3
/** Codes that one table of the kernel holds, and the greatest contribution of one. */
const MOST_CODES = 16
const MOST_CONTRIBUTION = 255

/** A scale of items; null where it has more codes or greater contributions than the kernel's tables hold. */
export function scaleOfItems(
  kernel: Kernel,
  scale: ScalePlan,
  { tables }: PackedTerms,
): KernelScale | null {
  const { allocate, holds } = kernel
  const terms = makeColumn(Uint32Array, tables.length * TERM, allocate)
  const values = makeColumn(Uint8Array, tables.length * MOST_CODES, allocate)
  if (!holds(terms) || !holds(values)) return null
  for (const [number, { values: contributions }] of scale.terms.entries()) {
    const nCodes = contributions.findLastIndex((value) => !Number.isNaN(value)) + 1
    const codes = contributions.subarray(0, nCodes)
    if (nCodes > MOST_CODES || !codes.every((value) => value <= MOST_CONTRIBUTION)) return null
    values.set(codes, number * MOST_CODES)
    terms[number * TERM + 1] = values.byteOffset + number * MOST_CODES
    terms[number * TERM + 2] = nCodes
  }
  return { terms, bySum: bySum(kernel, scale) }
}

/** A scale of scales; null where it is no sum of whole scores, from which all else follows. */
export function scaleOfScales(kernel: Kernel, scale: ScalePlan): KernelScale | null {
  const isSum = ['sum', 'mean', 'percent-of-maximum'].includes(scale.aggregate)
  const isWhole = scale.terms.every(
    ({ counts, weight }) => counts === null && Number.isInteger(weight) && weight > 0,
  )
  if (!isSum || !isWhole) return null
  const terms = makeColumn(Uint32Array, scale.terms.length * TERM, kernel.allocate)
  scale.terms.forEach(({ weight }, number) => {
    terms[number * TERM + 2] = weight
  })
  const found = bySum(kernel, scale)
  return found === null || !kernel.holds(terms) ? null : { terms, bySum: found }
}

function bySum({ allocate, holds }: Kernel, scale: ScalePlan): BySum | null {
  const greatest = scale.terms.reduce((sum, { maximum }) => sum + maximum, 0)
  if (!isPlainSum(scale) || !(greatest >= 0 && greatest <= MOST_SUM)) return null
  const scores = makeColumn(Float64Array, greatest + 1, allocate)
  for (let sum = 0; sum <= greatest; sum++) scores[sum] = aggregated(scale, sum)
  const [set] = scale.bounds
  const isBanded = scale.cutScoresForAll && scale.cutScoresOn === 'raw' && set !== undefined
  const bands = isBanded ? makeColumn(Uint8Array, greatest + 1, allocate) : null
  if (bands !== null && isBanded)
    for (let sum = 0; sum <= greatest; sum++) bands[sum] = bandOf(set, scores[sum] as number)
  return holds(scores) && (bands === null || holds(bands)) ? { scores, bands } : null
}
