import { describe, expect, it } from 'vitest'
import { design } from '../../../tests/support/survey-designs.js'
import { surveyDesign } from './survey-design.js'
import { surveyProportion } from './survey-proportion.js'
import { surveyMean } from './survey-statistics.js'
import { createSurveyTotals, mergeSurveyTotals } from './survey-totals.js'

describe('surveyDesign', () => {
  it('names every row whose weight cannot be', () => {
    const read = surveyDesign({ weights: [1, -1, Number.NaN, Number.POSITIVE_INFINITY, 0] }, 5)
    expect(read.ok).toBe(false)
    expect(read.issues.map(({ row: at, received }) => [at, received])).toEqual([
      [2, '-1'],
      [3, 'none'],
      [4, 'Infinity'],
    ])
  })

  it('names strata and clusters whose population is too small or not the same throughout', () => {
    const clusters = [['a', 'a', 'b', 'b']]
    const small = surveyDesign({ clusters, populations: [[1, 1, 1, 1]] }, 4)
    expect(small.issues).toMatchObject([{ row: 1, column: 'population', received: '1' }])
    const mixed = surveyDesign({ clusters, populations: [[5, 5, 6, 5]] }, 4)
    expect(mixed.issues).toMatchObject([{ received: 'different or none' }])
    const none = surveyDesign(
      {
        clusters,
        populations: [
          [5, 5, 5, 5],
          [9, 9, Number.NaN, 9],
        ],
      },
      4,
    )
    expect(none.issues).toMatchObject([{ row: 3 }])
  })

  it('refuses columns of another length, and populations without a stage', () => {
    expect(() => surveyDesign({ weights: [1] }, 2)).toThrow('surveyDesign requires columns of 2')
    expect(() => surveyDesign({ populations: [[1], [1]] }, 1)).toThrow('at most 1 stages')
    expect(() => surveyMean(design({}, 2), [1])).toThrow('surveyMean requires 2 rows')
    expect(() => surveyProportion(design({}, 2), [1, 2])).toThrow('requires 0 and 1, received 2')
    expect(() => surveyProportion(design({}, 2), [1, 0], { confidence: 95 })).toThrow('confidence')
    expect(() => surveyProportion(design({}, 2), [1, 0], { method: 'wald' as 'mean' })).toThrow(
      'requires a method of logit',
    )
    expect(() => mergeSurveyTotals(createSurveyTotals(1), createSurveyTotals(2), [])).toThrow(
      'mergeSurveyTotals requires equally many',
    )
  })

  it('weights come from the populations of the stages where none are given', () => {
    const clusters = [['a', 'a', 'b', 'b', 'b']]
    const schoolsOf = [6, 6, 6, 6, 6]
    const studentsOf = [40, 40, 30, 30, 30]
    const { weights } = design({ clusters, populations: [schoolsOf, studentsOf] }, 5)
    expect([...weights]).toEqual([60, 60, 30, 30, 30])
  })
})
