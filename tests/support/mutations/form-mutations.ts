import type { ItemSchema } from '../../../src/instrument/document.js'
import { conditionMutations } from './condition-mutations.js'
import { type FactMutation, mutation, neighbours, type Place, type Reading } from './mutation.js'

/** What the file says of the form as a whole: its answers, gates, ages, informants, default variant. */
export function formMutations(reading: Reading): FactMutation[] {
  const { document } = reading
  const { $defs = {}, properties, scoring } = document
  return [
    ...Object.entries({ ...$defs }).flatMap(([id, set]) => answerMutations(set, ['$defs', id])),
    ...Object.entries(properties).flatMap(([id, item]) =>
      answerMutations(item, ['properties', id]),
    ),
    ...gateMutations(reading),
    ...(['from', 'to'] as const).flatMap((end) => {
      const age = scoring.ages?.[end]
      return (age === undefined ? [] : neighbours(age)).map((value) =>
        mutation('ages', ['scoring', 'ages', end], value, `${end} ${age} → ${value}`),
      )
    }),
    ...Object.entries(scoring.codes ?? {}).flatMap(([terminology, terms]) =>
      Object.entries(terms).map(([term, code]) => {
        const value = code.replace(/\d/, (digit) => String((Number(digit) + 1) % 10))
        return mutation(
          'code',
          ['scoring', 'codes', terminology, term],
          value,
          `${code} → ${value}`,
        )
      }),
    ),
    mutation(
      'informants',
      ['scoring', 'informants'],
      scoring.informants.includes('self') ? ['parent'] : ['self'],
      'answered by another',
    ),
    ...Object.keys(scoring.variants ?? {})
      .filter((name) => name !== scoring.defaultVariant && scoring.defaultVariant !== undefined)
      .slice(0, 1)
      .map((name) => mutation('variant', ['scoring', 'defaultVariant'], name, `default ${name}`)),
  ]
}

/** The last answer left out, one more put in; the ends of a range moved. */
function answerMutations(set: ItemSchema, place: Place): FactMutation[] {
  const { oneOf = [], minimum, maximum } = set
  const codes = oneOf.map((option) => option.const)
  const next = Math.max(...codes.filter((code) => typeof code === 'number')) + 1
  return [
    ...oneOf.map(({ const: code }, index) =>
      mutation('answers', [...place, 'oneOf'], oneOf.toSpliced(index, 1), `without code ${code}`),
    ),
    ...(Number.isFinite(next)
      ? [mutation('answers', [...place, 'oneOf'], [...oneOf, { const: next }], `with code ${next}`)]
      : []),
    ...Object.entries({ minimum, maximum }).flatMap(([key, value]) =>
      (value === undefined ? [] : neighbours(value)).map((moved) =>
        mutation('answers', [...place, key], moved, `${key} ${value} → ${moved}`),
      ),
    ),
  ]
}

function gateMutations(reading: Reading): FactMutation[] {
  return (reading.document.scoring.gates ?? []).flatMap(({ when, items, code }, index) => {
    const place = ['scoring', 'gates', index]
    const options = reading.instrument.items.find(({ id }) => id === items[0])?.options ?? []
    const others = options.filter((option) => option.code !== code)
    return [
      ...conditionMutations(when, [...place, 'when'], reading, 'gate'),
      ...items.map((id, at) =>
        mutation('gate', [...place, 'items'], items.toSpliced(at, 1), `without ${id}`),
      ),
      ...others.map((other) =>
        mutation('gate', [...place, 'code'], other.code, `${code} → ${other.code}`),
      ),
    ]
  })
}
