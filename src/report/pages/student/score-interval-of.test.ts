import { describe, expect, it } from 'vitest'
import { metricOf } from '../../../norm/metrics.js'
import type { NormCell } from '../../../norm/norm-table.js'
import { scoreIntervalsOf } from './score-interval-of.js'
import type { ScaleScore } from './student-model.js'
import type { PlannedScale } from './student-plan.js'

const cell = (more: Partial<NormCell>): NormCell => ({
  scale: 'total',
  conversion: { kind: 'mean-sd', mean: 10, sd: 5 },
  ...more,
})
const reliable = (value: number, more: Partial<NormCell> = {}): NormCell =>
  cell({ reliability: { value, kind: 'alpha' }, ...more })

function planned(cells: readonly NormCell[], metric = 't', agesPerYear = 1): PlannedScale {
  return {
    metric: metricOf(metric),
    normCells: cells,
    agesPerYear,
    scale: { attainable: { minimum: 0, maximum: 40 } },
  } as unknown as PlannedScale
}

const score: ScaleScore = {
  raw: { value: 15, text: '15' },
  band: '',
  standard: { value: 60, text: '60' },
  isProrated: false,
}

describe('scoreIntervalsOf', () => {
  it('is the score with 1.96 standard errors of measurement to both sides', () => {
    // SEM = 10 · √(1 − 0.91) = 3 in T scores, 5 · 0.3 = 1.5 in raw scores
    const found = scoreIntervalsOf(planned([reliable(0.91)]), { grade: '5' }, score)
    expect(found?.standard?.low).toBeCloseTo(60 - 1.959964 * 3, 5)
    expect(found?.standard?.high).toBeCloseTo(60 + 1.959964 * 3, 5)
    expect(found?.raw?.low).toBeCloseTo(15 - 1.959964 * 1.5, 5)
  })

  it('stays within what a scale can take', () => {
    const low: ScaleScore = { ...score, raw: { value: 0, text: '0' } }
    expect(scoreIntervalsOf(planned([reliable(0.5)]), { grade: '' }, low)?.raw?.low).toBe(0)
  })

  it('is the cell of the sex, grade and age of a student', () => {
    const cells = [
      reliable(0.91, { sex: 'female', age: { from: 8, to: 12 } }),
      reliable(0.75, { sex: 'male', age: { from: 8, to: 12 } }),
      reliable(0.5, { sex: 'female', age: { from: 12, to: 16 } }),
    ]
    const of = (sex: string, age: string): number =>
      scoreIntervalsOf(planned(cells), { grade: '', sex, age }, score)?.standard?.low ?? 0
    expect(of('female', '11')).toBeCloseTo(60 - 1.959964 * 3, 5)
    expect(of('male', '11')).toBeCloseTo(60 - 1.959964 * 5, 5)
    expect(of('female', '12')).toBeCloseTo(60 - 1.959964 * Math.sqrt(50), 5)
  })

  it('is not there where several reliabilities may be meant, or none is known', () => {
    const two = [reliable(0.91, { sex: 'female' }), reliable(0.8, { sex: 'male' })]
    expect(scoreIntervalsOf(planned(two), { grade: '' }, score)).toBeNull()
    expect(scoreIntervalsOf(planned([cell({})]), { grade: '' }, score)).toBeNull()
    const months = planned(
      [
        reliable(0.91, { age: { from: 96, to: 138 } }),
        reliable(0.8, { age: { from: 138, to: 150 } }),
      ],
      't',
      12,
    )
    expect(scoreIntervalsOf(months, { grade: '', age: '11' }, score)).toBeNull()
    expect(scoreIntervalsOf(months, { grade: '', age: '10' }, score)).not.toBeNull()
  })

  it('goes by the normal curve for percentile ranks', () => {
    const rank: ScaleScore = { ...score, standard: { value: 50, text: '50' } }
    const found = scoreIntervalsOf(planned([reliable(0.75)], 'percentile'), { grade: '' }, rank)
    // ± 0.98 on the normal curve
    expect(found?.standard?.low).toBeCloseTo(16.354, 2)
    expect(found?.standard?.high).toBeCloseTo(83.646, 2)
  })
})
