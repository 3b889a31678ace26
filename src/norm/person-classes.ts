import { type CompiledNormScale, OLDEST_MONTHS } from './compiled-norms.js'

/** Number of classes of grade: unknown, each grade from 0 up, and beyond. */
export function countGradeClasses(maximumGrade: number): number {
  return maximumGrade + 3
}

/** Class of a person's grade: 0 unknown, grade + 1, or the last class for a grade that no cell names. */
export function gradeClassOf(norm: CompiledNormScale, grade: number, ageMonths: number): number {
  let known = grade
  if (!(grade >= 0)) {
    if (norm.subtractFromAge === null || !(ageMonths >= 0)) return 0
    known = Math.floor(ageMonths / 12) - norm.subtractFromAge
  }
  return known < 0 || known > norm.maximumGrade ? norm.maximumGrade + 2 : known + 1
}

/** Class of a person's age: 0 unknown, 1 outside every band. */
export function ageClassOf(norm: CompiledNormScale, ageMonths: number): number {
  if (!(ageMonths >= 0)) return 0
  return ageMonths > OLDEST_MONTHS ? 1 : (norm.ageClasses[ageMonths] as number)
}
