import type { Kernel } from '../kernel/kernel.js'
import { makeColumn } from '../table/allocate.js'
import { assignBands } from './assign-bands.js'
import { bandOf } from './bands.js'
import type { BandBounds } from './condition/condition-node.js'
import { EVERY_STEP } from './every-step.js'
import { aggregated } from './finish-scale.js'
import type { PackedTerms, ScalePlan } from './plan.js'
import { MOST_SUM, NO_SUM, type ScaleColumns } from './score-block.js'
import type { ScoreBuffer } from './score-buffer.js'
import type { Steps } from './steps.js'
import { finishPacked, isPlainSum, sumPacked } from './sum-packed.js'

/** Codes that one table of the kernel holds, and the greatest contribution of one. */
const MOST_CODES = 16
const MOST_CONTRIBUTION = 255

/** A scale as the kernel reads it. */
interface KernelScale {
  /** Three words for each term: address of its column, address of what its codes add, number of codes. */
  readonly terms: Uint32Array
  /** Score of each sum; null where it takes more than the sum. */
  readonly scores: Float64Array | null
  /** Band of each sum; null where it takes more than the sum. */
  readonly bands: Uint8Array | null
}

/**
 * The steps of the engine with the kernel in the two that most time goes into: sums and bands of all sheets at once.
 * What is odd about a sheet, and what does not lie in the kernel's memory, goes the plain way.
 */
export function kernelSteps(kernel: Kernel): Steps {
  const scales = new Map<ScalePlan, KernelScale | null>()
  const bounds = new Map<BandBounds, BandBounds>()
  let odd = makeColumn(Uint32Array, 0, kernel.allocate)
  return {
    ...EVERY_STEP,
    sumPacked(scale, packed, index, buffer) {
      if (!scales.has(scale)) scales.set(scale, kernelScale(kernel, scale, packed))
      const known = scales.get(scale) ?? null
      if (odd.length < buffer.capacity)
        odd = makeColumn(Uint32Array, buffer.capacity, kernel.allocate)
      if (known === null || !kernel.holds(odd) || !pointTo(kernel, scale, known, index, buffer))
        plainly(scale, packed, index, buffer)
      else sumInKernel(kernel, scale, packed.missing, known, index, odd, buffer)
    },
    assignBands(scale, index, buffer) {
      const { raw, standard, band, cutScoreSet, sums } = buffer.scales[index] as ScaleColumns
      const values = scale.cutScoresOn === 'raw' ? raw : standard?.value
      const [set] = scale.bounds
      if (!scale.cutScoresForAll || values === undefined || set === undefined)
        return assignBands(scale, index, buffer)
      const own = bounds.get(set) ?? copied(kernel, set)
      bounds.set(set, own)
      const { at, strict } = own
      if (![values, band, at, strict].every(kernel.holds)) return assignBands(scale, index, buffer)
      const bandOfSum = scales.get(scale)?.bands ?? null
      cutScoreSet.fill(0, 0, buffer.length)
      kernel.assignBands(
        values.byteOffset,
        buffer.length,
        at.byteOffset,
        strict.byteOffset,
        at.length,
        band.byteOffset,
        bandOfSum === null || sums === null ? 0 : sums.byteOffset,
        bandOfSum === null ? 0 : bandOfSum.byteOffset,
      )
    },
  }
}

/** The plain way, which keeps no sums. */
function plainly(...[scale, packed, index, buffer]: Parameters<Steps['sumPacked']>): void {
  sumPacked(scale, packed, index, buffer)
  buffer.scales[index]?.sums?.fill(NO_SUM)
}

function copied({ allocate }: Kernel, { at, strict }: BandBounds): BandBounds {
  const own = {
    at: makeColumn(Float64Array, at.length, allocate),
    strict: makeColumn(Uint8Array, strict.length, allocate),
  }
  own.at.set(at)
  own.strict.set(strict)
  return own
}

/** Null for a scale with more codes or greater contributions than the kernel's tables hold. */
function kernelScale(
  { allocate, holds }: Kernel,
  scale: ScalePlan,
  { tables }: PackedTerms,
): KernelScale | null {
  const terms = makeColumn(Uint32Array, tables.length * 3, allocate)
  const values = makeColumn(Uint8Array, tables.length * MOST_CODES, allocate)
  if (!holds(terms) || !holds(values)) return null
  for (const [number, { values: contributions }] of scale.terms.entries()) {
    const nCodes = contributions.findLastIndex((value) => !Number.isNaN(value)) + 1
    const codes = contributions.subarray(0, nCodes)
    if (nCodes > MOST_CODES || !codes.every((value) => value <= MOST_CONTRIBUTION)) return null
    values.set(codes, number * MOST_CODES)
    terms[number * 3 + 1] = values.byteOffset + number * MOST_CODES
    terms[number * 3 + 2] = nCodes
  }
  const nSums = scale.terms.reduce((sum, { maximum }) => sum + maximum, 0) + 1
  if (!isPlainSum(scale) || nSums > MOST_SUM + 1) return { terms, scores: null, bands: null }
  const scores = makeColumn(Float64Array, nSums, allocate)
  for (let sum = 0; sum < nSums; sum++) scores[sum] = aggregated(scale, sum)
  const [set] = scale.bounds
  const isBySum = scale.cutScoresForAll && scale.cutScoresOn === 'raw' && set !== undefined
  const bands = isBySum ? makeColumn(Uint8Array, nSums, allocate) : null
  if (bands !== null && set !== undefined)
    for (let sum = 0; sum < nSums; sum++) bands[sum] = bandOf(set, scores[sum] as number)
  const areHeld = holds(scores) && (bands === null || holds(bands))
  return areHeld ? { terms, scores, bands } : { terms, scores: null, bands: null }
}

/** Points the terms to the columns of a block; whether the kernel can work on all of them. */
function pointTo(
  { holds }: Kernel,
  scale: ScalePlan,
  { terms }: KernelScale,
  index: number,
  { responses: { codes }, packed, scales }: ScoreBuffer,
): boolean {
  for (let term = 0; term < scale.terms.length; term++) {
    const column = codes[scale.terms[term]?.index ?? -1]
    if (column === undefined || !holds(column)) return false
    terms[term * 3] = column.byteOffset
  }
  const { raw, low, high, status, nMissing, sums } = scales[index] as ScaleColumns
  return sums !== null && [packed, raw, low, high, status, nMissing, sums].every(holds)
}

function sumInKernel(
  kernel: Kernel,
  scale: ScalePlan,
  missing: PackedTerms['missing'],
  { terms, scores }: KernelScale,
  index: number,
  odd: Uint32Array,
  buffer: ScoreBuffer,
): void {
  const columns = buffer.scales[index] as ScaleColumns
  const { packed, length } = buffer
  kernel.addTerms(terms.byteOffset, scale.terms.length, packed.byteOffset, length)
  if (scores === null) {
    for (let row = 0; row < length; row++) finishPacked(scale, missing, columns, row, buffer)
    return
  }
  const { raw, low, high, status, nMissing, sums } = columns
  const nOdd = kernel.finishComplete(
    packed.byteOffset,
    length,
    scores.byteOffset,
    (sums as Uint16Array).byteOffset,
    raw.byteOffset,
    low.byteOffset,
    high.byteOffset,
    status.byteOffset,
    nMissing.byteOffset,
    odd.byteOffset,
  )
  for (let at = 0; at < nOdd; at++) finishPacked(scale, missing, columns, odd[at] as number, buffer)
}
