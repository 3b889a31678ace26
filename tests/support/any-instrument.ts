import fc from 'fast-check'
import { attainableRange } from '../../src/instrument/attainable-range.js'
import type {
  Instrument,
  Interval,
  Item,
  Scale,
  Term,
  Transform,
} from '../../src/instrument/instrument.js'
import { MISSING } from '../../src/table/missing.js'
import { makeInstrument, makeScale } from './make-instrument.js'

const N_ITEMS = 4

/** Items of different ranges, below zero and reversed included. */
const someItem = fc
  .record({
    least: fc.integer({ min: -2, max: 1 }),
    n: fc.integer({ min: 2, max: 4 }),
    reversed: fc.boolean(),
  })
  .map(
    ({ least, n, reversed }): Omit<Item, 'id'> => ({
      names: { en: 'x' },
      options: Array.from({ length: n }, (_, code) => ({
        code,
        score: least + (reversed ? n - 1 - code : code),
        label: null,
      })),
      reverseKeyed: reversed,
      declined: [],
      notApplicable: [],
    }),
  )
const someItems = fc
  .array(someItem, { minLength: N_ITEMS, maxLength: N_ITEMS })
  .map((items) => items.map((item, index): Item => ({ ...item, id: `q${index}` })))

const someInterval: fc.Arbitrary<Interval> = fc.record({
  low: fc.option(fc.integer({ min: -2, max: 3 })),
  lowStrict: fc.boolean(),
  high: fc.option(fc.integer({ min: 0, max: 5 })),
  highStrict: fc.boolean(),
})
const someWeight = fc.constantFrom(1, 1, 2, -1, 0.5, -1.5)
const someTransform: fc.Arbitrary<Transform> = fc.oneof(
  fc.record({
    kind: fc.constant('linear' as const),
    multiply: fc.constantFrom(1, -2, 5),
    divide: fc.constantFrom(1, 4, -1),
    add: fc.constantFrom(0, -3, 10),
    round: fc.constantFrom('none' as const, 'half-up' as const, 'truncate' as const),
  }),
  fc.constant<Transform>({
    kind: 'lookup',
    from: Array.from({ length: 21 }, (_, index) => index - 8),
    to: Array.from({ length: 21 }, (_, index) => (index * 7) % 11),
  }),
)
const someScale = (of: 'items' | 'scales', nTerms: number) =>
  fc
    .record({
      aggregate: fc.constantFrom(
        'sum',
        'mean',
        'count',
        'percent-of-maximum',
        'maximum',
        'minimum',
      ),
      indexes: fc.shuffledSubarray(
        Array.from({ length: nTerms }, (_, index) => index),
        { minLength: 1 },
      ),
      weights: fc.array(someWeight, { minLength: nTerms, maxLength: nTerms }),
      counts: fc.array(someInterval, { minLength: nTerms, maxLength: nTerms }),
      recode: fc.option(fc.constant({ '0': 2, '1': -1 })),
      maxMissing: fc.nat(2),
      completion: fc.constantFrom('prorate' as const, 'as-zero' as const),
      round: fc.constantFrom('none' as const, 'half-up' as const, 'down' as const),
      transform: fc.array(someTransform, { maxLength: 2 }),
    })
    .map(
      ({
        aggregate,
        indexes,
        weights,
        counts,
        recode,
        maxMissing,
        completion,
        round,
        transform,
      }): Scale => {
        const isWeighted = aggregate === 'sum' || aggregate === 'mean'
        return makeScale('x', [], {
          aggregate: aggregate as Scale['aggregate'],
          of,
          terms: indexes.map(
            (index): Term => ({
              index,
              weight: isWeighted ? (weights[index] as number) : 1,
              counts: aggregate === 'count' ? (counts[index] as Interval) : null,
            }),
          ),
          recode: of === 'items' ? recode : null,
          missing: { maxMissing: Math.min(maxMissing, indexes.length - 1), completion, round },
          transform,
        })
      },
    )

/** Four items, two scales of them, a scale of those and one of all three, with whatever the format can say. */
export const someInstrument: fc.Arbitrary<Instrument> = fc
  .record({
    items: someItems,
    parts: fc.array(someScale('items', N_ITEMS), { minLength: 2, maxLength: 2 }),
    whole: someScale('scales', 2),
    top: someScale('scales', 3),
  })
  .map(({ items, parts, whole, top }): Instrument => {
    const scales: Scale[] = []
    for (const scale of [...parts, whole, top])
      scales.push({
        ...scale,
        id: `s${scales.length}`,
        attainable: attainableRange(scale, items, scales),
      })
    return makeInstrument({ items, scales })
  })

const someByte = fc.oneof(
  { weight: 6, arbitrary: fc.nat(1) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      MISSING.blank,
      MISSING.declined,
      MISSING.notAdministered,
      MISSING.outOfRange,
    ),
  },
)
/** A few sheets of such an instrument, answers missing for every reason. */
export const someRows: fc.Arbitrary<number[][]> = fc.array(
  fc.array(someByte, { minLength: N_ITEMS, maxLength: N_ITEMS }),
  {
    minLength: 1,
    maxLength: 4,
  },
)
