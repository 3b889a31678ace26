import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  PERCENTILE_RANK_DEFINITIONS,
  type PercentileRankDefinition,
  percentileRank,
} from './percentile-rank.js'

describe('percentileRank', () => {
  it('of the median of an odd group is 50 by mid-rank', () => {
    expect(percentileRank(3, 1, 7, 'mid-rank')).toBe(50)
  })
  it('is between its two neighbours by mid-rank', () => {
    const counts = fc.tuple(fc.nat(500), fc.nat(500), fc.nat(500))
    fc.assert(
      fc.property(counts, ([nBelow, nEqual, nAbove]) => {
        const n = nBelow + nEqual + nAbove
        fc.pre(n > 0)
        const [middle = 0, below = 0, atOrBelow = 0] = PERCENTILE_RANK_DEFINITIONS.map(
          (definition) => percentileRank(nBelow, nEqual, n, definition),
        )
        expect(below).toBeLessThanOrEqual(middle)
        expect(middle).toBeLessThanOrEqual(atOrBelow)
        expect(middle).toBeCloseTo((below + atOrBelow) / 2, 10)
        expect(below).toBeGreaterThanOrEqual(0)
        expect(atOrBelow).toBeLessThanOrEqual(100)
      }),
    )
  })
  it('of an empty group is not a number', () => {
    expect(percentileRank(0, 0, 0, 'below')).toBeNaN()
  })
  it('throws on counts that the group cannot have and on an unknown definition', () => {
    expect(() => percentileRank(5, 3, 7, 'below')).toThrow('percentileRank requires counts')
    expect(() => percentileRank(-1, 3, 7, 'below')).toThrow('percentileRank requires counts')
    for (const name of ['mean', 'constructor', 'toString'])
      expect(() => percentileRank(1, 1, 7, name as PercentileRankDefinition)).toThrow(
        `percentileRank knows no definition "${name}"`,
      )
  })
})
