import type { QUALITY_STATES } from '../../risk/screened-block.js'

/** What stands in `students.csv` of a person and of the sheet as a whole, between the student and the notes. */
export const PERSON_COLUMNS = [
  'school',
  'grade',
  'class',
  'sex',
  'age',
  'wave',
  'quality',
  'tier',
  'tier_possible',
  'determined',
  'reasons',
] as const

/** The columns of `students.csv` before the scores, in their order, by the name that the file gives them. */
export const STUDENTS_COLUMNS: readonly StudentsColumn[] = [
  'row',
  'student',
  ...PERSON_COLUMNS,
  'notes',
]

/** A column of `students.csv` before the scores. */
export type StudentsColumn = 'row' | 'student' | (typeof PERSON_COLUMNS)[number] | 'notes'

/** The same by name: whoever reads the file names its columns by this, and the compiler knows which there are. */
export const STUDENTS: { readonly [Name in NamedColumn]: Name } = {
  row: 'row',
  student: 'student',
  grade: 'grade',
  sex: 'sex',
  age: 'age',
  quality: 'quality',
  tier: 'tier',
}

type NamedColumn = Extract<
  StudentsColumn,
  'row' | 'student' | 'grade' | 'sex' | 'age' | 'quality' | 'tier'
>

/** What of them says where a student belongs. */
export const PLACES = ['school', 'grade', 'class', 'sex'] as const

export type StudentPlace = (typeof PLACES)[number]

/** What the column of the quality says of a sheet that is in no figure, and of one without a doubt. */
export const QUALITY: Readonly<Record<'invalid' | 'valid', (typeof QUALITY_STATES)[number]>> = {
  invalid: 'invalid',
  valid: 'valid',
}

/** What a column of scores is called after its instrument and its scale or rule. */
export const SCORE_SUFFIX = {
  raw: '_raw',
  band: '_band',
  outcome: '_outcome',
  status: '_status',
  low: '_low',
  high: '_high',
} as const

/** The scale that a column of raw scores is of, as `<instrument>_<scale>`. */
export const scaleOfRaw = (column: string): string =>
  column.endsWith(SCORE_SUFFIX.raw) ? column.slice(0, -SCORE_SUFFIX.raw.length) : column
