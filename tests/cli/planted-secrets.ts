import { GAD7, PHQA } from './sheets.js'

/** What is planted, each in a place of its own; a number or a letter behind it tells the row. */
export const SECRETS = {
  student: 'STU7001',
  name: '欧阳密',
  ip: '203.0.113.',
  phone: '1380013',
  phoneByCells: '1390013',
  income: '98765432',
  text: 'my secret wish',
  textByCells: 'nobody at home ever',
  badSex: 'SEXSECRET',
  badGrade: 'GRADESECRET',
  badDate: 'DATESECRET',
  badAnswer: 'ANSWERSECRET',
  badNumber: '7712',
  badReference: 'REFSECRET',
  surplus: 'SURPLUSSECRET',
  key: 'THEKEYISSECRET00',
  tag: 'TAGSECRET',
} as const

/** Columns of the answers. */
const HEADER = [
  ...[
    'student',
    '姓名',
    'school',
    'grade',
    'class',
    'sex',
    'birth_date',
    'date',
    '来自IP(来源)',
    '手机号',
  ],
  ...['monthly_income', 'contact', '还有什么想说的', 'q99', 'case', ...PHQA, ...GAD7],
]
const N = 40

/** The sheet of a student, of whom some have something wrong. */
const lineOf = (at: number): string[] => {
  const bad = (row: number, secret: string, usual: string): string => (at === row ? secret : usual)
  return [
    ...[`${SECRETS.student}${at % 38}`, `${SECRETS.name}${at}`, at % 2 ? 'North' : 'South'],
    ...[bad(3, SECRETS.badGrade, '8'), '1', bad(4, SECRETS.badSex, at % 2 ? 'male' : 'female')],
    ...[bad(5, SECRETS.badDate, '2012-03-05'), bad(6, SECRETS.badDate, '2026-09-15')],
    ...[`${SECRETS.ip}${at}`, `${SECRETS.phone}${1000 + at}`, SECRETS.income],
    ...[`${SECRETS.phoneByCells}${1000 + at}`, `${SECRETS.text} is ${at} and no more of it`],
    at % 20 === 0 ? `${SECRETS.textByCells} asked me about ${at} anything` : '(空)',
    bad(7, SECRETS.badReference, String(at % 2)),
    ...PHQA.map((_, item) =>
      at === 8 && item === 0
        ? SECRETS.badAnswer
        : at === 9 && item === 1
          ? SECRETS.badNumber
          : String((at + item) % 4),
    ),
    ...GAD7.map((_, item) => String((at * 3 + item) % 4)),
  ]
}
/** The answers with their header, two rows of them with a cell too many or too few. */
export const ANSWERS: readonly (readonly string[])[] = [
  HEADER,
  ...Array.from({ length: N }, (_, at) => lineOf(at)),
  ['too', SECRETS.surplus],
  [...lineOf(50), SECRETS.surplus],
]
/** The roster of most of them, some twice, with tags and phone numbers. */
export const ROSTER: string = [
  'student,姓名,school,grade,class,sex,phone,tags',
  ...Array.from({ length: 30 }, (_, at) =>
    [
      ...[`${SECRETS.student}${at}`, `${SECRETS.name}${at}`, at === 2 ? 'East' : 'North', '8', '1'],
      ...[at === 11 ? SECRETS.badSex : 'male', `${SECRETS.phone}${at}`],
      at === 12 ? SECRETS.tag : '',
    ].join(),
  ),
  ...[1, 2].map(() => `${SECRETS.student}900,${SECRETS.name},North,8,1,male,,`),
  '',
].join('\n')

/** Names of the secrets that a text holds. */
export const found = (text: string, allowed: readonly (keyof typeof SECRETS)[] = []): string[] =>
  Object.entries(SECRETS)
    .filter(([name, secret]) => text.includes(secret) && !allowed.some((one) => one === name))
    .map(([name]) => name)
