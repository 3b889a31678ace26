import type { Random } from '../random.js'

/** One class of one school, with how many sheets it hands in and what its pupils share. */
export interface SchoolClass {
  readonly district: string
  readonly school: string
  /** 1 for the first school. */
  readonly schoolNumber: number
  readonly grade: number
  readonly classNumber: number
  readonly nSheets: number
  /** What the school and the class add to the latent severity of each pupil, in standard deviations. */
  readonly effect: number
}

const CLASS_SIZE = 44
const SCHOOLS_PER_DISTRICT = 10

/** Number of schools for a number of pupils where the user names none: one for about 667. */
export function usualSchools(nStudents: number): number {
  return Math.max(1, Math.round(nStudents / 667))
}

/** Schools, grades and classes that add up to `nSheets`, in the order of the file. */
export function planSchools(
  nSheets: number,
  nSchools: number,
  grades: readonly number[],
  random: Random,
): SchoolClass[] {
  const shares = Array.from({ length: nSchools }, () => 0.6 + 0.8 * random.unit())
  const sizes = apportion(nSheets, shares)
  const width = String(nSchools).length
  return sizes.flatMap((size, index) => {
    const schoolEffect = 0.15 * random.normal()
    const taught = gradesTaught(index, nSchools, grades)
    return apportion(
      size,
      taught.map(() => 1),
    ).flatMap((gradeSize, gradeIndex) => {
      const nClasses = Math.max(1, Math.round(gradeSize / CLASS_SIZE))
      return apportion(gradeSize, new Array<number>(nClasses).fill(1)).map((nInClass, klass) => ({
        district: `District ${Math.floor(index / SCHOOLS_PER_DISTRICT) + 1}`,
        school: `School ${String(index + 1).padStart(width, '0')}`,
        schoolNumber: index + 1,
        grade: taught[gradeIndex] as number,
        classNumber: klass + 1,
        nSheets: nInClass,
        effect: schoolEffect + 0.12 * random.normal(),
      }))
    })
  })
}

/** With three schools or more each teaches one stage (to grade 6, 7 to 9, from 10), in turn; with fewer, all grades. */
function gradesTaught(
  schoolIndex: number,
  nSchools: number,
  grades: readonly number[],
): readonly number[] {
  const stages = [
    grades.filter((grade) => grade <= 6),
    grades.filter((grade) => grade >= 7 && grade <= 9),
    grades.filter((grade) => grade >= 10),
  ].filter((stage) => stage.length > 0)
  if (nSchools < 3) return grades
  return stages[schoolIndex % stages.length] ?? grades
}

/** Splits a whole number by shares, so that the parts add up to it exactly. */
function apportion(total: number, shares: readonly number[]): number[] {
  const sum = shares.reduce((left, right) => left + right, 0)
  let reached = 0
  let before = 0
  return shares.map((share, index) => {
    reached += share
    const until = index === shares.length - 1 ? total : Math.round((total * reached) / sum)
    const part = until - before
    before = until
    return part
  })
}
