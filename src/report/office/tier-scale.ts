import type { Text } from '../../issue/text.js'
import type { Protocol } from '../../risk/protocol.js'
import { UNDETERMINED_NAMES } from '../../risk/undetermined-names.js'

/** The tiers of a protocol with what follows behind them, to be ordered and named. */
export interface TierScale {
  /** 0 for the most pressing tier; the baseline, undetermined and invalid come behind all tiers. */
  readonly rank: (id: string | undefined) => number
  readonly isTier: (id: string | undefined) => boolean
  readonly names: (id: string) => Text
  readonly colour: (id: string) => string | undefined
  /** The id that a text names: an id, or a name in either language; null where it names none. */
  readonly find: (text: string) => string | null
  /** The more pressing of two; undefined where neither is a tier. */
  readonly worse: (one: string | undefined, other: string | undefined) => string | undefined
  readonly ids: readonly string[]
  readonly baseline: string
}

const OTHERS: Readonly<Record<string, Text>> = {
  undetermined: UNDETERMINED_NAMES,
  invalid: { en: 'sheet invalid', zh: '答卷无效' },
}

/** @param protocol - whose tiers they are, the most pressing first */
export function tierScale({ tiers, baseline }: Pick<Protocol, 'tiers' | 'baseline'>): TierScale {
  const names = new Map<string, Text>([
    ...tiers.map((tier): [string, Text] => [tier.id, tier.names]),
    [baseline.id, baseline.names],
    ...Object.entries(OTHERS),
  ])
  const ids = tiers.map(({ id }) => id)
  const order = [...names.keys()]
  const rank = (id: string | undefined): number => {
    const at = id === undefined ? -1 : order.indexOf(id)
    return at < 0 ? order.length : at
  }
  const isTier = (id: string | undefined): boolean => id !== undefined && ids.includes(id)
  const words = new Map(
    [...names].flatMap(([id, text]) =>
      [id, ...Object.values(text)].map((word): [string, string] => [folded(word), id]),
    ),
  )
  return {
    ids,
    baseline: baseline.id,
    rank,
    isTier,
    names: (id) => names.get(id) ?? { en: id },
    colour: (id) => tiers.find((tier) => tier.id === id)?.colour,
    find: (text) => words.get(folded(text)) ?? null,
    worse: (one, other) => {
      const [first] = [one, other].filter(isTier).sort((a, b) => rank(a) - rank(b))
      return first
    },
  }
}

const folded = (text: string): string => text.normalize('NFKC').trim().toLowerCase()
