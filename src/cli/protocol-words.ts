import { fillIn } from '../issue/fill-in.js'
import { type Language, type Text, textIn } from '../issue/text.js'
import { SHARED_WORDS } from './shared-words.js'

/** Labels of a protocol's card. */
const OWN_WORDS = {
  example: {
    en: 'an example: adopt it or change it before use',
    zh: '示例方案：使用前须由主管部门采纳或修改',
  },
  who: { en: 'who', zh: '对象' },
  student: { en: 'students', zh: '学生' },
  teacher: {
    en: 'teachers, in a data space of their own',
    zh: '教师，独立数据空间',
  },
  everyGrade: { en: 'whatever the grade', zh: '不分年级' },
  levels: { en: 'levels of grouping', zh: '分组层级' },
  hidden: {
    en: 'hidden: counts below {0}, groups smaller than {1}',
    zh: '隐藏：小于 {0} 的计数，少于 {1} 人的组',
  },
  duplicates: { en: 'of several sheets of a person', zh: '同一人多份答卷' },
  first: { en: 'the first counts', zh: '取第一份' },
  last: { en: 'the last counts', zh: '取最后一份' },
  'most-complete': {
    en: 'the most complete counts, the later of equals',
    zh: '取作答最完整的一份，同样完整时取较晚者',
  },
  instruments: { en: 'instruments', zh: '量表' },
  variant: { en: 'variant {0}', zh: '变体 {0}' },
  nItems: { en: '{0} items', zh: '{0} 题' },
  ages: { en: 'ages {0}', zh: '适用年龄 {0}' },
  apart: { en: 'reported apart, no tier', zh: '单独报告，不参与分级' },
  burden: {
    en: 'burden, at {0} to {1} seconds an item (a rough guess, try it out)',
    zh: '作答负担（按每题 {0} 至 {1} 秒粗略估计，须试测）',
  },
  burdenOf: { en: '{0}: {1} items, {2} to {3} minutes', zh: '{0}：{1} 题，{2} 至 {3} 分钟' },
  noNorms: {
    en: 'none is used: every rule is on raw answers and scores',
    zh: '未使用：全部规则依据原始作答与原始分',
  },
  tiers: { en: 'tiers, the most pressing first', zh: '分级（由紧急到一般）' },
  baseline: { en: 'no rule applies', zh: '无规则触发' },
  act: { en: 'who: {0}', zh: '责任人：{0}' },
  action: { en: 'what: {0}', zh: '措施：{0}' },
  rules: { en: 'rules', zh: '规则' },
  crisisRule: { en: 'counts on invalid sheets too', zh: '无效答卷同样有效' },
  crisis: {
    en: 'crisis items asked: review them before launch',
    zh: '所含危机题：启用前须审核',
  },
  noCrisis: { en: 'none', zh: '无' },
  watch: {
    en: 'other critical items asked, on which no rule rests',
    zh: '所含其他关注题（不触发规则）',
  },
  quality: { en: 'response quality', zh: '作答质量' },
  instructed: { en: 'instructed items', zh: '指定作答题' },
  notes: { en: 'notes', zh: '说明' },
  headItems: { en: 'items', zh: '题数' },
  headTiers: { en: 'tiers', zh: '级数' },
  headName: { en: 'name', zh: '名称' },
  headInstruments: { en: 'instruments', zh: '量表' },
} as const

export type ProtocolWord = keyof typeof OWN_WORDS | keyof typeof SHARED_WORDS

const WORDS: Readonly<Record<ProtocolWord, Text>> = { ...SHARED_WORDS, ...OWN_WORDS }

/** A label in a language with its parts filled in. */
export function protocolWord(
  language: Language,
  word: ProtocolWord,
  ...parts: readonly string[]
): string {
  return fillIn(textIn(WORDS[word], language), parts)
}
