import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sound } from '../../../tests/support/survey-designs.js'
import { postStratify } from '../survey/post-stratify.js'
import { rake } from '../survey/rake.js'
import { type SurveyDesign, surveyDesign } from '../survey/survey-design.js'
import { surveyProportion } from '../survey/survey-proportion.js'
import { shareOf } from './prevalence-rows.js'
import { countSheet, createPrevalenceTally, type PrevalenceTally } from './prevalence-tally.js'

const sheet = fc.record({
  school: fc.constantFrom('a', 'b', 'c', 'd'),
  grade: fc.constantFrom('7', '8'),
  sex: fc.constantFrom('f', 'm'),
  weight: fc.constantFrom(1, 2.5),
  category: fc.integer({ min: 0, max: 2 }),
})
type Sheet = typeof sheet extends fc.Arbitrary<infer S> ? S : never

const GRADES = { 7: 300, 8: 200 }
const SEXES = { f: 260, m: 240 }

/** The same sheets counted, their weights and those of the table brought to the same sizes. */
function bothOf(sheets: readonly Sheet[], isRaked: boolean, isClustered: boolean) {
  const bring = (design: SurveyDesign, rows: readonly { grade: string; sex: string }[]) => {
    const grades = { cells: rows.map(({ grade }) => grade), sizes: GRADES }
    const sexes = { cells: rows.map(({ sex }) => sex), sizes: SEXES }
    return sound(
      isRaked ? rake(design, [grades, sexes]) : postStratify(design, grades.cells, GRADES),
    )
  }
  const clusters = isClustered ? [sheets.map(({ school }) => school)] : []
  const weights = sheets.map(({ weight }) => weight)
  const table = bring(sound(surveyDesign({ clusters, weights }, sheets.length)), sheets)
  const tally: PrevalenceTally = createPrevalenceTally({
    columns: ['grade', 'sex'],
    measures: ['tier'],
    scores: [],
  })
  for (const { school, grade, sex, weight, category } of sheets)
    countSheet(tally, {
      place: { clusters: isClustered ? [school] : [] },
      weight,
      labels: [grade, sex],
      categories: [category],
      scores: [],
    })
  const cells = [...tally.cells.values()]
  const counted = bring(
    {
      sample: tally.sample,
      units: Int32Array.from(cells, ({ unit }) => unit),
      weights: Float64Array.from(cells, ({ weight, n }) => weight * n),
    },
    cells.map(({ labels: [grade = '', sex = ''] }) => ({ grade, sex })),
  )
  cells.forEach((cell, index) => {
    cell.weight = (counted.weights[index] as number) / cell.n
  })
  if (counted.calibration !== undefined)
    tally.calibration = { ...counted.calibration, sheets: Float64Array.from(cells, ({ n }) => n) }
  return { table, tally, cells }
}

describe('a share of counted sheets whose weights were brought to a roster', () => {
  it.each([
    ['post-stratified', false, true],
    ['raked', true, true],
    ['post-stratified, drawn singly', false, false],
    ['raked, drawn singly', true, false],
  ])('%s, has the error of the same sheets one by one', (_, isRaked, isClustered) => {
    fc.assert(
      fc.property(fc.array(sheet, { minLength: 24, maxLength: 60 }), (sheets) => {
        const known = sheets.filter(({ category }) => category > 0)
        fc.pre(new Set(known.map(({ grade, sex }) => grade + sex)).size === 4)
        const { table, tally, cells } = bothOf(sheets, isRaked, isClustered)
        const values = sheets.map(({ category }) => (category === 0 ? Number.NaN : category - 1))
        const options = { method: 'xlogit' } as const
        const whole = shareOf(tally, cells, { measure: 0, members: [2] }, options).found
        const wanted = surveyProportion(table, values, options)
        const girls = cells.filter(({ labels }) => labels[1] === 'f')
        const ofGirls = shareOf(tally, girls, { measure: 0, members: [2] }, options).found
        const domain = sheets.map(({ sex }) => sex === 'f')
        const wantedOfGirls = surveyProportion(table, values, { ...options, domain })
        for (const [found, expected] of [
          [whole, wanted],
          [ofGirls, wantedOfGirls],
        ] as const) {
          expect(found.estimate).toBeCloseTo(expected.estimate, 9)
          expect(found.fallback).toBe(expected.fallback)
          if (expected.fallback === 'none')
            expect(found.standardError).toBeCloseTo(expected.standardError, 7)
        }
      }),
      { numRuns: 40 },
    )
  })
})
