import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ROUNDINGS, type Rounding } from '../../stat/rounding.js'
import { METRICS, metricOf } from '../metrics.js'
import type { Conversion } from '../norm-table.js'
import type { ConversionSetting } from './conversion-method.js'
import { CONVERSIONS, methodIndexOf } from './conversions.js'

/** One sound conversion of each kind, for raw scores 2 to 12 and ages 6 to 18. */
const SAMPLES: { readonly [Kind in Conversion['kind']]: Extract<Conversion, { kind: Kind }> } = {
  lookup: { kind: 'lookup', rawFrom: 2, values: [1, 1, 2, 3, 3, 4, 5, 6, 6, 7, 9] },
  'mean-sd': { kind: 'mean-sd', mean: 7.25, sd: 2.6 },
  percentile: {
    kind: 'percentile',
    raw: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    percentileRanks: [1, 3, 8, 15, 30, 50, 50, 70, 90, 97, 99.5],
  },
  lms: { kind: 'lms', ages: [6, 12, 18], l: [-0.5, 0, 0.8], m: [5, 7, 8], s: [0.4, 0.35, 0.3] },
  regression: { kind: 'regression', mean: [7, 0.2], sd: [2.5, 0.05, 0.001], centre: 12 },
}

const raws = fc.double({ min: 0.5, max: 40, noNaN: true })
const ages = fc.double({ min: 6, max: 18, noNaN: true })
const setting = (id: string, more: Partial<ConversionSetting> = {}): ConversionSetting => ({
  metric: metricOf(id),
  round: 'none',
  edges: 'clamp',
  ...more,
})

describe('the list of conversions', () => {
  it('has each kind once', () => {
    expect(CONVERSIONS.map(({ kind }) => kind)).toEqual(Object.keys(SAMPLES))
    expect(Object.values(SAMPLES).map(methodIndexOf)).toEqual(CONVERSIONS.map((_, i) => i))
  })
})

describe.each(CONVERSIONS)('conversion $kind', (method) => {
  const sample = SAMPLES[method.kind]
  describe.each(METRICS)('to $id', ({ id }) => {
    it('never falls as the raw score rises', () => {
      fc.assert(
        fc.property(raws, raws, ages, (one, other, age) => {
          const [low, high] = one < other ? [one, other] : [other, one]
          const lower = method.convert(sample, setting(id), low, age)
          expect(lower).toBeLessThanOrEqual(method.convert(sample, setting(id), high, age) + 1e-9)
        }),
      )
    })
    it('makes NaN of NaN and of nothing else within its ages', () => {
      expect(method.convert(sample, setting(id), Number.NaN, 10)).toBeNaN()
      fc.assert(
        fc.property(raws, ages, (raw, age) => {
          expect(method.convert(sample, setting(id), raw, age)).toSatisfy(Number.isFinite)
        }),
      )
    })
    it('rounds after converting', () => {
      fc.assert(
        fc.property(raws, ages, fc.constantFrom(...ROUNDINGS), (raw, age, round) => {
          const exact = method.convert(sample, setting(id), raw, age)
          const rounded = method.convert(sample, setting(id, { round }), raw, age)
          const most = round.startsWith('half') ? 0.5 + 1e-9 : 1
          expect(Math.abs(rounded - exact)).toBeLessThanOrEqual(most)
          if (round !== 'none') expect(Number.isInteger(rounded)).toBe(true)
        }),
      )
    })
  })
  it('finds no fault in a sound conversion', () => {
    const cell = { scale: 'a', age: { from: 6, to: 18 }, conversion: sample }
    expect(method.faults(sample, '/cells/0/conversion', cell, metricOf('t'))).toEqual([])
  })
  it('reads age where it says so and only there', () => {
    const scores = [6, 9, 18].map((age) => method.convert(sample, setting('z'), 8, age))
    expect(new Set(scores).size).toBe(method.usesAge ? 3 : 1)
    const unknown = method.convert(sample, setting('z'), 8, Number.NaN)
    expect(Number.isNaN(unknown)).toBe(method.usesAge)
  })
})

describe.each(['lookup', 'percentile'] as const)('edges of a %s', (kind) => {
  const method = CONVERSIONS[methodIndexOf(SAMPLES[kind])]
  const at = (raw: number, edges: 'clamp' | 'missing') =>
    method?.convert(SAMPLES[kind], setting('percentile', { edges }), raw, 10)
  it('clamp: a raw score outside takes the nearest entry', () => {
    expect(at(-3, 'clamp')).toBe(at(2, 'clamp'))
    expect(at(90, 'clamp')).toBe(at(12, 'clamp'))
  })
  it('missing: a raw score outside has no score, one on the edge has', () => {
    expect(at(1.999, 'missing')).toBeNaN()
    expect(at(12.001, 'missing')).toBeNaN()
    expect(at(2, 'missing')).toBe(1)
    expect(at(12, 'missing')).toBe(kind === 'lookup' ? 9 : 99.5)
  })
})

