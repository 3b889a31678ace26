import type { Condition } from '../instrument/condition.js'
import type { Instrument } from '../instrument/instrument.js'
import type { Report } from '../instrument/report.js'
import { at } from '../schema/json-pointer.js'
import type { Protocol } from './protocol.js'

/** Whether a condition holds whenever the critical item is true. */
function follows(condition: Condition, instrument: string, criticalItem: string): boolean {
  if ('any' in condition) return condition.any.some((one) => follows(one, instrument, criticalItem))
  return (
    'criticalItem' in condition &&
    condition.instrument === instrument &&
    condition.criticalItem === criticalItem
  )
}

/**
 * Reports critical items of severity `crisis` that no crisis rule follows, in some grade that takes the instrument: such
 * an answer would be lost on an invalid sheet.
 */
export function lintCrisis(
  { instruments, rules, grades }: Protocol,
  byId: ReadonlyMap<string, Instrument>,
  report: Report,
): void {
  instruments.forEach((entry, index) => {
    const criticalItems = byId.get(entry.instrument)?.criticalItems ?? []
    for (const { id, severity } of criticalItems) {
      if (severity !== 'crisis') continue
      const covering = rules.filter(
        ({ crisis, when }) => crisis === true && follows(when, entry.instrument, id),
      )
      const without = (entry.grades ?? grades).filter(
        (grade) => !covering.some((rule) => rule.grades?.includes(grade) ?? true),
      )
      if (without.length > 0)
        report({
          code: 'crisis-uncovered',
          path: at('/instruments', index),
          expected: `a crisis rule for the critical item ${id} in every grade`,
          received: without.length < grades.length ? `none in ${without.join(', ')}` : 'none',
        })
    }
  })
}
