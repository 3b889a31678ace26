import type { IssueCode } from '../../issue/codes.js'
import { entryOf } from '../cell/byte-table.js'
import { cellValue, createCellTable } from '../cell/cell-table.js'
import { hasControlCharacters } from '../cell/clean-text.js'
import { decodeText } from '../cell/decode-text.js'
import { describeDate } from '../cell/describe-date.js'
import { describeReceived } from '../cell/describe-received.js'
import { BLANK, FAULT } from '../cell/fault.js'
import { isNoStudent } from '../cell/is-no-student.js'
import { isNoAnswer } from '../cell/no-answer.js'
import { parseAge } from '../cell/parse-age.js'
import { parseDate, parseDateBytes } from '../cell/parse-date.js'
import { parseGrade } from '../cell/parse-grade.js'
import { parseSeconds } from '../cell/parse-seconds.js'
import { parseSex } from '../cell/parse-sex.js'
import type { ColumnMap } from '../column-map.js'
import type { PersonField } from '../columns/person-fields.js'
import { isScientificNotation, studentKey } from '../student-key.js'
import { idOfKey, isPlainKey, NO_STUDENT, type StudentColumn } from '../student-keys.js'
import type { BlockColumns } from './block-columns.js'
import type { FieldReader } from './field-reader.js'

interface Purpose {
  readonly code: IssueCode
  readonly expected: string
}

const PURPOSES = {
  sex: { code: 'sex-unknown', expected: 'female, male, 女, 男, or what the column map declares' },
  grade: { code: 'grade-unknown', expected: 'a grade such as 4, 四年级, 初一, 高三' },
  birth_date: { code: 'date-invalid', expected: 'a date, year first, such as 2012-03-05' },
  date: { code: 'date-invalid', expected: 'a date, year first, such as 2012-03-05' },
  age: { code: 'age-invalid', expected: 'age in years, 0..120' },
  seconds: { code: 'number-invalid', expected: 'seconds, such as 95 or 95秒' },
} as const satisfies Readonly<Record<string, Purpose>>

/** The reader of a person field; null for fields that are read as categories only. */
export function personReader(
  field: PersonField,
  columns: BlockColumns,
  map: ColumnMap,
): FieldReader | null {
  switch (field) {
    case 'student':
      return studentReader(columns.students)
    case 'sex':
      return numberReader(PURPOSES.sex, columns.sex, (text) => parseSex(text, map.sex), 0)
    case 'grade':
      return numberReader(PURPOSES.grade, columns.grade, parseGrade, BLANK)
    case 'age':
      return numberReader(PURPOSES.age, columns.ageMonths, parseAge, BLANK)
    case 'seconds':
      return numberReader(
        PURPOSES.seconds,
        columns.seconds ?? new Float64Array(columns.capacity),
        parseSeconds,
        Number.NaN,
      )
    case 'birth_date':
      return dateReader(PURPOSES.birth_date, columns.birthDate)
    case 'date':
      return dateReader(PURPOSES.date, columns.testDate)
    default:
      return null
  }
}

/** Reads texts that mean numbers; `unknown` goes into the column where the text cannot be read. */
function numberReader(
  purpose: Purpose,
  column: Uint8Array | Int8Array | Int16Array | Float64Array,
  parse: (text: string) => number,
  unknown: number,
): FieldReader {
  const table = createCellTable((text) => parse(isNoAnswer(text) ? '' : text))
  return {
    read(row, bytes, start, end) {
      const value = cellValue(table, bytes, start, end)
      column[row] = value === FAULT ? unknown : value
      return value === FAULT ? 1 : 0
    },
    issueOf: (_, text) => warningOf(purpose, text),
  }
}

function dateReader(purpose: Purpose, column: Int32Array): FieldReader {
  const table = createCellTable((text) => parseDate(isNoAnswer(text) ? '' : text))
  return {
    read(row, bytes, start, end) {
      let value = parseDateBytes(bytes, start, end)
      if (value === -1) value = cellValue(table, bytes, start, end)
      column[row] = value === FAULT ? 0 : value
      return value === FAULT ? 1 : 0
    },
    issueOf: (_, text) => ({ ...purpose, severity: 'warning', received: describeDate(text) }),
  }
}

const warningOf = (purpose: Purpose, text: string) =>
  ({ ...purpose, severity: 'warning', received: describeReceived(text) }) as const

const MISSING_KEY = 1
const SCIENTIFIC = 2
const CONTROLS = 3

const STUDENT_FAULTS = {
  [MISSING_KEY]: {
    code: 'student-missing',
    expected: 'a student number',
    received: 'an empty cell',
  },
  [SCIENTIFIC]: {
    code: 'number-invalid',
    expected: 'a student number with all its digits',
    received: 'scientific notation of a spreadsheet',
  },
  [CONTROLS]: {
    code: 'control-characters',
    expected: 'a student number',
    received: 'one with control characters, which become U+FFFD',
  },
} as const

/** What is said of the student of a line that is no sheet. */
export const NO_SHEET = 'a line of totals, or a header again'

/** Without a table to keep students in, their cells are only checked. */
function studentReader(students: StudentColumn | null): FieldReader {
  return {
    read(row, bytes, start, end) {
      if (students !== null) students.ids[row] = NO_STUDENT
      if (start === end) return MISSING_KEY
      if (isPlainKey(bytes, start, end)) {
        if (students !== null) students.ids[row] = entryOf(students.keys, bytes, start, end)
        return 0
      }
      const text = decodeText(bytes, start, end)
      const key = studentKey(text)
      if (students !== null) students.ids[row] = idOfKey(students.keys, key)
      if (key === '') return MISSING_KEY
      if (isScientificNotation(key)) return SCIENTIFIC
      return hasControlCharacters(text) ? CONTROLS : 0
    },
    issueOf: (fault, text) => ({
      ...STUDENT_FAULTS[fault as keyof typeof STUDENT_FAULTS],
      ...(isNoStudent(text) ? { received: NO_SHEET } : {}),
      severity: 'warning',
    }),
  }
}
