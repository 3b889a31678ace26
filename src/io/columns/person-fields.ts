/** What a file can say of a person beside answers, and the headers by which it is found without a map, best first. */
export const PERSON_FIELDS = {
  student: [
    'student',
    'student_id',
    '学号',
    '学籍号',
    '学生学号',
    '考号',
    'student_no',
    'student_number',
    'studentid',
  ],
  district: ['district', '区县'],
  school: ['school', '学校'],
  grade: ['grade', '年级'],
  class: ['class', '班级'],
  sex: ['sex', 'gender', '性别'],
  birth_date: ['birth_date', '出生日期'],
  age: ['age', '年龄'],
  date: ['date', 'test_date', '测评日期', '提交答卷时间', '提交时间'],
  seconds: ['seconds', '所用时间'],
  wave: ['wave'],
  tags: ['tags', '标签'],
  role: ['role', 'informant', '角色', '身份'],
} as const

export type PersonField = keyof typeof PERSON_FIELDS

export const isPersonField = (name: string): name is PersonField =>
  Object.hasOwn(PERSON_FIELDS, name)

/** Fields whose texts repeat from row to row and are read as categories. */
export const CATEGORY_FIELDS: ReadonlySet<string> = new Set([
  'district',
  'school',
  'grade',
  'class',
  'wave',
  'role',
])

/** A header as names are compared: lower case, blanks and dashes as underscores. */
export function headerKey(header: string): string {
  return header
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
}
