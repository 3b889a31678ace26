import type { ScreenAccounting } from '../batch/screen/tally.js'
import { fillIn } from '../issue/fill-in.js'
import { type Language, type Text, textIn } from '../issue/text.js'
import { inRole } from '../risk/in-role.js'
import type { Protocol } from '../risk/protocol.js'
import { UNDETERMINED_NAMES } from '../risk/undetermined-names.js'
import { SHARED_WORDS } from './shared-words.js'

const WORDS = {
  rows: { en: 'rows in', zh: '读入行数' },
  rowsText: { en: '{0} = {1} scored + {2} rejected', zh: '{0} = 计分 {1} + 剔除 {2}' },
  students: { en: 'students', zh: '学生' },
  studentsText: {
    en: '{0} enrolled, {1} answered, {2} missing, {3} unknown to the roster',
    zh: '应测 {0}，实测 {1}，缺测 {2}，名单外 {3}',
  },
  noRoster: { en: '{0} answered (no roster given)', zh: '实测 {0}（未提供名单）' },
  movedText: {
    en: '{0} in another school, grade or class than the roster says (changed.csv)',
    zh: '{0} 人所在学校、年级或班级与名单不同（changed.csv）',
  },
  notScreenedText: {
    en: '{0} of the roster not screened: another role or grade, or not chosen',
    zh: '名单中 {0} 人不在本次筛查范围内（角色、年级或所选范围）',
  },
  sheets: { en: 'sheets', zh: '答卷' },
  sheetsText: {
    en: '{0} valid, {1} suspect, {2} invalid, {3} rejected',
    zh: '有效 {0}，存疑 {1}，无效 {2}，剔除 {3}',
  },
  tiers: { en: 'tiers', zh: '预警级别' },
  undetermined: { en: 'Undetermined', zh: UNDETERMINED_NAMES.zh },
  invalid: { en: 'Invalid sheet', zh: SHARED_WORDS.invalid.zh },
  crisis: { en: 'crisis', zh: '危机' },
  crisisText: {
    en: '{0} students with a crisis item; on {1} sheets one is unanswered',
    zh: '{0} 名学生命中危机条目；另有 {1} 份答卷未作答',
  },
  crisisWithoutText: {
    en: '{0} of them are sheets without a student number, each counted as one',
    zh: '其中 {0} 份答卷没有学号，每份按一人计',
  },
} as const satisfies Record<string, Text>

/** The accounting of a campaign as lines: rows, students, sheets, tiers, crises. */
export function accountingLines(
  accounting: ScreenAccounting,
  protocol: Protocol,
  language: Language,
): string[] {
  const { rows, scored, rejected, enrolled, answered, missing, unknownToRoster } = accounting
  const say = (key: keyof typeof WORDS, ...counts: readonly number[]): string =>
    fillIn(inRole(textIn(WORDS[key], language), protocol.role), counts.map(grouped))
  const line = (key: keyof typeof WORDS, text: string): string =>
    `${padded(say(key), language)}${text}`
  const below = (key: keyof typeof WORDS, count: number): string[] =>
    count === 0 ? [] : [`${padded('', language)}${say(key, count)}`]
  return [
    line('rows', say('rowsText', rows, scored, rejected)),
    line(
      'students',
      accounting.hasRoster
        ? say('studentsText', enrolled, answered, missing, unknownToRoster)
        : say('noRoster', answered),
    ),
    ...below('movedText', accounting.changed),
    ...below('notScreenedText', accounting.notScreened),
    line(
      'sheets',
      say('sheetsText', accounting.valid, accounting.suspect, accounting.invalid, rejected),
    ),
    ...tierLines(accounting, protocol, language).map((text, index) =>
      index === 0 ? line('tiers', text) : `${padded('', language)}${text}`,
    ),
    line('crisis', say('crisisText', accounting.crisis, accounting.crisisUnanswered)),
    ...below('crisisWithoutText', accounting.crisisWithoutStudent),
  ]
}

function tierLines(accounting: ScreenAccounting, protocol: Protocol, language: Language): string[] {
  const names = new Map<string, Text>([
    ...protocol.tiers.map(({ id, names }) => [id, names] as const),
    [protocol.baseline.id, protocol.baseline.names],
    ['undetermined', WORDS.undetermined],
    ['invalid', WORDS.invalid],
  ])
  const counts = Object.entries(accounting.tiers).map(
    ([id, count]) => [grouped(count), textIn(names.get(id) ?? { en: id }, language)] as const,
  )
  const width = Math.max(...counts.map(([count]) => count.length))
  return counts.map(([count, name]) => `${count.padStart(width)}  ${name}`)
}

/** A whole number with commas between thousands. */
export function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',')
}

/** A label filled up to the column where the text begins; Chinese characters are two columns wide. */
export function padded(label: string, language: Language): string {
  const width = language === 'zh' ? label.length * 2 : label.length
  return label + ' '.repeat(Math.max(1, 12 - width))
}
