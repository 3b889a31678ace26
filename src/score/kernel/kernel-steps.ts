import type { Kernel } from '../../kernel/kernel.js'
import { makeColumn } from '../../table/allocate.js'
import { assignBands } from '../assign-bands.js'
import { combineScales } from '../combine-scales.js'
import type { BandBounds } from '../condition/condition-node.js'
import { EVERY_STEP } from '../every-step.js'
import type { ScalePlan } from '../plan.js'
import { NO_SUM, type ScaleColumns } from '../score-block.js'
import type { ScoreBuffer } from '../score-buffer.js'
import type { Steps } from '../steps.js'
import { finishPacked, sumPacked } from '../sum-packed.js'
import {
  ITEM_WORDS,
  type KernelScale,
  PART_WORDS,
  SUM_WORDS,
  scaleOfItems,
  scaleOfScales,
} from './kernel-scale.js'

/**
 * The steps of the engine with the kernel in those that most time goes into: sums, scales of scales and bands, of all
 * sheets at once. What is odd about a sheet, and what does not lie in the kernel's memory, goes the plain way.
 */
export function kernelSteps(kernel: Kernel): Steps {
  const scales = new Map<ScalePlan, KernelScale | null>()
  const bounds = new Map<BandBounds, BandBounds>()
  const oddRows = roomForOdd(kernel)
  /** Columns of scales whose scores are the sums that are kept of them. */
  const ownSums = new WeakSet<ScaleColumns>()
  const known = (scale: ScalePlan, make: () => KernelScale | null): KernelScale | null => {
    const found = scales.get(scale)
    if (found !== undefined) return found
    const made = make()
    scales.set(scale, made)
    return made
  }
  return {
    ...EVERY_STEP,
    sumPacked(scale, packed, index, buffer) {
      const own = known(scale, () => scaleOfItems(kernel, scale, packed))
      const columns = buffer.scales[index] as ScaleColumns
      const odd = oddRows(buffer.capacity)
      if (own === null || odd === null || !pointToItems(kernel, scale, own, columns, buffer)) {
        columns.sums?.fill(NO_SUM)
        return sumPacked(scale, packed, index, buffer)
      }
      if (own.bySum?.isSum === true) ownSums.add(columns)
      const { missing } = packed
      const { terms } = own
      kernel.addTerms(terms.byteOffset, scale.terms.length, buffer.packed.byteOffset, buffer.length)
      const nOdd = finish(kernel, own, columns, odd, buffer)
      for (let at = 0; at < nOdd; at++)
        finishPacked(scale, missing, columns, odd[at] as number, buffer)
    },
    combineScales(scale, index, buffer) {
      const own = known(scale, () => scaleOfScales(kernel, scale))
      const columns = buffer.scales[index] as ScaleColumns
      const odd = oddRows(buffer.capacity)
      if (own === null || odd === null || !pointToScales(kernel, scale, own, columns, buffer)) {
        columns.sums?.fill(NO_SUM)
        return combineScales(scale, index, buffer)
      }
      const isBySums = pointToSums(scale, own, ownSums, buffer)
      const add = isBySums ? kernel.addSums : kernel.addScales
      const { byteOffset } = isBySums ? (own.sumTerms as Uint32Array) : own.terms
      add(byteOffset, scale.terms.length, buffer.packed.byteOffset, buffer.length)
      const nOdd = combineOdd(kernel, own, columns, odd, finish(kernel, own, columns, odd, buffer))
      for (let at = 0; at < nOdd; at++) {
        const row = odd[at] as number
        combineScales(scale, index, buffer, row, row + 1)
      }
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
      const bandOfSum = scales.get(scale)?.bySum?.bands ?? null
      const isBySum = bandOfSum !== null && sums !== null && kernel.holds(sums)
      cutScoreSet.fill(0, 0, buffer.length)
      kernel.assignBands(
        values.byteOffset,
        buffer.length,
        at.byteOffset,
        strict.byteOffset,
        at.length,
        band.byteOffset,
        isBySum ? sums.byteOffset : 0,
        isBySum ? bandOfSum.byteOffset : 0,
      )
    },
  }
}

