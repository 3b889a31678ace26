/** What a report is about: one student, or a unit. `grade` is a grade of a school. */
export const REPORT_LEVELS = ['student', 'class', 'grade', 'school', 'district'] as const

export type ReportLevel = (typeof REPORT_LEVELS)[number]
export type UnitLevel = Exclude<ReportLevel, 'student'>

/** One of several schools of a name. */
export interface TwinSchool {
  /** '' where it is not known. */
  readonly district: string
  /** What it is called, after its district too; no other school is called so. */
  readonly name: string
}

/** Parts of a school's place in the files of a screening; '' where it is not known. */
export interface Place {
  /** Only where several districts have a school of the name, and the results tell them apart. */
  readonly twin?: TwinSchool
  readonly school: string
  readonly grade: string
  readonly class: string
}

/** What a school is called: after its district too, where only that tells it from another. */
export const schoolName = ({ twin, school = '' }: Partial<Place>): string => twin?.name ?? school

/** The same for no two schools. */
export const schoolKey = ({ twin, school = '' }: Partial<Place>): string =>
  JSON.stringify([school, twin?.district])

/**
 * What one report is about: a class, a grade of a school, a school, or everybody (`district`, or one district where the
 * protocol has that level and there are several).
 */
export interface Unit extends Partial<Place> {
  readonly level: UnitLevel
  readonly district?: string
  /** The level and the group of the unit in `cohort.csv` and `coverage.csv`, such as `school/grade`, `North/4`. */
  readonly cohortLevel: string
  readonly cohortGroup: string
}
