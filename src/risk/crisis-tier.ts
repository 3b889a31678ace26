import type { Protocol } from './protocol.js'

/**
 * The tier that a critical item asks for, on whatever sheet it stands: the most pressing one of the crisis rules.
 *
 * @returns its id; undefined where the protocol has no crisis rule, as where no instrument has a crisis item
 */
export function crisisTier({
  tiers,
  rules,
}: Pick<Protocol, 'tiers' | 'rules'>): string | undefined {
  const asked = new Set(rules.flatMap((rule) => (rule.crisis === true ? [rule.tier] : [])))
  return tiers.find(({ id }) => asked.has(id))?.id
}
