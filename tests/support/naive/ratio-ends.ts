import type { FileScale, FileTerm } from './file.js'
import {
  compare,
  type Fraction,
  fraction,
  greatest,
  least,
  over,
  toNumber,
  ZERO,
} from './fraction.js'
import type { ReadOption } from './reading.js'
import { lies, type Span } from './truth.js'

/**
 * Least and greatest quotient of two plain sums or counts of items: every sum below the line with the least and the
 * greatest sum above it, built up item by item over every answer. Null where a part is not plain.
 */
export function ratioEnds(
  above: FileScale,
  under: FileScale,
  items: ReadonlyMap<string, readonly ReadOption[]>,
): Span | null {
  if (!isPlain(above) || !isPlain(under)) return null
  const ids = new Set([...idsOf(above), ...idsOf(under)])
  let reached = new Map<number, readonly [number, number]>([[0, [0, 0]]])
  for (const id of ids) {
    const next = new Map<number, readonly [number, number]>()
    for (const option of items.get(id) ?? [])
      for (const [bottom, [low, high]] of reached) {
        const key = bottom + adds(under, id, option)
        const top = adds(above, id, option)
        const [l, h] = next.get(key) ?? [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
        next.set(key, [Math.min(l, low + top), Math.max(h, high + top)])
      }
    reached = next
  }
  const quotients = [...reached].flatMap(([bottom, tops]): Fraction[] =>
    bottom > 0 ? tops.map((top) => over(fraction(top), fraction(bottom))) : [],
  )
  const isSound = quotients.length > 0 && [...reached.keys()].every((bottom) => bottom >= 0)
  return isSound ? { low: least(quotients), high: greatest(quotients) } : null
}

function isPlain({ aggregate, items, transform = [] }: FileScale): boolean {
  return items !== undefined && transform.length === 0 && ['sum', 'count'].includes(aggregate)
}

function termsOf({ items = [] }: FileScale): FileTerm[] {
  return items.map((term) => (typeof term === 'string' ? { item: term } : term))
}

function idsOf(scale: FileScale): string[] {
  return termsOf(scale).map(({ item = '' }) => item.replace(/^-/, ''))
}

function adds(scale: FileScale, id: string, { score }: ReadOption): number {
  const term = termsOf(scale).find(({ item = '' }) => item.replace(/^-/, '') === id)
  if (term === undefined) return 0
  const plain = toNumber(score ?? ZERO)
  const value = scale.recode?.[String(plain)] ?? plain
  if (scale.aggregate === 'sum') return (term.weight ?? 1) * value
  const { item: _, weight: __, ...own } = term
  return Number(lies(fraction(value), Object.keys(own).length > 0 ? own : (scale.counts ?? {})))
}

/** The quotient of two spans; null where the lower line can come to 0. */
export function spanQuotient(above: Span, under: Span): Span | null {
  if (compare(under.low, ZERO) <= 0 && compare(under.high, ZERO) >= 0) return null
  const all = [above.low, above.high].flatMap((top) => [
    over(top, under.low),
    over(top, under.high),
  ])
  return { low: least(all), high: greatest(all) }
}