/** Room for the rows that go the plain way; null where the kernel has none. */
function roomForOdd({ allocate, holds }: Kernel): (capacity: number) => Uint32Array | null {
  let odd = new Uint32Array(0)
  return (capacity) => {
    if (odd.length < capacity) odd = makeColumn(Uint32Array, capacity, allocate)
    return holds(odd) ? odd : null
  }
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

/** Points the terms to the answers of a block; whether the kernel can work on all of it. */
function pointToItems(
  { holds }: Kernel,
  scale: ScalePlan,
  { terms }: KernelScale,
  columns: ScaleColumns,
  { responses: { codes }, packed }: ScoreBuffer,
): boolean {
  for (let term = 0; term < scale.terms.length; term++) {
    const column = codes[scale.terms[term]?.index ?? -1]
    if (column === undefined || !holds(column)) return false
    terms[term * ITEM_WORDS] = column.byteOffset
  }
  return holds(packed) && holdsScale(holds, columns)
}

/** As {@link pointToItems}, of the scores of other scales. */
function pointToScales(
  { holds }: Kernel,
  scale: ScalePlan,
  { terms }: KernelScale,
  columns: ScaleColumns,
  { scales, packed }: ScoreBuffer,
): boolean {
  for (let term = 0; term < scale.terms.length; term++) {
    const part = scales[scale.terms[term]?.index ?? -1]
    if (part === undefined) return false
    const { raw, low, high, status } = part
    const parts = [raw, low, high, status]
    if (!parts.every(holds)) return false
    for (let word = 0; word < parts.length; word++)
      terms[term * PART_WORDS + word] = (parts[word] as ArrayBufferView).byteOffset
  }
  return holds(packed) && holdsScale(holds, columns)
}

/** As {@link pointToScales}, of their sums; false where not all of them have scores that are sums. */
function pointToSums(
  scale: ScalePlan,
  { sumTerms }: KernelScale,
  ownSums: WeakSet<ScaleColumns>,
  { scales }: ScoreBuffer,
): boolean {
  if (sumTerms === null) return false
  for (let term = 0; term < scale.terms.length; term++) {
    const part = scales[scale.terms[term]?.index ?? -1]
    if (part === undefined || part.sums === null || !ownSums.has(part)) return false
    sumTerms[term * SUM_WORDS] = part.sums.byteOffset
  }
  return true
}

function holdsScale(
  holds: Kernel['holds'],
  { raw, low, high, status, nMissing, sums }: ScaleColumns,
): boolean {
  return sums !== null && [raw, low, high, status, nMissing, sums].every(holds)
}

/** Scores the rows whose score hangs on their packed sum; puts the others into `odd` and returns their number. */
function finish(
  kernel: Kernel,
  { bySum }: KernelScale,
  { raw, low, high, status, nMissing, sums }: ScaleColumns,
  odd: Uint32Array,
  { packed, length }: ScoreBuffer,
): number {
  if (bySum === null) {
    // Its sums are not kept: they stay NO_SUM, as they were made.
    for (let row = 0; row < length; row++) odd[row] = row
    return length
  }
  return kernel.finishSums(
    bySum.finish.byteOffset,
    packed.byteOffset,
    length,
    (sums as Uint16Array).byteOffset,
    raw.byteOffset,
    low.byteOffset,
    high.byteOffset,
    status.byteOffset,
    nMissing.byteOffset,
    odd.byteOffset,
  )
}

/** Scores those of the odd rows whose parts are all there, or too few; the others stay in `odd`, returned is their number. */
function combineOdd(
  kernel: Kernel,
  { terms, bySum }: KernelScale,
  { raw, low, high, status, nMissing }: ScaleColumns,
  odd: Uint32Array,
  nOdd: number,
): number {
  const combine = bySum?.combine ?? null
  if (combine === null) return nOdd
  return kernel.combineOdd(
    combine.byteOffset,
    terms.byteOffset,
    odd.byteOffset,
    nOdd,
    raw.byteOffset,
    low.byteOffset,
    high.byteOffset,
    status.byteOffset,
    nMissing.byteOffset,
  )
}
