import { EMPTY, type PublishedKind } from './published-kind.js'

/** Counts of a score beside a reference, by their column in `accuracy.csv` and `roc.csv`. */
export const TWO_BY_TWO = {
  truePositive: 'true_positive',
  falsePositive: 'false_positive',
  falseNegative: 'false_negative',
  trueNegative: 'true_negative',
} as const

/** Shares of cases and of others that give a count away. */
const SHARES: Readonly<Record<string, readonly [count: string, of: string]>> = {
  sensitivity: ['truePositive', 'cases'],
  specificity: ['trueNegative', 'others'],
}

/** Rows of `accuracy.csv`. */
export const accuracy: PublishedKind['rowsOf'] = ({ text, number }) => {
  const by = text('by')
  const place = { ...EMPTY, level: by || 'all', group: by === '' ? 'all' : text('group') }
  const measure = `${text('score')} beside the reference`
  const [cases, others] = [number('cases'), number('others')]
  const n = cases === null || others === null ? null : cases + others
  const named = text('measure')
  const estimate = number('estimate')
  if (named in TWO_BY_TWO) return [{ ...place, measure, category: named, n, count: estimate }]
  const [counted = '', of = ''] = SHARES[named] ?? []
  if (named === 'areaUnderCurve')
    return [
      {
        ...place,
        measure,
        category: 'cases',
        count: cases,
        parts: ['truePositive', 'falseNegative'],
      },
      {
        ...place,
        measure,
        category: 'others',
        count: others,
        parts: ['falsePositive', 'trueNegative'],
      },
    ]
  const base = of === 'cases' ? cases : others
  const isShare = counted !== '' && estimate !== null && base !== null && n !== null && n > 0
  if (isShare)
    return [{ ...place, measure, category: counted, n, count: Math.round(estimate * base) }]
  return []
}

/** Rows of `roc.csv`. */
export const roc: PublishedKind['rowsOf'] = ({ text, number }) =>
  Object.entries(TWO_BY_TWO).map(([category, column]) => ({
    ...EMPTY,
    level: text('by') || 'all',
    group: text('by') === '' ? 'all' : text('group'),
    measure: `${text('score')} at ${text('cut')}`,
    category,
    n: Object.values(TWO_BY_TWO).reduce<number | null>((sum, name) => {
      const count = number(name)
      return sum === null || count === null ? null : sum + count
    }, 0),
    count: number(column),
  }))
