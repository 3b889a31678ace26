import { type Language, textIn } from '../issue/text.js'

/** Labels of an instrument's card. */
const WORDS = {
  items: { en: 'items', zh: '题目' },
  scales: { en: 'scales', zh: '分量表' },
  rules: { en: 'rules', zh: '分类规则' },
  critical: { en: 'critical items', zh: '危机条目' },
  validity: { en: 'validity', zh: '效度' },
  variants: { en: 'variants', zh: '变体' },
  norms: { en: 'norm tables', zh: '常模表' },
  licence: { en: 'licence', zh: '授权' },
  key: { en: 'key checked', zh: '计分键核对' },
  informants: { en: 'answered by', zh: '作答者' },
  domain: { en: 'about', zh: '领域' },
  personality: { en: 'personality, apart from the tiers', zh: '人格，不参与分级' },
  leftOut: { en: 'left out', zh: '未收录' },
  doubts: { en: 'doubts', zh: '存疑' },
  sources: { en: 'sources', zh: '出处' },
  fingerprint: { en: 'fingerprint', zh: '指纹' },
  variant: { en: 'variant', zh: '当前变体' },
  ages: { en: 'ages', zh: '年龄' },
  agesFrom: { en: 'from {0} years', zh: '{0} 岁起' },
  agesTo: { en: '{0} to {1} years', zh: '{0} 至 {1} 岁' },
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
  prorate: { en: '{0} missing prorated', zh: '缺 {0} 题时折算' },
  'as-zero': { en: '{0} missing count as zero', zh: '缺 {0} 题时按零计' },
  noneMissing: { en: 'none may be missing', zh: '不得缺答' },
  onStandard: { en: 'bands on the standard score', zh: '等级依标准分' },
  bands: { en: 'bands', zh: '等级' },
  reversed: { en: 'reversed', zh: '反向' },
} as const

export type CardWord = keyof typeof WORDS

/** A label in a language with its parts filled in. */
export function cardWord(language: Language, word: CardWord, ...parts: readonly string[]): string {
  return textIn(WORDS[word], language).replaceAll(
    /\{(\d)\}/g,
    (_, index: string) => parts[Number(index)] ?? '',
  )
}
