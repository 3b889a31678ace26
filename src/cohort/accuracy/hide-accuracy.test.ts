import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AccuracyCell, accuracyKey, hideAccuracy, publishedPoints } from './hide-accuracy.js'
import { rocCurve } from './roc-curve.js'
import { addScore, createScoreCounts } from './score-counts.js'

const LIMITS = { minimumCell: 5, minimumGroup: 20 }
type Counts = readonly [number, number, number, number]

function cell(by: string, group: string, counts: Counts, score = 's'): AccuracyCell {
  const [truePositive, falsePositive, falseNegative, trueNegative] = counts
  return { by, group, score, counts: { truePositive, falsePositive, falseNegative, trueNegative } }
}

const total = (groups: readonly Counts[]): Counts =>
  groups.reduce(
    (sum: Counts, counts): Counts => [
      sum[0] + counts[0],
      sum[1] + counts[1],
      sum[2] + counts[2],
      sum[3] + counts[3],
    ],
    [0, 0, 0, 0],
  )

/** Groups of a grade, everybody as their sum, and which grades are hidden. */
function hiddenOf(groups: readonly Counts[]): number[] {
  const cells = [
    cell('', '', total(groups)),
    ...groups.map((counts, index) => cell('grade', `${index}`, counts)),
  ]
  const hidden = hideAccuracy(cells, LIMITS)
  return groups.flatMap((_, index) =>
    hidden.has(accuracyKey({ by: 'grade', group: `${index}`, score: 's' })) ? [index] : [],
  )
}

const isSmall = (counts: Counts): boolean => {
  const n = counts.reduce((sum, count) => sum + count, 0)
  return (
    (n > 0 && n < LIMITS.minimumGroup) || counts.some((one) => one > 0 && one < LIMITS.minimumCell)
  )
}

describe('hideAccuracy', () => {
  it('shows groups at the thresholds, and counts of nobody', () => {
    expect(
      hiddenOf([
        [5, 5, 5, 5],
        [9, 9, 9, 9],
      ]),
    ).toEqual([])
    expect(
      hiddenOf([
        [20, 0, 0, 0],
        [9, 9, 9, 9],
      ]),
    ).toEqual([])
    expect(
      hiddenOf([
        [0, 0, 0, 0],
        [9, 9, 9, 9],
      ]),
    ).toEqual([])
  })
  it('hides a group with a count or a size just below, and the smallest of the others with it', () => {
    const large: Counts = [30, 30, 30, 30]
    const middle: Counts = [20, 20, 20, 20]
    expect(hiddenOf([large, [9, 9, 9, 4], middle])).toEqual([1, 2])
    expect(hiddenOf([middle, [9, 9, 9, 4], large])).toEqual([0, 1])
    expect(hiddenOf([middle, [19, 0, 0, 0], large])).toEqual([0, 1])
  })
  it('hides more where those hidden are small together, and no more where they are not', () => {
    const plenty: Counts = [40, 40, 40, 40]
    expect(hiddenOf([[1, 9, 9, 9], [1, 9, 9, 9], plenty])).toEqual([0, 1, 2])
    expect(hiddenOf([[4, 9, 9, 9], [4, 9, 9, 9], plenty])).toEqual([0, 1])
  })
  it('shows nothing of a score of which everybody has too few, and leaves other scores alone', () => {
    const cells = [
      cell('', '', [4, 90, 90, 90]),
      cell('grade', '7', [0, 45, 45, 45]),
      cell('grade', '8', [0, 45, 45, 45]),
      cell('sex', 'female', [0, 90, 90, 90]),
      cell('', '', [40, 90, 90, 90], 't'),
      cell('grade', '7', [20, 45, 45, 45], 't'),
      cell('grade', '8', [20, 45, 45, 45], 't'),
    ]
    const hidden = hideAccuracy(cells, LIMITS)
    expect(cells.map((one) => hidden.has(accuracyKey(one)))).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
    ])
  })
  it('hides in a column of groups for reasons of that column alone', () => {
    const cells = [
      cell('', '', [90, 90, 90, 90]),
      cell('grade', '7', [45, 45, 45, 45]),
      cell('grade', '8', [45, 45, 45, 45]),
      cell('sex', 'female', [88, 45, 45, 45]),
      cell('sex', 'male', [2, 45, 45, 45]),
    ]
    const hidden = hideAccuracy(cells, LIMITS)
    expect(cells.map((one) => hidden.has(accuracyKey(one)))).toEqual([
      false,
      false,
      false,
      true,
      true,
    ])
  })
  it('leaves nothing small to subtract: of any groups, those hidden are two and more and not small together, or all', () => {
    const count = fc.oneof(fc.constant(0), fc.nat(8), fc.nat(60))
    const group = fc.tuple(count, count, count, count)
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 6 }), (groups) => {
        const hidden = hiddenOf(groups)
        groups.forEach((counts, index) => {
          if (isSmall(counts)) expect(hidden).toContain(index)
        })
        if (isSmall(total(groups))) expect(hidden).toHaveLength(groups.length)
        if (hidden.length === 0 || hidden.length === groups.length) return
        expect(hidden.length).toBeGreaterThan(1)
        expect(isSmall(total(hidden.map((index) => groups[index] as Counts)))).toBe(false)
      }),
      { seed: 20_261_122, numRuns: 500 },
    )
  })
})

describe('publishedPoints', () => {
  const person = fc.record({ score: fc.nat(30), isCase: fc.boolean() })
  it('keeps the point in use, steps of nobody or of enough, and both ends where these allow it', () => {
    fc.assert(
      fc.property(
        fc.array(person, { minLength: 2, maxLength: 80 }),
        fc.nat(),
        fc.integer({ min: 1, max: 6 }),
        (persons, place, minimumCell) => {
          const counts = createScoreCounts()
          for (const { score, isCase } of persons) addScore(counts, score, isCase)
          const points = rocCurve(counts, 'higher')
          const at = place % points.length
          const kept = publishedPoints(points, at, minimumCell)
          const start = points[at] as (typeof points)[number]
          expect(kept).toContain(start)
          expect(points.filter((point) => kept.includes(point))).toEqual(kept)
          const steps = (one: (typeof points)[number], other: typeof one) => [
            Math.abs(one.truePositive - other.truePositive),
            Math.abs(one.falsePositive - other.falsePositive),
          ]
          const isOpen = (step: number): boolean => step === 0 || step >= minimumCell
          kept.slice(1).forEach((point, index) => {
            const before = kept[index] as typeof point
            expect(steps(before, point).every(isOpen)).toBe(true)
          })
          for (const end of [points[0], points.at(-1)] as (typeof points)[number][])
            if (steps(start, end).every(isOpen)) expect(kept).toContain(end)
          if (minimumCell === 1) expect(kept).toEqual(points)
        },
      ),
      { seed: 20_261_122, numRuns: 300 },
    )
  })
  it('keeps nothing where the point in use is not there', () => {
    expect(publishedPoints([], 0, 5)).toEqual([])
  })
})
