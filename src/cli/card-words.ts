import { fillIn } from '../issue/fill-in.js'
import { type Language, type Text, textIn } from '../issue/text.js'
import { SHARED_WORDS } from './shared-words.js'

/** Labels of an instrument's card. */
const OWN_WORDS = {
  purpose: { en: 'purpose', zh: '用途' },
  items: { en: 'items', zh: '题目' },
  scales: { en: 'scales', zh: '分量表' },
  rules: { en: 'rules', zh: '分类规则' },
  critical: { en: 'critical items', zh: '危机条目' },
  validity: { en: 'validity', zh: '效度' },
  variants: { en: 'variants', zh: '变体' },
  noNorms: { en: 'none is shipped', zh: '未收录' },
  normOf: { en: '{0}, {1}, n = {2}, {3}', zh: '{0}，{1} 年，n = {2}，{3}' },
  notKnown: { en: 'not known', zh: '不详' },
  outdated: { en: 'outdated: {0}', zh: '已过时：{0}' },
  by: { en: 'by {0}', zh: '按{0}区分' },
  bySex: { en: 'sex', zh: '性别' },
  byAge: { en: 'age', zh: '年龄' },
  byGrade: { en: 'grade', zh: '年级' },
  byInformant: { en: 'informant', zh: '作答者' },
  skipped: { en: 'questions skipped or left open', zh: '跳答与未答' },
  whenSkipped: {
    en: 'where {0}, blanks of {1} count as {2}',
    zh: '若{0}，则 {1} 留空按“{2}”计',
  },
  whenOpen: {
    en: 'a blank of {0} counts as {1}',
    zh: '{0} 未答按“{1}”计',
  },
  otherwise: { en: 'otherwise', zh: '其余' },
  codes: { en: 'codes', zh: '术语编码' },
  panel: { en: 'the whole questionnaire', zh: '整份问卷' },
  confidence: { en: 'how well each part was checked', zh: '各部分的核对程度' },
  licence: { en: 'licence', zh: '授权' },
  key: { en: 'key checked', zh: '计分键核对' },
  informants: { en: 'answered by', zh: '作答者' },
  domain: { en: 'about', zh: '领域' },
  personality: { en: 'personality, apart from the tiers', zh: '人格，不参与分级' },
  leftOut: { en: 'left out', zh: '未收录' },
  licenceTerms: { en: 'terms of use', zh: '授权说明' },
  doubts: { en: 'doubts', zh: '存疑' },
  variant: { en: 'variant', zh: '当前变体' },
  ages: { en: 'ages', zh: '年龄' },
  agesFrom: { en: 'from {0} years', zh: '{0} 岁起' },
  agesTo: { en: '{0} to {1} years', zh: '{0} 至 {1} 岁' },
  agesUpTo: { en: 'up to {0} years', zh: '{0} 岁及以下' },
  female: { en: 'girls and women', zh: '女' },
  male: { en: 'boys and men', zh: '男' },
  agesAny: { en: 'not stated', zh: '未注明' },
  'higher-is-worse': { en: 'higher is worse', zh: '分数越高越差' },
  'higher-is-better': { en: 'higher is better', zh: '分数越高越好' },
  neutral: { en: 'neither end is worse', zh: '高低无优劣' },
  sum: { en: 'sum', zh: '总和' },
  mean: { en: 'mean', zh: '平均' },
  count: { en: 'count', zh: '计数' },
  'percent-of-maximum': { en: 'percent of maximum', zh: '占最高分百分比' },
  maximum: { en: 'greatest', zh: '最大值' },
  minimum: { en: 'least', zh: '最小值' },
  ratio: { en: 'quotient', zh: '比值' },
  ofItems: { en: '{0} of {1} items', zh: '{1} 题之{0}' },
  ofScales: { en: '{0} of {1} scales', zh: '{1} 个分量表之{0}' },
  range: { en: '{0} to {1}', zh: '{0} 至 {1}' },
  prorate: { en: 'up to {0} prorated', zh: '至多缺 {0} 题，按比例折算' },
  'as-zero': { en: 'up to {0} count as zero', zh: '至多缺 {0} 题，按零计' },
  noneMissing: { en: 'none may be missing', zh: '不得缺答' },
  onStandard: { en: 'bands on the standard score', zh: '等级依标准分' },
  bands: { en: 'bands', zh: '等级' },
  keyed: { en: 'key', zh: '计分键' },
  missing: { en: 'missing answers', zh: '缺答规则' },
  recoded: { en: 'item scores recoded', zh: '题分重新赋值' },
  next: { en: 'then', zh: '再' },
  'half-up': { en: 'rounded, halves up', zh: '四舍五入' },
  'half-even': { en: 'rounded, halves to the even number', zh: '四舍六入五成双' },
  truncate: { en: 'decimals dropped', zh: '舍去小数' },
  up: { en: 'rounded up', zh: '向上取整' },
  down: { en: 'rounded down', zh: '向下取整' },
  sensitivity: { en: 'sensitivity {0}', zh: '灵敏度 {0}' },
  specificity: { en: 'specificity {0}', zh: '特异度 {0}' },
  crisis: { en: 'crisis, the same day', zh: '危机，当日跟进' },
  watch: { en: 'watch', zh: '关注' },
  reversed: { en: 'reversed', zh: '反向' },
} as const

export type CardWord = keyof typeof OWN_WORDS | keyof typeof SHARED_WORDS

const WORDS: Readonly<Record<CardWord, Text>> = { ...SHARED_WORDS, ...OWN_WORDS }

/** A label in a language with its parts filled in. */
export function cardWord(language: Language, word: CardWord, ...parts: readonly string[]): string {
  return fillIn(textIn(WORDS[word], language), parts)
}
