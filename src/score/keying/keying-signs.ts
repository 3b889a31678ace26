import type { Instrument, Scale } from '../../instrument/instrument.js'
import { itemAnalysis } from './item-analysis.js'

/** Fewer complete pairs than these say nothing of a key. */
export const FEWEST_SHEETS = 30
/** A correlation below this in size is near zero, where the upper limit of its interval is no larger than `WEAK_UPPER`. */
const NEAR_ZERO = 0.1
const WEAK_UPPER = 0.2
/** How much α has to rise for reversals to be taken as done twice. */
const RISE = 0.1
const Z_95 = 1.959964

/** One sign that the key of an instrument and the data disagree, with its evidence. Nothing is changed by it. */
export interface KeyingSign {
  /**
   * `item-negative`: the item runs against the others. `item-near-zero`: it hardly runs with them.
   * `item-already-reversed`: the same of a reverse-keyed item. `scale-already-reversed`: the reverse-keyed items of a
   * scale fit when they are not reversed again.
   */
  readonly kind:
    | 'item-negative'
    | 'item-near-zero'
    | 'item-already-reversed'
    | 'scale-already-reversed'
  readonly scale: string
  readonly items: readonly string[]
  /** Sheets that have the item, or the least of those that have one of the items. */
  readonly n: number
  /** Corrected item–total correlation as keyed; of several items their mean. */
  readonly r: number
  /** α of the scale as keyed, and with the items keyed the other way. */
  readonly alpha: number
  readonly alphaOtherwise: number
}

/** α of a scale and the corrected item–total correlation of each of its items. */
export interface ScaleAnalysis {
  readonly scale: string
  readonly alpha: number
  readonly items: readonly { readonly item: string; readonly n: number; readonly r: number }[]
}

/**
 * Signs that key and data disagree, from corrected item–total correlations. Each item is judged in the scale with the
 * fewest items, three at least, that holds it.
 *
 * @param covariance - of the item scores, of all items of the instrument in rows
 * @param counts - sheets that have the item
 */
export function keyingSigns(
  instrument: Instrument,
  covariance: ArrayLike<number>,
  counts: readonly number[],
): { readonly scales: readonly ScaleAnalysis[]; readonly signs: readonly KeyingSign[] } {
  const size = instrument.items.length
  const scales: ScaleAnalysis[] = []
  const signs: KeyingSign[] = []
  const judged = new Set<number>()
  for (const scale of plainScales(instrument)) {
    const items = scale.terms
      .map(({ index }) => index)
      .filter((item) => varies(covariance, size, item))
    if (items.length < 3) continue
    const known = { instrument, scale, covariance, counts, items }
    const { alpha, itemRest } = itemAnalysis(covariance, size, items)
    scales.push({
      scale: scale.id,
      alpha,
      items: items.map((item, at) => ({
        item: instrument.items[item]?.id ?? '',
        n: counts[item] ?? 0,
        r: itemRest[at] ?? Number.NaN,
      })),
    })
    const doubled = reversedTwice(known)
    if (doubled !== null) signs.push(doubled)
    const named = new Set(doubled?.items)
    for (const sign of itemSigns(known)) {
      const index = instrument.items.findIndex(({ id }) => id === sign.items[0])
      if (doubled === null && !judged.has(index) && !named.has(sign.items[0] ?? ''))
        signs.push(sign)
    }
    for (const item of items) judged.add(item)
  }
  return { scales, signs }
}

/** Sums and means of items that all count for it, those of few items first. */
function plainScales({ scales }: Instrument): Scale[] {
  return scales
    .filter(
      ({ aggregate, of, terms, recode }) =>
        (aggregate === 'sum' || aggregate === 'mean') &&
        of === 'items' &&
        recode === null &&
        terms.every(({ weight }) => weight > 0),
    )
    .sort((one, other) => one.terms.length - other.terms.length)
}

const varies = (covariance: ArrayLike<number>, size: number, item: number): boolean =>
  (covariance[item * size + item] as number) > 0

interface Known {
  readonly instrument: Instrument
  readonly scale: Scale
  readonly covariance: ArrayLike<number>
  readonly counts: readonly number[]
  readonly items: readonly number[]
}

/** Whether the reverse-keyed items of a scale fit better when they are not reversed again. */
function reversedTwice({ instrument, scale, covariance, counts, items }: Known): KeyingSign | null {
  const size = instrument.items.length
  const isReversed = items.map((item) => instrument.items[item]?.reverseKeyed === true)
  const nReversed = isReversed.filter(Boolean).length
  if (nReversed === 0 || nReversed === items.length) return null
  const signs = isReversed.map((reversed) => (reversed ? -1 : 1))
  const keyed = itemAnalysis(covariance, size, items)
  const otherwise = itemAnalysis(covariance, size, items, signs)
  const reversed = items.filter((_, at) => isReversed[at])
  const meanOf = (values: readonly number[]): number =>
    values.filter((_, at) => isReversed[at]).reduce((sum, r) => sum + r, 0) / nReversed
  const n = Math.min(...reversed.map((item) => counts[item] ?? 0))
  const alpha = Number.isNaN(keyed.alpha) ? Number.NEGATIVE_INFINITY : keyed.alpha
  const isBetter = otherwise.alpha - alpha > RISE && meanOf(otherwise.itemRest) > NEAR_ZERO
  if (n < FEWEST_SHEETS || !isBetter || !(meanOf(keyed.itemRest) < 0)) return null
  return {
    kind: 'scale-already-reversed',
    scale: scale.id,
    items: reversed.map((item) => instrument.items[item]?.id ?? ''),
    n,
    r: meanOf(keyed.itemRest),
    alpha: keyed.alpha,
    alphaOtherwise: otherwise.alpha,
  }
}

function itemSigns({ instrument, scale, covariance, counts, items }: Known): KeyingSign[] {
  const size = instrument.items.length
  const { alpha, itemRest } = itemAnalysis(covariance, size, items)
  return items.flatMap((item, at): KeyingSign[] => {
    const r = itemRest[at] as number
    const n = counts[item] ?? 0
    const judged = instrument.items[item]
    if (n < FEWEST_SHEETS || Number.isNaN(r) || judged === undefined) return []
    const upper = Math.tanh(Math.atanh(Math.max(-1, Math.min(1, r))) + Z_95 / Math.sqrt(n - 3))
    const isNegative = r < -NEAR_ZERO && upper < 0
    if (!isNegative && !(Math.abs(r) < NEAR_ZERO && upper < WEAK_UPPER)) return []
    const otherwise = itemAnalysis(
      covariance,
      size,
      items,
      items.map((one) => (one === item ? -1 : 1)),
    )
    const negative = judged.reverseKeyed ? 'item-already-reversed' : 'item-negative'
    const kind = isNegative ? negative : 'item-near-zero'
    const ids = [judged.id]
    return [{ kind, scale: scale.id, items: ids, n, r, alpha, alphaOtherwise: otherwise.alpha }]
  })
}