describe('edges of an LMS table', () => {
  const method = CONVERSIONS[methodIndexOf(SAMPLES.lms)]
  const at = (age: number, edges: 'clamp' | 'missing') =>
    method?.convert(SAMPLES.lms, setting('z', { edges }), 6, age)
  it('clamp: an age outside takes the nearest age; missing: it has no score', () => {
    expect(at(3, 'clamp')).toBe(at(6, 'clamp'))
    expect(at(40, 'clamp')).toBe(at(18, 'clamp'))
    expect(at(5.9, 'missing')).toBeNaN()
    expect(at(18.1, 'missing')).toBeNaN()
  })
  it('a raw score with an infinite z has no T score', () => {
    expect(method?.convert(SAMPLES.lms, setting('t'), 0, 6)).toBeNaN()
    expect(method?.convert(SAMPLES.lms, setting('sten'), 0, 6)).toBe(1)
  })
})

describe('lookup', () => {
  const [lookup] = CONVERSIONS
  it('clamps to the first entry and to the last, not to one beside them', () => {
    const steep: Conversion = { kind: 'lookup', rawFrom: 3, values: [30, 40, 50, 65] }
    const at = (raw: number) => lookup?.convert(steep, setting('t'), raw, 10)
    expect([0, 2.5, 3, 6, 6.5, 40].map(at)).toEqual([30, 30, 30, 65, 65, 65])
  })
  it('interpolates between entries, and gives nothing beside an entry that the source lacks', () => {
    const gap: Conversion = { kind: 'lookup', rawFrom: 0, values: [10, 20, null, 40] }
    const at = (raw: number) => lookup?.convert(gap, setting('t'), raw, 10)
    expect(at(0.25)).toBe(12.5)
    expect([at(1), at(3)]).toEqual([20, 40])
    for (const raw of [1.5, 2, 2.5]) expect(at(raw)).toBeNaN()
  })
})

describe('mean-sd', () => {
  const method = CONVERSIONS[methodIndexOf(SAMPLES['mean-sd'])]
  const convert = (mean: number, sd: number, raw: number, id = 't', round: Rounding = 'half-up') =>
    method?.convert({ kind: 'mean-sd', mean, sd }, setting(id, { round }), raw, 10)
  it('a score that lies on a half by its decimals is seen to lie there', () => {
    // 50 + 10 · (raw − mean) ÷ sd is k + ½ exactly; in floating point many of these fall short of it.
    let cases = 0
    for (let tenths = 1; tenths <= 99; tenths++)
      for (let raw = 0; raw <= 20; raw++) {
        const sd = tenths / 10
        const mean = (raw * 100 - tenths * 5) / 100 // then 10 · (raw − mean) ÷ sd = 5
        expect(convert(mean, sd, raw)).toBe(55)
        const halfMean = (raw * 1000 - tenths * 5) / 1000 // then it is 0.5
        expect(convert(halfMean, sd, raw)).toBe(51)
        cases++
      }
    expect(cases).toBe(99 * 21)
  })
  it('a mean of items that lies on a whole score by its decimals comes out whole, whatever the decimals of the norms', () => {
    // Means of 4 to 50 items, mean and SD with one decimal: fractions of whole numbers say what is exact.
    let cases = 0
    for (const nItems of [4, 5, 8, 10, 16, 20, 25, 40, 50])
      for (let sum = 0; sum <= 4 * nItems; sum++)
        for (let tenths = 0; tenths <= 40; tenths++)
          for (const sd of [2, 3, 4, 5, 6, 7, 8]) {
            const above = 10 * (sum * 10 - tenths * nItems)
            if (above % (nItems * sd) !== 0) continue
            const exact = 50 + above / (nItems * sd)
            expect(convert(tenths / 10, sd / 10, sum / nItems, 't', 'none')).toBe(exact)
            expect(convert(tenths / 10, sd / 10, sum / nItems, 't', 'truncate')).toBe(exact)
            cases++
          }
    expect(cases).toBeGreaterThan(10_000)
  })
  it('falls back to plain division where the constants are no short decimals', () => {
    expect(convert(Math.PI, Math.E, 10)).toBe(Math.round(50 + (10 * (10 - Math.PI)) / Math.E))
  })
  it('ends with the metric', () => {
    expect(convert(7.25, 2.6, 40, 'sten')).toBe(10)
    expect(convert(7.25, 2.6, -40, 'scaled')).toBe(1)
  })
})
