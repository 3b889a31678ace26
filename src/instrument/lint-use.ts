import { at } from '../schema/json-pointer.js'
import type { Instrument } from './instrument.js'
import { conditionsOf } from './lint-conditions.js'
import type { Report } from './report.js'

/**
 * Reports items that enter nothing and are not declared unscored, and items that are declared so and enter a score. An
 * item that only opens a gate may be declared either way.
 */
export function lintUse(instrument: Instrument, report: Report): void {
  const scored = new Set<string>()
  const gating = new Set<string>()
  for (const { of, terms } of instrument.scales)
    if (of === 'items') for (const { index } of terms) scored.add(instrument.items[index]?.id ?? '')
  for (const { condition, path } of conditionsOf(instrument))
    if ('item' in condition)
      (path.startsWith('/scoring/gates') ? gating : scored).add(condition.item)
  for (const { id } of instrument.items) {
    const isUnscored = Object.hasOwn(instrument.unscored, id)
    if (!scored.has(id) && !gating.has(id) && !isUnscored)
      report({
        code: 'item-unused',
        path: at('/properties', id),
        expected: 'an item of a scale or a condition, or a reason in unscored',
        received: 'neither',
      })
    if (scored.has(id) && isUnscored)
      report({
        code: 'item-unused',
        severity: 'warning',
        path: at('/scoring/unscored', id),
        expected: 'an item that enters no score',
        received: 'one that enters a scale or a rule',
      })
  }
}
