import type { ItemKeyDocument } from '../../../src/instrument/document.js'
import { type FactMutation, mutation, neighbours, type Reading } from './mutation.js'

/** Each reversal that counts turned round, each recoded value one less and one more. */
export function keyMutations(reading: Reading): FactMutation[] {
  const { base, document } = reading
  const keys = document.scoring.keys ?? {}
  const written: Readonly<Record<string, ItemKeyDocument>> =
    base.length === 1 ? keys : (document.scoring.variants?.[String(base[2])]?.keys ?? {})
  const counted = base.length === 1 ? countedItems(reading) : new Set(Object.keys(written))
  const hasMarks = document.scoring.scales.some(({ items = [] }) =>
    items.some((term) => (typeof term === 'string' ? term : term.item).startsWith('-')),
  )
  return [
    ...[...counted].flatMap((id): FactMutation[] => {
      const key = written[id]
      const { reverseKeyed = false, recode } = key ?? {}
      if (recode !== undefined)
        return Object.entries(recode).flatMap(([code, score]) =>
          neighbours(score).map((value) =>
            mutation(
              'key',
              [...base, 'keys', id, 'recode', code],
              value,
              `${code} ${score} → ${value}`,
            ),
          ),
        )
      if (hasMarks) return []
      const place = [...base, 'keys', id, 'reverseKeyed']
      return [mutation('key', place, !reverseKeyed, reverseKeyed ? 'not reversed' : 'reversed')]
    }),
    ...(hasMarks ? markMutations(reading) : []),
    ...scaleRecodes(reading),
  ]
}

/** A leading `-` taken away, or put. */
function markMutations({ scales }: Reading): FactMutation[] {
  return scales.flatMap(({ place, written }) =>
    (written.items ?? []).map((term, index) => {
      const id = typeof term === 'string' ? term : term.item
      const turned = id.startsWith('-') ? id.slice(1) : `-${id}`
      const value = typeof term === 'string' ? turned : { ...term, item: turned }
      return mutation('key', [...place, 'items', index], value, `${id} → ${turned}`)
    }),
  )
}

function scaleRecodes({ scales }: Reading): FactMutation[] {
  return scales.flatMap(({ place, written: { recode = {} } }) =>
    Object.entries(recode).flatMap(([score, to]) =>
      neighbours(to).map((value) =>
        mutation('key', [...place, 'recode', score], value, `${score} ${to} → ${value}`),
      ),
    ),
  )
}

/** Items whose score counts: those of a scale, and those on whose score a condition has a bound. */
function countedItems({ instrument }: Reading): ReadonlySet<string> {
  const ids = instrument.scales.flatMap(({ of, terms }) =>
    of === 'items' ? terms.map(({ index }) => instrument.items[index]?.id ?? '') : [],
  )
  const bounded = JSON.stringify([
    instrument.rules,
    instrument.criticalItems,
    instrument.validity,
  ]).matchAll(/"item":"([^"]+)","(?:atLeast|above|atMost|below)"/g)
  return new Set([...ids, ...[...bounded].map(([, id = '']) => id)])
}
