import {
  headerKey,
  isPersonField,
  PERSON_FIELDS,
  type PersonField,
} from '../../io/columns/person-fields.js'
import {
  type PrivateKind,
  privateKindOfCell,
  privateKindOfHeader,
} from '../../io/columns/private-kinds.js'
import { parseHeader } from './parse-header.js'
import type { Platform } from './platform.js'
import type { ColumnProfile } from './profile-table.js'
import { isAnswerLike } from './segments.js'

/** Further words by which exports name what is known of a person. */
const FURTHER: Partial<Readonly<Record<PersonField, readonly string[]>>> = {
  student: [
    ...['学生编号', '学生号', '全国学籍号', '准考证号'],
    ...['student_id_number', "student's_id", "student's_number"],
  ],
  sex: ['性別', '学生性别', 'male_or_female'],
  birth_date: ['出生年月日', '出生年月', '生日', 'dob', 'birthdate', 'date_of_birth'],
  grade: ['所在年级', '就读年级', 'school_grade'],
  class: ['所在班级', '班别', 'school_class'],
  school: ['学校名称', '所在学校', 'school_name'],
  age: ['周岁', '实足年龄', 'age_years', 'how_old_are_you'],
}

/** Columns of a platform that say something of a person or of the sheet. */
const OF_PLATFORM: Readonly<
  Record<Platform, Partial<Readonly<Record<PersonField, readonly string[]>>>>
> = {
  wjx: { date: ['提交答卷时间'], seconds: ['所用时间'] },
  qualtrics: {
    student: ['externalreference', 'externaldatareference', 'responseid'],
    date: ['recordeddate', 'enddate'],
    seconds: ['duration_(in_seconds)'],
  },
  redcap: { student: ['record_id'], wave: ['redcap_event_name'] },
  limesurvey: {
    student: ['token', 'id', 'response_id'],
    date: ['submitdate', 'datestamp', 'date_submitted'],
    seconds: ['interviewtime'],
  },
  surveyjs: { student: ['instanceid'], date: ['happenedat'], seconds: ['timespent'] },
  plain: {},
}

/** Where a person field was found: by its own header, by another word for it, or by what the platform is known to write. */
export interface PersonColumn {
  readonly field: PersonField
  readonly column: ColumnProfile
  readonly by: 'header' | 'words' | 'platform'
}

const POLITE =
  /^(?:请(?:填写|输入|选择|问)|(?:您|你|孩子)(?:现在|目前)?(?:所在|就读|在读)?的?|(?:目前|现在)?(?:所在|就读|在读)的|学生的?(?=姓|性|年|班))+|(?:是什么|是多少|是)?[::?？。*\s]*$|\(.*\)$/g

/** Words around the noun of an English question: `What is your student number?`, `Which grade are you in?`. */
const ENGLISH =
  /^(?:please )?(?:(?:enter|type|write|give|state|choose|select|indicate|provide) )?(?:(?:what|which)(?: is|'s)? |are you )?(?:(?:your|the) )?(?:current )?| (?:are you (?:in|attending)|do you (?:attend|go to))$/gi

/** The words of a header without a number before them, polite words and marks. */
export function bareWords(text: string): string {
  const words = parseHeader(text).words.replaceAll('’', "'")
  const bare = words.replaceAll(POLITE, '').replaceAll(POLITE, '').trim()
  return headerKey(bare.replaceAll(ENGLISH, ''))
}

/** The column of each person field that the file seems to have. */
export function personColumns(
  columns: readonly ColumnProfile[],
  platform: Platform,
): PersonColumn[] {
  const taken = new Set<number>()
  return Object.keys(PERSON_FIELDS)
    .filter(isPersonField)
    .flatMap((field): PersonColumn[] => {
      const found = personColumn(columns, field, platform, taken)
      if (found === null) return []
      taken.add(found.column.index)
      return [found]
    })
}

function personColumn(
  columns: readonly ColumnProfile[],
  field: PersonField,
  platform: Platform,
  taken: ReadonlySet<number>,
): PersonColumn | null {
  const own: readonly string[] = PERSON_FIELDS[field]
  const words = [...own, ...(FURTHER[field] ?? [])]
  const find = (is: (column: ColumnProfile) => boolean): ColumnProfile | undefined =>
    columns.find((column) => !taken.has(column.index) && !column.isPrivate && is(column))
  const inGroup = groupOfStudent(columns)
  const byHeader = find(({ header }) => own.includes(headerKey(inGroup(header))))
  if (byHeader !== undefined) return { field, column: byHeader, by: 'header' }
  const byWords = find(
    ({ header, text }) =>
      words.includes(bareWords(inGroup(header))) || words.includes(bareWords(text)),
  )
  if (byWords !== undefined) return { field, column: byWords, by: 'words' }
  for (const name of OF_PLATFORM[platform][field] ?? []) {
    const column = find(({ header, nFilled }) => headerKey(header) === name && nFilled > 0)
    if (column !== undefined) return { field, column, by: 'platform' }
  }
  return null
}

/**
 * Headers without the group in which the student number stands, as KoBo and ODK write it (`demo/student_id`): what else is
 * in that group is of the student, and `parent/age` is not.
 */
function groupOfStudent(columns: readonly ColumnProfile[]): (header: string) => string {
  const names: readonly string[] = [...PERSON_FIELDS.student, ...(FURTHER.student ?? [])]
  const groups = columns.map(({ header }) => header.slice(0, header.lastIndexOf('/') + 1))
  const isStudent = (header: string): boolean => names.includes(headerKey(header))
  const group = columns.some(({ header }) => isStudent(header))
    ? ''
    : groups.find((own, at) => own !== '' && isStudent(columns[at]?.header.slice(own.length) ?? ''))
  if (group === undefined || group === '') return (header) => header
  return (header) => {
    const last = header.startsWith(group) ? header.slice(group.length) : header
    return last.includes('/') ? header : last
  }
}

/** Share of the filled cells from which a shape says what a column holds. */
const SHARE = 0.2

/** Whether a column is better left out of results, by its header, its text or its cells: what the door knows as private. */
export function isForTheDoor(column: ColumnProfile): boolean {
  const { header, text } = column
  return (
    privateKindOfHeader(header) !== null ||
    privateKindOfHeader(text) !== null ||
    holdsPrivate(column)
  )
}

/**
 * Whether a column cannot be an item for what stands in it: numbers and addresses that tell of a person, or texts that
 * people wrote. A question about telephones or incomes may be an item; its answers decide.
 */
export function holdsPrivate(column: ColumnProfile): boolean {
  const counts = new Map<PrivateKind, number>()
  let nSeen = 0
  for (const [text, count] of column.values) {
    nSeen += count
    const kind = privateKindOfCell(text)
    if (kind !== null) counts.set(kind, (counts.get(kind) ?? 0) + count)
  }
  const isOpen = !isAnswerLike(column) && !/^[{[]/.test([...column.values.keys()][0] ?? '')
  return [...counts].some(
    ([kind, count]) => count >= SHARE * nSeen && (kind !== 'free-text' || isOpen),
  )
}
