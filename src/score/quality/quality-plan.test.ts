import { describe, expect, it } from 'vitest'
import { makeInstrument, makeItem, makeScale } from '../../../tests/support/make-instrument.js'
import { compileInstrument } from '../compile-instrument.js'
import { hasNeeded, type QualityNeed } from './quality-index.js'
import { compileQualityPlan, type ItemPair } from './quality-plan.js'
import { addPoint, correlationOf, createRowCorrelations } from './row-correlations.js'

/** Items of the first and second half of each scale that even–odd consistency is made of. */
function halvesOf(...scales: (readonly number[])[]): (readonly number[])[][] {
  const items = Array.from({ length: 8 }, (_, index) => makeItem(`q${index}`, 3))
  const instrument = makeInstrument({
    items,
    scales: scales.map((indexes, at) => makeScale(`s${at}`, indexes)),
  })
  const { halves } = compileQualityPlan(compileInstrument(instrument))
  return halves.map(({ odd, even }) => [odd, even].map((half) => half.map(({ index }) => index)))
}

describe('the halves of scales', () => {
  it('are every second item in presented order, whatever the order in the scale', () => {
    expect(halvesOf([5, 0, 3, 2, 7])).toEqual([
      [
        [0, 3, 7],
        [2, 5],
      ],
    ])
  })
  it('are those of scales of two items too, and of none of one', () => {
    expect(halvesOf([4, 6], [1])).toEqual([[[4], [6]]])
  })
  it('are not those of a total over another scale, which may stand before it or behind', () => {
    const part = [
      [0, 2],
      [1, 3],
    ]
    expect(halvesOf([0, 1, 2, 3], [0, 1, 2, 3, 4])).toEqual([part])
    expect(halvesOf([0, 1, 2, 3, 4], [0, 1, 2, 3])).toEqual([part])
  })
  it('are those of scales that share some items only', () => {
    expect(halvesOf([0, 1], [1, 2, 3])).toEqual([
      [[0], [1]],
      [[1, 3], [2]],
    ])
  })
  it('are counted once for scales of the same items', () => {
    expect(halvesOf([0, 1, 2], [2, 1, 0])).toEqual([[[0, 2], [1]]])
  })
})

describe('what an index needs of an instrument', () => {
  const NEEDS: readonly QualityNeed[] = ['halves', 'synonyms', 'antonyms', 'means', 'distance']
  const isThere = (nScales: number, nSynonyms: number, nAntonyms: number, hasMeans = false) => {
    const items = Array.from({ length: 8 }, (_, index) => makeItem(`q${index}`, 3))
    const scales = Array.from({ length: nScales }, (_, at) =>
      makeScale(`s${at}`, [2 * at, 2 * at + 1]),
    )
    const pairs = (n: number) => Array.from({ length: n }, (_, at): ItemPair => [`q${at}`, 'q7'])
    const reference = {
      id: 'test/x',
      version: '1.0.0',
      instrument: 'test',
      instrumentFingerprint: '0000000000000000',
      data: { file: 'x.csv', mindgauge: '0.0.0', n: 9 },
      items: ['q0'],
      keyedMeans: [1],
      synonyms: { atLeast: 0.6, pairs: [] },
      antonyms: { atMost: -0.6, pairs: [] },
      fingerprint: '0000000000000000',
    }
    const plan = compileQualityPlan(compileInstrument(makeInstrument({ items, scales })), {
      synonyms: pairs(nSynonyms),
      antonyms: pairs(nAntonyms),
      ...(hasMeans ? { reference } : {}),
    })
    return NEEDS.filter((need) => hasNeeded(plan, need))
  }
  it('is three scales or pairs, and a reference', () => {
    expect(isThere(2, 2, 2)).toEqual([])
    expect(isThere(3, 2, 2)).toEqual(['halves'])
    expect(isThere(2, 3, 2)).toEqual(['synonyms'])
    expect(isThere(2, 2, 3)).toEqual(['antonyms'])
    expect(isThere(0, 0, 0, true)).toEqual(['means'])
  })
  it('is nothing for an index that needs nothing', () => {
    const none = makeInstrument({ items: [makeItem('q', 3)], scales: [] })
    expect(hasNeeded(compileQualityPlan(compileInstrument(none)), undefined)).toBe(true)
  })
})

describe('a correlation within a sheet', () => {
  const of = (...points: (readonly [number, number])[]): number => {
    const sums = createRowCorrelations(1)
    for (const [x, y] of points) addPoint(sums, 0, x, y)
    return correlationOf(sums, 0)
  }
  it('needs three points and says nothing of two', () => {
    expect(of([1, 1], [2, 5])).toBeNaN()
    expect(of([1, 1], [2, 5], [Number.NaN, 4])).toBeNaN()
    expect(of([1, 1], [2, 4], [3, 1])).toBe(0)
  })
})
