import { type Language, textIn } from '../issue/text.js'

/** What indices of response quality are called where people read them. */
const NAMES: Readonly<Record<string, { readonly en: string; readonly zh: string }>> = {
  'missing-share': { en: 'share of answers missing', zh: '缺答占比' },
  'longest-run-share': { en: 'longest run of one answer, as a share', zh: '最长连续相同作答占比' },
  'all-same': { en: 'one answer throughout (1 is yes)', zh: '全部作答相同（1 为是）' },
  'cycle-share': { en: 'longest repeated pattern, as a share', zh: '最长循环作答占比' },
  'seconds-per-item': { en: 'seconds per item', zh: '平均每题用时（秒）' },
  'instructed-failed': { en: 'instructed items failed', zh: '指定作答题未按要求作答的题数' },
  'validity-state': {
    en: 'what the validity scale says (1 suspect, 2 invalid)',
    zh: '效度量表判断（1 存疑，2 无效）',
  },
  'average-run': { en: 'mean length of runs of one answer', zh: '连续相同作答的平均长度' },
  'intra-individual-variability': { en: 'variability within the sheet', zh: '个体内作答变异' },
  'even-odd-consistency': { en: 'even-odd consistency', zh: '奇偶一致性' },
  'psychometric-synonyms': { en: 'psychometric synonyms', zh: '心理测量同义题一致性' },
  'psychometric-antonyms': { en: 'psychometric antonyms', zh: '心理测量反义题一致性' },
  'mahalanobis-distance': { en: 'squared Mahalanobis distance', zh: '马氏距离平方' },
  'person-total-correlation': { en: 'person-total correlation', zh: '个人与总体相关' },
}

/** The name of an index; its id where it has none. */
export function qualityIndexName(index: string, language: Language): string {
  const name = Object.hasOwn(NAMES, index) ? NAMES[index] : undefined
  return name === undefined ? index : textIn(name, language)
}
