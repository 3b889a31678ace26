import type { CompiledNormScale } from './compiled-norms.js'
import { ageClassOf, countGradeClasses, gradeClassOf } from './person-classes.js'

/**
 * The norm cell that fits a person. What is unknown is not guessed: it fits only cells that do not ask for it.
 *
 * @param norm - of one scale
 * @param sex - index in SEXES
 * @param grade - school grade, −1 where unknown; then taken from age where the table declares how
 * @param ageMonths - completed months, −1 where unknown
 * @returns index in `norm.cells`; −1 where no cell fits
 */
export function selectCell(
  norm: CompiledNormScale,
  sex: number,
  grade: number,
  ageMonths: number,
): number {
  const row = sex * countGradeClasses(norm.maximumGrade) + gradeClassOf(norm, grade, ageMonths)
  return norm.cellOf[row * norm.nAgeClasses + ageClassOf(norm, ageMonths)] ?? -1
}
