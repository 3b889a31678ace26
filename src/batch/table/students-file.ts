import type { QUALITY_STATES } from '../../risk/screened-block.js'

/** The level wider than a school: a column only where the campaign has it. */
export const DISTRICT = 'district'

/** Where a student belongs, from the widest place to the class. */
export const LIST_PLACES = ['district', 'school', 'grade', 'class'] as const

export type PlaceColumn = (typeof LIST_PLACES)[number]

/** What is said of a person beside that, and of the sheet as a whole. */
const SHEET_COLUMNS = [
  'sex',
  'age',
  'wave',
  'quality',
  'tier',
  'tier_possible',
  'determined',
  'reasons',
] as const

export type PersonColumn = PlaceColumn | (typeof SHEET_COLUMNS)[number]

/** What stands in `students.csv` between the student and the notes. */
const PERSON_COLUMNS: readonly PersonColumn[] = [...LIST_PLACES, ...SHEET_COLUMNS]

/** A column of `students.csv` before the scores. */
export type StudentsColumn = 'row' | 'student' | PersonColumn | 'notes'

/** The columns of `students.csv` before the scores, in their order, by the name that the file gives them. */
export const STUDENTS_COLUMNS: readonly StudentsColumn[] = [
  'row',
  'student',
  ...PERSON_COLUMNS,
  'notes',
]

/** What of them a campaign has that knows these levels of grouping. */
export const personColumns = (levels: readonly string[]): readonly PersonColumn[] =>
  PERSON_COLUMNS.filter((name) => name !== DISTRICT || levels.includes(DISTRICT))

/** What of these says where a student belongs, which every list has: from the widest place to the class. */
export const placeColumns = (levels: readonly string[]): readonly PlaceColumn[] =>
  LIST_PLACES.filter((name) => name !== DISTRICT || levels.includes(DISTRICT))

/** The same by name: whoever reads the file names its columns by this, and the compiler knows which there are. */
export const STUDENTS: { readonly [Name in NamedColumn]: Name } = {
  row: 'row',
  student: 'student',
  grade: 'grade',
  sex: 'sex',
  age: 'age',
  quality: 'quality',
  tier: 'tier',
  notes: 'notes',
}

type NamedColumn = Extract<
  StudentsColumn,
  'row' | 'student' | 'grade' | 'sex' | 'age' | 'quality' | 'tier' | 'notes'
>

/** What `compare` groups students by. */
export const PLACES = ['school', 'grade', 'class', 'sex'] as const

export type GroupPlace = (typeof PLACES)[number]

/** What says of a student where and who, in lists of `compare`, `diff` and `side-by-side`. */
export type StudentPlace = PlaceColumn | 'sex'

export const STUDENT_PLACES: readonly StudentPlace[] = [...LIST_PLACES, 'sex']

/** What of these the lists have that are made of results with these columns. */
export const studentPlaces = (headers: readonly (readonly string[])[]): readonly StudentPlace[] =>
  STUDENT_PLACES.filter(
    (name) => name !== DISTRICT || headers.some((header) => header.includes(DISTRICT)),
  )

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
