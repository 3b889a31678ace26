import type { UnitPage } from './open-unit-page.js'

/**
 * Why a sheet is to be repeated, in words: the state, then the names of the rules that speak. What is no id of a rule
 * stays as it is.
 *
 * @param why - as in `retest.csv`, such as `invalid: half-missing` or `undetermined: ?phq-a-11`
 */
export function whyText(page: UnitPage, why: string): string {
  const [state = '', ids] = why.split(/: (.*)/s)
  if (ids === undefined) return why
  const { quality, rules } = page.input.campaign.protocol
  const names = new Map([...quality, ...rules].map((rule) => [rule.id, page.textOf(rule.names)]))
  const reasons = ids.split(', ').map((id) => names.get(id.replace(/^\?/, '')) ?? id)
  return `${stateName(page, state)}: ${[...new Set(reasons)].join('; ')}`
}

function stateName({ words, keys }: UnitPage, state: string): string {
  if (state === 'invalid' || state === 'suspect') return words(state)
  return keys.find(({ category }) => category === state)?.name ?? state
}
