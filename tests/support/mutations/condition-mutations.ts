import type { Condition } from '../../../src/instrument/document.js'
import {
  type FactKind,
  type FactMutation,
  mutation,
  neighbours,
  type Place,
  type Reading,
} from './mutation.js'

const STRICT: Readonly<Record<string, string>> = {
  atLeast: 'above',
  above: 'atLeast',
  atMost: 'below',
  below: 'atMost',
}

/** A condition with one of its references, codes, bounds, bands or outcomes changed, or one of its parts left out. */
export function conditionMutations(
  condition: Condition,
  place: Place,
  reading: Reading,
  kind: FactKind = 'condition',
): FactMutation[] {
  const found: FactMutation[] = []
  const add = (rest: Place, value: unknown, says: string): void => {
    found.push(mutation(kind, [...place, ...rest], value, says))
  }
  for (const key of ['all', 'any', 'of'] as const) {
    const parts = (condition as Readonly<Record<string, unknown>>)[key] as
      | readonly Condition[]
      | undefined
    if (parts === undefined) continue
    parts.forEach((part, index) => {
      found.push(...conditionMutations(part, [...place, key, index], reading, kind))
      if (parts.length > 1) add([key], parts.toSpliced(index, 1), `without ${key} ${index + 1}`)
    })
    const other = key === 'all' ? 'any' : 'all'
    if (parts.length > 1 && key !== 'of') add([], { [other]: parts }, `${key} → ${other}`)
  }
  if ('not' in condition) {
    found.push(...conditionMutations(condition.not, [...place, 'not'], reading, kind))
    add([], condition.not, 'not the opposite')
  }
  if ('atLeastOf' in condition)
    for (const value of neighbours(condition.atLeastOf))
      add(['atLeastOf'], value, `at least ${condition.atLeastOf} → ${value}`)
  if ('item' in condition) itemReference(condition, reading, add)
  if ('scale' in condition) scaleReference(condition, reading, add)
  if ('rule' in condition) {
    const all = reading.instrument.rules.find(({ id }) => id === condition.rule)?.outcomes ?? []
    const ids = all.map(({ id }) => id)
    namesOf('outcomes', condition.outcomes, ids, add)
  }
  return found
}

type Add = (rest: Place, value: unknown, says: string) => void

function itemReference(
  condition: Extract<Condition, { item: string }>,
  { instrument }: Reading,
  add: Add,
): void {
  const { item: id, codes } = condition
  const at = instrument.items.findIndex((item) => item.id === id)
  const next = instrument.items[(at + 1) % instrument.items.length]?.id
  if (next !== undefined && next !== id) add(['item'], next, `${id} → ${next}`)
  const options = instrument.items[at]?.options ?? []
  if (codes !== undefined)
    namesOf(
      'codes',
      codes,
      options.map(({ code }) => code),
      add,
    )
  const scores = options.flatMap(({ score }) => score ?? []).sort((one, other) => one - other)
  moveBounds(condition, scores, add)
}

function scaleReference(
  condition: Extract<Condition, { scale: string }>,
  { instrument, values }: Reading,
  add: Add,
): void {
  const { scale: id, bands } = condition
  const ids = instrument.scales.map((scale) => scale.id)
  const next = ids[(ids.indexOf(id) + 1) % ids.length]
  if (next !== undefined && next !== id) add(['scale'], next, `${id} → ${next}`)
  if (bands !== undefined) {
    const sets = instrument.scales.find((scale) => scale.id === id)?.cutScoreSets ?? []
    const all = sets.flatMap(({ cutScores }) => cutScores.map(({ band }) => band))
    namesOf('bands', bands, [...new Set(all)], add)
  }
  moveBounds(condition, condition.on === 'standard-score' ? [] : (values.get(id) ?? []), add)
}

/** One of the names left out, one of the others put in. */
function namesOf(key: string, names: readonly unknown[], all: readonly unknown[], add: Add): void {
  names.forEach((name, index) => {
    if (names.length > 1) add([key], names.toSpliced(index, 1), `without ${String(name)}`)
  })
  for (const other of all)
    if (!names.includes(other)) add([key], [...names, other], `with ${String(other)}`)
}

/** Each bound moved to the next value below and above, and its own number let in or kept out. */
function moveBounds(written: object, values: readonly number[], add: Add): void {
  const condition = written as Readonly<Record<string, unknown>>
  for (const [key, strict] of Object.entries(STRICT)) {
    const bound = condition[key]
    if (typeof bound !== 'number') continue
    const below = values.findLast((value) => value < bound)
    const above = values.find((value) => value > bound)
    const moved = values.length === 0 ? neighbours(bound) : [below, above]
    for (const value of moved)
      if (value !== undefined) add([key], value, `${key} ${bound} → ${value}`)
    if (values.length > 0 && !values.includes(bound)) continue
    const { [key]: _, ...rest } = condition
    add([], { ...rest, [strict]: bound }, `${key} ${bound} → ${strict}`)
  }
}
