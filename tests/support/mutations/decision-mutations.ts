import type { ScoringDocument } from '../../../src/instrument/document.js'
import { conditionMutations } from './condition-mutations.js'
import { type FactMutation, mutation, type Reading } from './mutation.js'

const OTHER: Readonly<Record<string, string>> = {
  crisis: 'watch',
  watch: 'crisis',
  suspect: 'invalid',
  invalid: 'suspect',
}

/** Rules, critical items and validity as this reading writes them, each condition and severity changed. */
export function decisionMutations(reading: Reading): FactMutation[] {
  const { base, document } = reading
  const written: Pick<ScoringDocument, 'rules' | 'criticalItems' | 'validity'> =
    base.length === 1 ? document.scoring : (document.scoring.variants?.[String(base[2])] ?? {})
  const { rules = [], criticalItems = [], validity = [] } = written
  return [
    ...rules.flatMap(({ outcomes }, rule) =>
      outcomes.flatMap(({ id, when }, index) => {
        const place = [...base, 'rules', rule, 'outcomes', index]
        const next = outcomes[index + 1]
        const swap =
          next === undefined
            ? []
            : [
                mutation(
                  'condition',
                  [...base, 'rules', rule, 'outcomes'],
                  outcomes.with(index, { ...next, ...(when && { when }) }).with(index + 1, {
                    ...(outcomes[index] as typeof next),
                    ...(next.when && { when: next.when }),
                  }),
                  `outcomes ${id} and ${next.id} swapped`,
                ),
              ]
        const own = when === undefined ? [] : conditionMutations(when, [...place, 'when'], reading)
        return [...own, ...swap]
      }),
    ),
    ...criticalItems.flatMap(({ when, severity }, index) => {
      const place = [...base, 'criticalItems', index]
      return [
        ...conditionMutations(when, [...place, 'when'], reading),
        mutation('severity', [...place, 'severity'], OTHER[severity], `not ${severity}`),
      ]
    }),
    ...validity.flatMap(({ when, state }, index) => {
      const place = [...base, 'validity', index]
      return [
        ...conditionMutations(when, [...place, 'when'], reading),
        mutation('severity', [...place, 'state'], OTHER[state], `not ${state}`),
      ]
    }),
  ]
}
