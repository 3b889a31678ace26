import { describe, expect, it } from 'vitest'
import { bestCuts, type CutCosts, type CutCriterion } from './best-cuts.js'
import { rocCurve } from './roc-curve.js'
import { addScore, createScoreCounts } from './score-counts.js'

const counts = createScoreCounts()
for (const [score, isCase] of [
  [3, false],
  [5, false],
  [7, true],
  [7, false],
  [9, true],
  [9, false],
  [12, true],
] as const)
  addScore(counts, score, isCase)
const points = rocCurve(counts, 'higher')
const cutsBy = (criterion: CutCriterion, costs?: CutCosts) =>
  bestCuts(points, criterion, costs).map(({ cut }) => cut)

describe('bestCuts', () => {
  it('takes equal costs and one case in two where none are given, which is the Youden index', () => {
    expect(cutsBy('cost')).toEqual(cutsBy('youden'))
    expect(cutsBy('cost')).toEqual(cutsBy('cost', { falseNegativeCost: 1, prevalence: 0.5 }))
    expect(cutsBy('youden')).toEqual([7])
  })
  it('finds more cases where missing one costs more, and fewer false alarms where cases are rare', () => {
    expect(cutsBy('cost', { falseNegativeCost: 100, prevalence: 0.5 })).toEqual([7])
    expect(cutsBy('cost', { falseNegativeCost: 1, prevalence: 0.01 })).toEqual([12])
  })
  it.each([
    { falseNegativeCost: 0, prevalence: 0.5 },
    { falseNegativeCost: -1, prevalence: 0.5 },
    { falseNegativeCost: Number.NaN, prevalence: 0.5 },
    { falseNegativeCost: 1, prevalence: 0 },
    { falseNegativeCost: 1, prevalence: -0.1 },
    { falseNegativeCost: 1, prevalence: 1 },
    { falseNegativeCost: 1, prevalence: 1.1 },
    { falseNegativeCost: 1, prevalence: Number.NaN },
  ])('refuses costs outside their domain: %j', (costs) => {
    expect(() => cutsBy('cost', costs)).toThrow('bestCuts requires a cost above 0')
    expect(cutsBy('youden', costs)).toEqual([7])
  })
})
