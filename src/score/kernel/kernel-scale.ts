import type { Kernel } from '../../kernel/kernel.js'
import { makeColumn } from '../../table/allocate.js'
import { bandOf } from '../bands.js'
import { aggregated, completed } from '../finish-scale.js'
import type { PackedTerms, ScalePlan } from '../plan.js'
import { MOST_SUM } from '../score-block.js'
import { isPlainSum } from '../sum-packed.js'

/** A scale as the kernel reads it. */
export interface KernelScale {
  /**
   * Of an item, three words: address of its column, address of what its codes add, number of codes. Of a scale, five:
   * address of its raw scores, of the least and the greatest that they can be, of their status, and its weight.
   */
  readonly terms: Uint32Array
  /** Of scales alone, two words for each term: address of its sums, and its weight. */
  readonly sumTerms: Uint32Array | null
  /** What hangs on the sum alone; null where nothing does. */
  readonly bySum: BySum | null
}

interface BySum {
  /** Score of each sum. */
  readonly scores: Float64Array
  /** Band of each sum; null where it takes more than the score. */
  readonly bands: Uint8Array | null
  /** Whether each score is its sum. */
  readonly isSum: boolean
  /** The words of `Finish` in `kernel/assembly/score-scales.ts`. */
  readonly finish: Uint32Array
  /** Those of `Combine` in `kernel/assembly/combine-scales.ts`; null for a scale of items. */
  readonly combine: Float64Array | null
}

/** Words of a term that is an item. */
export const ITEM_WORDS = 3
/** Words of a term that is a scale, and of one that is known by its sums. */
export const PART_WORDS = 5
export const SUM_WORDS = 2
/** Codes that one table of the kernel holds, and the greatest contribution of one. */
const MOST_CODES = 16
const MOST_CONTRIBUTION = 255

/** A scale of items; null where it has more codes or greater contributions than the kernel's tables hold. */
export function scaleOfItems(
  kernel: Kernel,
  scale: ScalePlan,
  { tables, missing }: PackedTerms,
): KernelScale | null {
  const { allocate, holds } = kernel
  const terms = makeColumn(Uint32Array, tables.length * ITEM_WORDS, allocate)
  const values = makeColumn(Uint8Array, tables.length * MOST_CODES, allocate)
  if (!holds(terms) || !holds(values)) return null
  for (const [number, { values: contributions }] of scale.terms.entries()) {
    const nCodes = contributions.findLastIndex((value) => !Number.isNaN(value)) + 1
    const codes = contributions.subarray(0, nCodes)
    if (nCodes > MOST_CODES || !codes.every((value) => value <= MOST_CONTRIBUTION)) return null
    values.set(codes, number * MOST_CODES)
    terms[number * ITEM_WORDS + 1] = values.byteOffset + number * MOST_CODES
    terms[number * ITEM_WORDS + 2] = nCodes
  }
  return { terms, sumTerms: null, bySum: bySum(kernel, scale, missing) }
}

/** A scale of scales; null where it is no sum of whole scores, from which all else follows. */
export function scaleOfScales(kernel: Kernel, scale: ScalePlan): KernelScale | null {
  const isSum = ['sum', 'mean', 'percent-of-maximum'].includes(scale.aggregate)
  const isWhole = scale.terms.every(
    ({ counts, weight }) => counts === null && Number.isInteger(weight) && weight > 0,
  )
  if (!isSum || !isWhole) return null
  const terms = makeColumn(Uint32Array, scale.terms.length * PART_WORDS, kernel.allocate)
  const sumTerms = makeColumn(Uint32Array, scale.terms.length * SUM_WORDS, kernel.allocate)
  scale.terms.forEach(({ weight }, number) => {
    terms[number * PART_WORDS + 4] = weight
    sumTerms[number * SUM_WORDS + 1] = weight
  })
  const found = bySum(kernel, scale, null)
  const isHeld = kernel.holds(terms) && kernel.holds(sumTerms)
  return found === null || !isHeld ? null : { terms, sumTerms, bySum: found }
}

function bySum(kernel: Kernel, scale: ScalePlan, missing: PackedTerms['missing']): BySum | null {
  const { allocate, holds } = kernel
  const greatest = scale.terms.reduce((sum, { maximum }) => sum + maximum, 0)
  if (!isPlainSum(scale) || !(greatest >= 0 && greatest <= MOST_SUM)) return null
  const scores = makeColumn(Float64Array, greatest + 1, allocate)
  for (let sum = 0; sum <= greatest; sum++) scores[sum] = aggregated(scale, sum)
  const [set] = scale.bounds
  const isBanded = scale.cutScoresForAll && scale.cutScoresOn === 'raw' && set !== undefined
  const bands = isBanded ? makeColumn(Uint8Array, greatest + 1, allocate) : null
  if (bands !== null && isBanded)
    for (let sum = 0; sum <= greatest; sum++) bands[sum] = bandOf(set, scores[sum] as number)
  const finish = makeColumn(Uint32Array, FINISH_WORDS, allocate)
  finish.set([scores.byteOffset, scores.length])
  const prorated = missing === null ? null : proratedScores(kernel, scale, missing, scores.length)
  if (missing !== null && prorated !== null)
    finish.set(
      [scale.terms.length, scale.maxMissing, missing.minimum, missing.maximum, prorated.byteOffset],
      2,
    )
  const combine = scale.of === 'scales' ? combineWords(kernel, scale) : null
  const all = [
    scores,
    finish,
    ...(bands === null ? [] : [bands]),
    ...(combine === null ? [] : [combine]),
  ]
  const isSum = scores.every((score, sum) => score === sum)
  return all.every(holds) ? { scores, bands, isSum, finish, combine } : null
}

const FINISH_WORDS = 7
/** Scores of prorated sums that are kept for one scale. */
const MOST_PRORATED = 1 << 14

/** Scores of each sum with one missing answer, then with two, as far as they are made up for; null where not all have one. */
function proratedScores(
  { allocate, holds }: Kernel,
  scale: ScalePlan,
  { weight }: NonNullable<PackedTerms['missing']>,
  nSums: number,
): Float64Array | null {
  const most = Math.min(scale.maxMissing, scale.terms.length - 1)
  if (most * nSums > MOST_PRORATED) return null
  const scores = makeColumn(Float64Array, most * nSums, allocate)
  for (let nAbsent = 1; nAbsent <= most; nAbsent++)
    for (let sum = 0; sum < nSums; sum++)
      scores[(nAbsent - 1) * nSums + sum] = completed(scale, sum, nAbsent * weight)
  return holds(scores) && scores.every(Number.isFinite) ? scores : null
}

/** The aggregate of a sum is `(sum − less) × times ÷ divisor`. */
function combineWords({ allocate }: Kernel, scale: ScalePlan): Float64Array {
  const { aggregate, sumMinimum, sumMaximum, totalWeight, terms, maxMissing } = scale
  const words = makeColumn(Float64Array, COMBINE_NUMBERS, allocate)
  if (aggregate === 'percent-of-maximum') words.set([sumMinimum, 100, sumMaximum - sumMinimum])
  else words.set([0, 1, aggregate === 'mean' ? totalWeight : 1])
  new Uint32Array(words.buffer, words.byteOffset).set([terms.length, maxMissing], 6)
  return words
}

const COMBINE_NUMBERS = 4
