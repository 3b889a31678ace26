/** What a report is about: one student, or a unit. `grade` is a grade of a school. */
export const REPORT_LEVELS = ['student', 'class', 'grade', 'school', 'district'] as const

export type ReportLevel = (typeof REPORT_LEVELS)[number]
export type UnitLevel = Exclude<ReportLevel, 'student'>

/** Parts of a school's place in the files of a screening; '' where it is not known. */
export interface Place {
  readonly school: string
  readonly grade: string
  readonly class: string
}

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
