import { type FactMutation, mutation, neighbours, type Place, type Reading } from './mutation.js'

type Written = string | Readonly<Record<string, unknown>>

/** Each item (or scale) left out of a scale, each other one put in, each weight one step less and more. */
export function termMutations(reading: Reading): FactMutation[] {
  return reading.scales.flatMap(({ id, place, written }) => {
    const items = (written.items ?? []) as readonly Written[]
    const scales = (written.scales ?? []) as readonly Written[]
    const ids = reading.document.scoring.scales.map((scale) => scale.id)
    return [
      ...listMutations(items, [...place, 'items'], 'item', scoredItems(reading)),
      ...listMutations(
        scales,
        [...place, 'scales'],
        'scale',
        ids.filter((one) => one !== id),
      ),
      ...boundMutations(written.counts, [...place, 'counts']),
    ]
  })
}

function scoredItems({ instrument }: Reading): readonly string[] {
  return instrument.items
    .filter(({ options }) => options.every(({ score }) => score !== null))
    .map(({ id }) => id)
}

function listMutations(
  terms: readonly Written[],
  place: Place,
  key: 'item' | 'scale',
  all: readonly string[],
): FactMutation[] {
  if (terms.length === 0) return []
  const idOf = (term: Written): string =>
    (typeof term === 'string' ? term : String(term[key])).replace(/^-/, '')
  const last = terms.at(-1) as Written
  const alike = (id: string): Written => (typeof last === 'string' ? id : { ...last, [key]: id })
  const inside = new Set(terms.map(idOf))
  return [
    ...terms.map((term, index) =>
      mutation('item of a scale', place, terms.toSpliced(index, 1), `without ${idOf(term)}`),
    ),
    ...all
      .filter((id) => !inside.has(id))
      .map((id) => mutation('item of a scale', place, [...terms, alike(id)], `with ${id}`)),
    ...terms.flatMap((term, index) => {
      if (typeof term === 'string') return []
      const weight = term['weight']
      return [
        ...(typeof weight === 'number' ? neighbours(weight) : []).map((value) =>
          mutation(
            'weight',
            [...place, index, 'weight'],
            value,
            `${idOf(term)} ${weight} → ${value}`,
          ),
        ),
        ...boundMutations(term, [...place, index]),
      ]
    }),
  ]
}

/** Bounds of what is counted, one step less and more. */
function boundMutations(bounds: unknown, place: Place): FactMutation[] {
  return Object.entries(bounds ?? {}).flatMap(([key, value]) =>
    typeof value === 'number' && ['atLeast', 'above', 'atMost', 'below'].includes(key)
      ? neighbours(value).map((moved) =>
          mutation('condition', [...place, key], moved, `${key} ${value} → ${moved}`),
        )
      : [],
  )
}
