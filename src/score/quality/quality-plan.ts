import type { CompiledInstrument, ScalePlan } from '../plan.js'
import { type DistancePlan, distancePlan } from './distance-plan.js'
import { keyedValues, rawValues } from './item-values.js'
import type { QualityReference } from './reference/quality-reference.js'

/** What the indexes of response quality need of one instrument, compiled once: indexes and tables. */
export interface QualityPlan {
  /** For each item and byte of its column: the raw answer, and the score after keying; NaN where there is none. */
  readonly raw: readonly Float64Array[]
  readonly keyed: readonly Float64Array[]
  readonly halves: readonly ScaleHalves[]
  readonly synonyms: ItemPairs
  readonly antonyms: ItemPairs
  /** Mean item score of a reference, for each item; NaN where it has none. Null without a reference. */
  readonly means: Float64Array | null
  /** Null without a reference, or where the items of the reference follow from each other. */
  readonly distance: DistancePlan | null
}

/** The items of one scale, in presented order the first, third, … and the second, fourth, …. */
export interface ScaleHalves {
  readonly odd: readonly HalfItem[]
  readonly even: readonly HalfItem[]
}

/** An item and what each option of it adds to the scale. */
export interface HalfItem {
  readonly index: number
  readonly values: Float64Array
}

/** Pairs of items, as their indexes. */
export interface ItemPairs {
  readonly first: Uint16Array
  readonly second: Uint16Array
}

/** What a protocol says of an instrument for the sake of response quality. */
export interface QualitySetting {
  /** Pairs of item ids; those of the reference where absent. */
  readonly synonyms?: readonly ItemPair[]
  readonly antonyms?: readonly ItemPair[]
  readonly reference?: QualityReference
}

export type ItemPair = readonly [string, string]

/**
 * Compiles what the indexes of response quality need.
 *
 * @throws {@link RangeError} when a pair or the reference names an item that the instrument lacks
 */
export function compileQualityPlan(
  { instrument, scales }: Pick<CompiledInstrument, 'instrument' | 'scales'>,
  { reference, synonyms, antonyms }: QualitySetting = {},
): QualityPlan {
  const { items } = instrument
  const places = new Map(items.map(({ id }, index) => [id, index]))
  const indexOf = (id: string): number => {
    const index = places.get(id)
    if (index === undefined) throw new RangeError(`compileQualityPlan knows no item ${id}`)
    return index
  }
  const raw = items.map(rawValues)
  return {
    raw,
    keyed: items.map(keyedValues),
    halves: halvesOf(scales),
    synonyms: pairsOf(synonyms ?? reference?.synonyms.pairs ?? [], indexOf),
    antonyms: pairsOf(antonyms ?? reference?.antonyms.pairs ?? [], indexOf),
    means: reference === undefined ? null : meansOf(reference, items.length, indexOf),
    distance: reference?.distance === undefined ? null : distancePlan(reference.distance, indexOf),
  }
}

function pairsOf(pairs: readonly ItemPair[], indexOf: (id: string) => number): ItemPairs {
  return {
    first: Uint16Array.from(pairs, ([id]) => indexOf(id)),
    second: Uint16Array.from(pairs, ([, id]) => indexOf(id)),
  }
}

function meansOf(
  { items, keyedMeans }: QualityReference,
  nItems: number,
  indexOf: (id: string) => number,
): Float64Array {
  const means = new Float64Array(nItems).fill(Number.NaN)
  items.forEach((id, position) => {
    means[indexOf(id)] = keyedMeans[position] ?? Number.NaN
  })
  return means
}

/** Halves of the scales made of two items and more, without those that hold all items of another one. */
function halvesOf(scales: readonly ScalePlan[]): ScaleHalves[] {
  const candidates = scales
    .filter(({ of, terms }) => of === 'items' && terms.length >= 2)
    .map(({ terms }) => [...terms].sort((one, other) => one.index - other.index))
  const sets = candidates.map((terms) => new Set(terms.map(({ index }) => index)))
  return candidates
    .filter((_, position) => !sets.some((set, other) => isPart(set, other, sets, position)))
    .map((terms) => ({
      odd: terms.filter((_, place) => place % 2 === 0),
      even: terms.filter((_, place) => place % 2 === 1),
    }))
}

/** Whether the other scale lies within the one at a position; of two with the same items the later one. */
function isPart(
  set: ReadonlySet<number>,
  other: number,
  sets: readonly ReadonlySet<number>[],
  position: number,
): boolean {
  const whole = sets[position] as ReadonlySet<number>
  if (other === position || set.size > whole.size) return false
  if (set.size === whole.size && other > position) return false
  return [...set].every((index) => whole.has(index))
}
