import type { Protocol, Tier, TierRule } from '../../src/risk/protocol.js'

/** A small protocol for tests, made without the parser: tiers red and yellow, baseline none. */
export function makeProtocol(
  parts: Partial<Protocol> & Pick<Protocol, 'instruments' | 'rules'>,
): Protocol {
  return {
    id: 'test',
    version: '1.0.0',
    names: { en: 'Test' },
    grades: [4, 5, 6, 7],
    quality: [],
    tiers: [makeTier('red', '红色'), makeTier('yellow', '黄色')],
    baseline: { id: 'none', names: { en: 'no card', zh: '无卡' } },
    levels: ['school'],
    suppression: { minimumCell: 5, minimumGroup: 10 },
    duplicates: 'last',
    references: {},
    fingerprint: '0000000000000000',
    ...parts,
  }
}

function makeTier(id: string, zh: string): Tier {
  const nothing = { en: 'x' }
  return { id, names: { en: id, zh }, colour: id, withinHours: 24, who: nothing, action: nothing }
}

/** A rule named after its id. */
export function makeRule(
  id: string,
  tier: string,
  when: TierRule['when'],
  parts: Partial<TierRule> = {},
): TierRule {
  return { id, tier, names: { en: id }, when, ...parts }
}
