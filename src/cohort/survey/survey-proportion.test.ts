import { describe, expect, it } from 'vitest'
import { design, sound } from '../../../tests/support/survey-designs.js'
import { PROPORTION_INTERVALS, proportionInterval } from '../../stat/proportion-interval.js'
import { surveyDesign } from './survey-design.js'
import { SURVEY_INTERVALS } from './survey-interval.js'
import { surveyProportion } from './survey-proportion.js'

describe('where a share cannot have its interval', () => {
  const schools = ['a', 'a', 'a', 'b', 'b', 'b', 'c', 'c', 'c']
  const one = design({ clusters: [schools] }, 9)

  it.each([
    ['nobody', 0, { low: 0 }],
    ['everybody', 1, { high: 1 }],
  ] as const)('%s: Clopper-Pearson, less for few clusters', (fallback, y, end) => {
    const found = surveyProportion(
      one,
      schools.map(() => y),
    )
    expect(found.fallback).toBe(fallback)
    expect(found.interval).toMatchObject(end)
    const width = found.interval.high - found.interval.low
    // Of nine rows without clusters: 0.3363.
    expect(width).toBeGreaterThan(0.3363)
    expect(width).toBeLessThan(1)
  })

  it('a single cluster: Clopper-Pearson of its rows, and no standard error', () => {
    const domain = schools.map((school) => school === 'a')
    const found = surveyProportion(one, [1, 0, 0, 0, 0, 0, 0, 0, 0], { domain })
    expect(found).toMatchObject({ fallback: 'single-cluster', status: 'single-cluster', n: 3 })
    expect(found.standardError).toBeNaN()
    expect(found.interval.low).toBeCloseTo(0.008403759, 8)
    expect(found.interval.high).toBeCloseTo(0.9057007, 6)
  })

  it('a single cluster: no standard error either where rounding of the weights leaves one', () => {
    const weights = schools.map((_, row) => 1 / (row + 3.7))
    const apart = sound(surveyDesign({ clusters: [schools], weights }, 9))
    for (const from of ['a', 'b', 'c']) {
      const domain = schools.map((school) => school === from)
      const found = surveyProportion(apart, [1, 0, 0, 1, 0, 1, 0, 1, 0], { domain })
      expect(found.fallback).toBe('single-cluster')
      expect(found.standardError).toBeNaN()
      expect(found.effectiveSampleSize).toBeNaN()
    }
  })

  it('schools of one share: Clopper-Pearson, since chance alone made them equal', () => {
    const y = [1, 0, 0, 1, 0, 0, 0, 0, 1]
    for (const method of SURVEY_INTERVALS) {
      const found = surveyProportion(one, y, { method })
      expect(found).toMatchObject({ fallback: 'no-spread', standardError: 0 })
      expect(found.interval.low).toBeLessThan(0.08)
      expect(found.interval.high).toBeGreaterThan(0.7)
    }
  })

  it('strata in each of which everybody is alike: Clopper-Pearson', () => {
    const strata = ['e', 'e', 'e', 'w', 'w', 'w', 'w', 'w', 'w']
    const weights = strata.map((stratum) => (stratum === 'e' ? 1 / 3 : 7.1))
    const apart = sound(surveyDesign({ strata, weights }, 9))
    const found = surveyProportion(
      apart,
      strata.map((stratum) => stratum === 'e'),
    )
    expect(found.fallback).toBe('no-spread')
    expect(found.interval.high).toBeGreaterThan(0.3)
  })

  it('the whole population: the share itself', () => {
    const populations = [schools.map(() => 3)]
    const whole = sound(surveyDesign({ clusters: [schools], populations }, 9))
    const found = surveyProportion(whole, [1, 0, 0, 1, 1, 0, 0, 0, 0], { method: 'beta' })
    expect(found).toMatchObject({ fallback: 'complete', standardError: 0, isComplete: true })
    expect(found.interval).toEqual({ low: found.estimate, high: found.estimate })
  })

  it('nobody at all: nothing', () => {
    const found = surveyProportion(
      one,
      schools.map(() => 1),
      { domain: schools.map(() => false) },
    )
    expect(found).toMatchObject({ fallback: 'no-interval', status: 'empty', n: 0 })
    expect(found.estimate).toBeNaN()
    expect(found.interval.low).toBeNaN()
  })
})

describe('sheets without weight', () => {
  const answers = [1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0, 0]
  const schools = ['a', 'b', 'b', 'c', 'a', 'd', 'd', 'c', 'e', 'a', 'e', 'b']
  const weights = answers.map((_, row) => 1 + (row % 5))

  it.each(SURVEY_INTERVALS)('change nothing in an interval by %s', (method) => {
    const alone = sound(surveyDesign({ clusters: [schools], weights }, 12))
    const with0 = sound(
      surveyDesign(
        { clusters: [[...schools, ...schools]], weights: [...weights, ...schools.map(() => 0)] },
        24,
      ),
    )
    const expected = surveyProportion(alone, answers, { method })
    const found = surveyProportion(with0, [...answers, ...answers.map((y) => 1 - y)], { method })
    expect(found.n).toBe(12)
    expect(found.interval.low).toBeCloseTo(expected.interval.low, 12)
    expect(found.interval.high).toBeCloseTo(expected.interval.high, 12)
  })
})

describe('the intervals of a plain proportion', () => {
  const answers = [1, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0]

  it.each(PROPORTION_INTERVALS)('%s is the plain one for students drawn singly', (method) => {
    const drawn = design({}, answers.length)
    for (const counted of [answers, answers.map(() => 0), answers.map(() => 1)]) {
      const found = surveyProportion(drawn, counted, { method })
      const count = counted.reduce((sum, value) => sum + value, 0)
      const plain = proportionInterval(count, counted.length, method)
      expect(found.interval.low).toBeCloseTo(plain.low, 12)
      expect(found.interval.high).toBeCloseTo(plain.high, 12)
    }
  })

  it('are wider where students of a school are alike', () => {
    const clusters = [['a', 'b', 'b', 'c', 'a', 'd', 'd', 'c', 'e', 'a', 'e', 'b']]
    const clustered = design({ clusters }, answers.length)
    const { interval, effectiveSampleSize } = surveyProportion(clustered, answers, {
      method: 'wilson',
      designEffect: 'with-replacement',
    })
    const plain = proportionInterval(0.25 * effectiveSampleSize, effectiveSampleSize, 'wilson')
    expect(effectiveSampleSize).toBeLessThan(answers.length)
    expect(interval.low).toBeCloseTo(plain.low, 12)
    expect(interval.high).toBeCloseTo(plain.high, 12)
  })
})
