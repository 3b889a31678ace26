import { describe, expect, it } from 'vitest'
import {
  ACCURACY_MEASURES,
  type AccuracyInterval,
  type AccuracyMeasure,
  accuracyOfCounts,
} from '../../src/cohort/accuracy/accuracy-of-counts.js'
import { areaUnderCurve } from '../../src/cohort/accuracy/area-under-curve.js'
import { bestCuts } from '../../src/cohort/accuracy/best-cuts.js'
import {
  type RocPoint,
  rocCurve,
  type ScoreDirection,
} from '../../src/cohort/accuracy/roc-curve.js'
import { addScore, createScoreCounts } from '../../src/cohort/accuracy/score-counts.js'
import golden from './accuracy.json' with { type: 'json' }
import { expectClose } from './close-to.js'
import twoByTwo from './two-by-two.json' with { type: 'json' }

type Triples = Readonly<Record<string, readonly (number | string | null)[]>>

const MEASURES = Object.entries(ACCURACY_MEASURES) as [AccuracyMeasure, string][]

function expectEqual(
  counts: readonly number[],
  interval: AccuracyInterval,
  expected: Triples,
): void {
  const [truePositive = 0, falsePositive = 0, falseNegative = 0, trueNegative = 0] = counts
  const found = accuracyOfCounts(
    { truePositive, falsePositive, falseNegative, trueNegative },
    interval,
  )
  for (const [measure, id] of MEASURES) {
    const { estimate, low, high } = found[measure]
    const theirs = (expected[id] ?? []).map((value) =>
      value === 'Inf' ? Number.POSITIVE_INFINITY : (value as number | null),
    )
    // With agresti, epiR shows the centre of the interval as estimate.
    const isCentre = interval === 'agresti' && !/^(?:lr|diag.or|nndx|youden)/.test(id)
    const ours = isCentre ? [low, high] : [estimate, low, high]
    ours.forEach((value, index) => {
      const wanted = theirs.at(index - ours.length) ?? null
      if (wanted === Number.POSITIVE_INFINITY) expect(value, id).toBe(wanted)
      else if (!(interval === 'agresti' && isDerived(id))) expectClose([value], [wanted], 1e-8)
    })
  }
}

/** Made of estimates that epiR shrinks with agresti. */
const isDerived = (id: string): boolean => /^(?:lr|nndx|youden)/.test(id)

describe(`accuracy of counts equals ${twoByTwo.source}`, () => {
  for (const row of twoByTwo.expected)
    it.each(['exact', 'wilson'] as const)(
      `${row.TP}, ${row.FP}, ${row.FN}, ${row.TN} by %s`,
      (one) => {
        expectEqual([row.TP, row.FP, row.FN, row.TN], one, row[one])
      },
    )
})

describe(`screening accuracy equals ${golden.source}`, () => {
  for (const [number, sample] of golden.expected.entries()) {
    const direction = sample.direction as ScoreDirection
    const counts = createScoreCounts()
    sample.score.forEach((score, at) => {
      addScore(counts, score, sample.case[at] === 1)
    })
    const points = rocCurve(counts, direction)
    it(`area under the curve and its interval, sample ${number}`, () => {
      const { estimate, low, high, standardError } = areaUnderCurve(counts, direction)
      expectClose([estimate, low, high, standardError ** 2], [...sample.auc, sample.var], 1e-10)
    })
    it.each([
      ['youden', sample.youden],
      ['closest-topleft', sample.topleft],
      ['cost', sample.cheapest],
    ] as const)(`cut scores by %s, sample ${number}`, (criterion, expected) => {
      const costs = { falseNegativeCost: sample.cost, prevalence: sample.prevalence }
      const byCut = (one: { cut: number }, other: { cut: number }): number => one.cut - other.cut
      const ours = bestCuts(points, criterion, costs).map(({ cut, sensitivity, specificity }) => ({
        cut,
        sensitivity,
        specificity,
      }))
      const theirs = [...expected].sort(byCut)
      expect(ours.sort(byCut).map(({ cut }) => cut)).toEqual(theirs.map(({ cut }) => cut))
      ours.forEach((one, at) => {
        const { sensitivity = null, specificity = null } = theirs[at] ?? {}
        expectClose([one.sensitivity, one.specificity], [sensitivity, specificity], 1e-12)
      })
    })
    it.each(Object.entries(sample.epi))(
      `accuracy at a cut by %s, sample ${number}`,
      (method, epi) => {
        const point = points.find(({ cut }) => cut === sample.cut) as RocPoint
        const { truePositive, falsePositive, falseNegative, trueNegative } = point
        expect([truePositive, falsePositive, falseNegative, trueNegative]).toEqual(sample.counts)
        expectEqual(sample.counts, method as AccuracyInterval, epi)
      },
    )
  }
})
