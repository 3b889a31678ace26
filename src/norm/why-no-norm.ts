import { SEXES } from '../table/blocks.js'
import type { CompiledNormScale } from './compiled-norms.js'
import { ageClassOf, countGradeClasses, gradeClassOf } from './person-classes.js'

/** Why a person has no standard score: something is not known of them, or the norms are for others. */
export type NoNormReason = 'sex-unknown' | 'grade-unknown' | 'age-unknown' | 'outside'

/**
 * Says why no norm cell gives a person a standard score.
 *
 * `…-unknown` names what would have to be known for a cell to fit (the first of sex, grade, age). `outside`: no cell
 * would fit whatever the unknown were, or the raw score or the age lies outside the table of the cell.
 *
 * @param norm - of one scale
 * @param sex - index in SEXES
 * @param grade - −1 where unknown
 * @param ageMonths - completed months, −1 where unknown
 */
export function whyNoNorm(
  norm: CompiledNormScale,
  sex: number,
  grade: number,
  ageMonths: number,
): NoNormReason {
  const gradeClass = gradeClassOf(norm, grade, ageMonths)
  const ageClass = ageClassOf(norm, ageMonths)
  const sexes = sex === 0 ? range(0, SEXES.length) : [sex]
  const grades = gradeClass === 0 ? range(0, countGradeClasses(norm.maximumGrade)) : [gradeClass]
  const ages = ageClass === 0 ? range(0, norm.nAgeClasses) : [ageClass]
  const hasFit = (someSexes: number[], someGrades: number[], someAges: number[]): boolean =>
    someSexes.some((s) => someGrades.some((g) => someAges.some((a) => cellAt(norm, s, g, a) >= 0)))
  if (hasFit([sex], [gradeClass], [ageClass]) || !hasFit(sexes, grades, ages)) return 'outside'
  if (!hasFit([sex], grades, ages)) return 'sex-unknown'
  if (!hasFit(sexes, [gradeClass], ages)) return 'grade-unknown'
  if (!hasFit(sexes, grades, [ageClass])) return 'age-unknown'
  // Any one of several things would do.
  if (hasFit(sexes, [gradeClass], [ageClass])) return 'sex-unknown'
  return hasFit([sex], grades, [ageClass]) ? 'grade-unknown' : 'age-unknown'
}

function cellAt(norm: CompiledNormScale, sex: number, grade: number, age: number): number {
  const row = sex * countGradeClasses(norm.maximumGrade) + grade
  return norm.cellOf[row * norm.nAgeClasses + age] ?? -1
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index)
}
