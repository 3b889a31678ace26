import { at } from '../schema/json-pointer.js'
import type { Bounded, Condition } from './condition.js'
import type { Instrument } from './instrument.js'
import { isBounded, readInterval } from './read-interval.js'
import { type PlacedReference, referencesOf } from './references-of.js'
import type { Report } from './report.js'
import { scoredRanges } from './scored-range.js'
import { type AttainableRange, meets, rangeOf } from './term-range.js'

/** Every condition of an instrument with its place. */
export function conditionsOf(instrument: Instrument): readonly PlacedReference[] {
  const { gates, rules, criticalItems, validity } = instrument
  const all = (list: string, conditions: readonly (Condition | undefined)[]) =>
    conditions.flatMap((when, index) =>
      when === undefined ? [] : referencesOf(when, at('/scoring', list, index, 'when')),
    )
  return [
    ...all(
      'gates',
      gates.map(({ when }) => when),
    ),
    ...rules.flatMap(({ outcomes }, rule) =>
      outcomes.flatMap(({ when }, outcome) =>
        when === undefined
          ? []
          : referencesOf(when, at('/scoring/rules', rule, 'outcomes', outcome, 'when')),
      ),
    ),
    ...all(
      'criticalItems',
      criticalItems.map(({ when }) => when),
    ),
    ...all(
      'validity',
      validity.map(({ when }) => when),
    ),
  ]
}

/** Reports bounds on an item score or a raw score that no answer sheet can meet: the condition would never hold. */
export function lintConditions(instrument: Instrument, report: Report): void {
  const ranges = scoredRanges(instrument)
  for (const { condition, path } of conditionsOf(instrument)) {
    const range = rangeBehind(condition, instrument, ranges)
    if (range === null || !isBounded(condition as Bounded)) continue
    const interval = readInterval(condition as Bounded, path, () => {})
    if (!meets(interval, range.minimum, range.maximum))
      report({
        code: 'range',
        path,
        expected: `a bound that a score from ${range.minimum} to ${range.maximum} can meet`,
        received: 'one that none can',
      })
  }
}

/** What the score that a condition bounds can be; null where it bounds none. */
function rangeBehind(
  condition: PlacedReference['condition'],
  { items, scales }: Instrument,
  ranges: readonly AttainableRange[],
): AttainableRange | null {
  if ('item' in condition) {
    const item = items.find(({ id }) => id === condition.item)
    const scores = item?.options.flatMap(({ score }) => score ?? []) ?? []
    return scores.length === 0 ? null : rangeOf(scores)
  }
  if (!('scale' in condition) || condition.on === 'standard-score') return null
  return ranges[scales.findIndex(({ id }) => id === condition.scale)] ?? null
}
