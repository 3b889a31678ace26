import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  blockOf,
  makeInstrument,
  makeItem,
  makeScale,
  nobody,
} from '../../tests/support/make-instrument.js'
import { MISSING } from '../table/missing.js'
import { compileInstrument } from './compile-instrument.js'
import { packTerms } from './pack-terms.js'
import type { CompiledInstrument, TermPlan } from './plan.js'
import { scoreTable } from './score-table.js'

const N_ITEMS = 7
const ranges = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: N_ITEMS, maxLength: N_ITEMS })
const weights = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: N_ITEMS, maxLength: N_ITEMS })
const code = fc.oneof(
  { weight: 6, arbitrary: fc.nat(5) },
  { weight: 2, arbitrary: fc.constantFrom(...Object.values(MISSING)) },
)
const rows = fc.array(fc.array(code, { minLength: N_ITEMS, maxLength: N_ITEMS }), { minLength: 1 })

function compiledWith(
  most: readonly number[],
  weight: readonly number[],
  aggregate: 'sum' | 'mean' | 'percent-of-maximum',
  nTerms: number,
): CompiledInstrument {
  const scale = makeScale(
    'a',
    Array.from({ length: nTerms }, (_, index) => index),
    {
      aggregate,
      missing: { maxMissing: 3, completion: 'prorate', round: 'none' },
    },
  )
  const terms = scale.terms.map((term) => ({ ...term, weight: weight[term.index] as number }))
  const items = most.map((range, index) => makeItem(`q${index}`, range, index % 2 === 1))
  return compileInstrument(makeInstrument({ items, scales: [{ ...scale, terms }] }))
}

describe('packed sums', () => {
  it('give what adding answer by answer gives, for every byte in a column', () => {
    const shape = fc.tuple(
      ranges,
      fc.oneof(weights, fc.constant(new Array<number>(N_ITEMS).fill(1))),
      fc.constantFrom('sum' as const, 'mean' as const, 'percent-of-maximum' as const),
      fc.integer({ min: 1, max: N_ITEMS }),
    )
    fc.assert(
      fc.property(
        shape,
        fc.boolean(),
        rows,
        ([most, weight, aggregate, nTerms], isUniform, sheets) => {
          const compiled = compiledWith(
            isUniform ? most.map(() => 4) : most,
            weight,
            aggregate,
            nTerms,
          )
          const [plan] = compiled.scales
          if (plan === undefined) throw new Error('no scale')
          expect(plan.packed).not.toBeNull()
          const slow = { ...compiled, scales: [{ ...plan, packed: null }] }
          const [quick, usual] = [compiled, slow].map(
            (one) => scoreTable(one, blockOf(sheets), nobody(sheets.length)).scales[0],
          )
          expect(quick).toEqual(usual)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('weigh a missing answer by the size of its weight, also where weights and scores are negative', () => {
    const items = [0, 1, 2].map((index) => ({
      ...makeItem(`q${index}`, 2),
      options: [0, 1, 2].map((code) => ({ code, score: -code, label: null })),
    }))
    const { terms, ...rest } = makeScale('s', [0, 1, 2], {
      missing: { maxMissing: 1, completion: 'prorate', round: 'none' },
    })
    const scale = { ...rest, terms: terms.map((one) => ({ ...one, weight: -1 })) }
    const compiled = compileInstrument(makeInstrument({ items, scales: [scale] }))
    expect(compiled.scales[0]?.packed?.missing).toEqual({ minimum: 0, maximum: 2, weight: 1 })
    const { scales } = scoreTable(compiled, blockOf([[2, 1, 255]]), nobody(1))
    expect([scales[0]?.raw[0], scales[0]?.low[0], scales[0]?.high[0]]).toEqual([4.5, 3, 5])
  })

  const term = (values: readonly number[]): TermPlan => ({
    index: 0,
    weight: 1,
    values: Float64Array.from(values),
    minimum: Math.min(...values),
    maximum: Math.max(...values),
    counts: null,
  })

  it.each<[string, number[][]]>([
    ['a negative contribution', [[-1, 0]]],
    ['a fraction', [[0, 0.5]]],
    [
      'a sum of 65,536',
      [
        [0, 65535],
        [0, 1],
      ],
    ],
    ['128 terms', Array.from({ length: 128 }, () => [0, 1])],
    ['an option without a score', [[0, Number.NaN]]],
  ])('are not made of %s', (_, options) => {
    expect(packTerms('sum', options.map(term))).toBeNull()
  })

  it('are made of what just fits, and never of a greatest or least term', () => {
    expect(packTerms('sum', [term([0, 65535])])).not.toBeNull()
    expect(
      packTerms(
        'sum',
        Array.from({ length: 127 }, () => term([0, 1])),
      ),
    ).not.toBeNull()
    expect(packTerms('maximum', [term([0, 1])])).toBeNull()
    expect(packTerms('minimum', [term([0, 1])])).toBeNull()
  })
})
