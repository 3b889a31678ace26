import { describe, expect, it } from 'vitest'
import { compileNorms } from './compile-norms.js'
import type { NormCell, NormTable } from './norm-table.js'
import { selectCell } from './select-cell.js'
import { testInstrument } from './test-instrument.js'
import { testNormTable } from './test-norm-table.js'
import { whyNoNorm } from './why-no-norm.js'

const conversion = { kind: 'mean-sd', mean: 10, sd: 4 } as const
const BY_GRADE: readonly NormCell[] = (['female', 'male'] as const).flatMap((sex) =>
  [3, 4].map((grade) => ({ scale: 'a', sex, grades: [grade], conversion })),
)
const BY_AGE: readonly NormCell[] = [{ scale: 'a', age: { from: 8, to: 12 }, conversion }]
const EITHER: readonly NormCell[] = [
  { scale: 'a', sex: 'female', conversion },
  { scale: 'a', sex: 'male', conversion },
  { scale: 'a', age: { from: 8, to: 12 }, fallback: true, conversion },
]

const GRADE_OR_AGE: readonly NormCell[] = [
  { scale: 'a', grades: [5], conversion },
  { scale: 'a', age: { from: 8, to: 12 }, fallback: true, conversion },
]

function normOf(cells: readonly NormCell[], more: Partial<NormTable> = {}) {
  const instrument = testInstrument('tiny', [{ id: 'a', maximum: 20 }])
  const [norm] = compileNorms(instrument, [testNormTable(cells, more)]).scales
  if (norm === null || norm === undefined) throw new Error('the scale a has no norms')
  return norm
}

describe('whyNoNorm', () => {
  it.each([
    ['sex-unknown', BY_GRADE, {}, 0, 3, -1],
    ['grade-unknown', BY_GRADE, {}, 1, -1, 110],
    ['sex-unknown', BY_GRADE, {}, 0, -1, -1],
    ['outside', BY_GRADE, {}, 1, 7, 110],
    ['outside', BY_GRADE, {}, 0, 7, 110],
    ['grade-unknown', BY_GRADE, { gradeFromAge: { subtract: 6 } }, 1, -1, -1],
    ['outside', BY_GRADE, { gradeFromAge: { subtract: 6 } }, 1, -1, 60],
    ['outside', BY_GRADE, { gradeFromAge: { subtract: 6 } }, 1, -1, 200],
    ['age-unknown', BY_AGE, {}, 0, -1, -1],
    ['outside', BY_AGE, {}, 0, -1, 150],
    ['sex-unknown', EITHER, {}, 0, -1, 150],
    ['sex-unknown', EITHER, {}, 0, -1, -1],
    ['grade-unknown', GRADE_OR_AGE, {}, 1, -1, -1],
    ['grade-unknown', GRADE_OR_AGE, {}, 1, -1, 150],
    ['age-unknown', GRADE_OR_AGE, {}, 1, 6, -1],
    ['outside', GRADE_OR_AGE, {}, 1, 6, 150],
  ] as const)('is %s', (reason, cells, more, sex, grade, ageMonths) => {
    const norm = normOf(cells, more)
    expect(selectCell(norm, sex, grade, ageMonths)).toBe(-1)
    expect(whyNoNorm(norm, sex, grade, ageMonths)).toBe(reason)
  })
  it('is age-unknown where only the conversion asks for age', () => {
    const lms = { kind: 'lms', ages: [6, 18], l: [1, 1], m: [9, 9], s: [1, 1] } as const
    const norm = normOf([{ scale: 'a', conversion: lms }])
    expect(whyNoNorm(norm, 1, 5, -1)).toBe('age-unknown')
  })
  it('is outside where a cell fits, so that the raw score or the age must lie outside its table', () => {
    expect(whyNoNorm(normOf(BY_GRADE), 1, 3, -1)).toBe('outside')
  })
})
