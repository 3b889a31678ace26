import type { Condition } from '../../instrument/document.js'
import type { Instrument, Item } from '../../instrument/instrument.js'

/** How one item answers to a latent severity: which options, from the least to the most severe, beyond which points. */
export interface ItemModel {
  /** Indexes of the options, the least severe first. */
  readonly bySeverity: Uint8Array
  /** The n-th option is passed where the latent value is at least the n-th threshold. */
  readonly thresholds: Float64Array
  /** Share of the latent value that is the student's trait rather than the item's own; its square is in 0–1. */
  readonly loading: number
  readonly ownLoading: number
}

/** Models of an instrument's items, in their order. Orientation comes from the keys, never from data. */
export function itemModels(instrument: Instrument): ItemModel[] {
  const direction = itemDirections(instrument)
  const crisis = new Set<string>()
  for (const criticalItem of instrument.criticalItems) collectItems(criticalItem.when, crisis)
  return instrument.items.map((item, index) => {
    const worse = direction[index] as number
    const isCrisis = crisis.has(item.id)
    const loading = isCrisis ? 0.75 : worse === 0 ? 0.2 : 0.62
    return {
      bySeverity: optionsBySeverity(item, worse === 0 ? 1 : worse),
      thresholds: thresholds(item.options.length, difficulty(index) + (isCrisis ? 2.4 : 0)),
      loading,
      ownLoading: Math.sqrt(1 - loading * loading),
    }
  })
}

/** For each item 1 where a high item score is worse, −1 where it is better, 0 where the scales do not say. */
function itemDirections(instrument: Instrument): Float64Array {
  const direction = new Float64Array(instrument.items.length)
  for (const scale of instrument.scales) {
    if (scale.of !== 'items' || scale.direction === 'neutral') continue
    const sign = scale.direction === 'higher-is-worse' ? 1 : -1
    for (const term of scale.terms)
      direction[term.index] = (direction[term.index] as number) + sign * Math.sign(term.weight)
  }
  return direction.map(Math.sign)
}

function optionsBySeverity(item: Item, worse: number): Uint8Array {
  const order = item.options.map((option, index) => ({ index, score: option.score ?? index }))
  order.sort((left, right) => worse * (left.score - right.score) || left.index - right.index)
  return Uint8Array.from(order, ({ index }) => index)
}

/** Points between the options: the more options, the lower the first, as in answers of pupils to such scales. */
function thresholds(nOptions: number, shift: number): Float64Array {
  const first = 0.85 - 0.12 * nOptions
  const step = nOptions > 4 ? 0.6 : 0.75
  return Float64Array.from({ length: nOptions - 1 }, (_, index) => first + index * step + shift)
}

/** A fixed unevenness among items, from −0.3 to 0.3. */
function difficulty(index: number): number {
  return (((index * 37) % 13) - 6) / 20
}

/** Adds the items that a condition looks at. */
function collectItems(condition: Condition, into: Set<string>): void {
  if ('item' in condition) into.add(condition.item)
  else if ('not' in condition) collectItems(condition.not, into)
  else
    for (const part of 'all' in condition
      ? condition.all
      : 'any' in condition
        ? condition.any
        : 'of' in condition
          ? condition.of
          : [])
      collectItems(part, into)
}
