import { confidenceText } from '../instrument/confidence-text.js'
import type { Aggregate, Confidence } from '../instrument/document.js'
import { type Language, textIn } from '../issue/text.js'
import type { NormCell } from '../norm/norm-table.js'
import type { Status } from '../score/statuses.js'
import type { Truth } from '../score/truth.js'
import type { Rounding } from '../stat/rounding.js'
import type { QualityState } from './screened-block.js'
import { UNDETERMINED_NAMES } from './undetermined-names.js'

/** Every sentence of an explanation, once for each language. */
export interface ExplainWords {
  readonly item: (label: string, code: string, score: string | null, isReversed: boolean) => string
  readonly missing: Readonly<
    Record<'blank' | 'declined' | 'notApplicable' | 'outOfRange' | 'notAdministered', string>
  >
  readonly aggregate: Readonly<
    Record<Aggregate, (answered: number, terms: number, sum: string) => string>
  >
  /** By the number of terms, or by their weights. */
  readonly prorated: (terms: string, answered: string, rounding: string) => string
  readonly asZero: string
  readonly noDenominator: string
  readonly result: (raw: string) => string
  readonly noScore: (status: Status) => string
  readonly bounds: (low: string, high: string) => string
  /** Whom a norm cell is for; a part that is absent is for everyone. */
  readonly normCell: (cell: Pick<NormCell, 'sex' | 'grades' | 'age'>) => string
  readonly norm: (table: string, cell: string, metric: string, score: string) => string
  readonly noNorm: (table: string) => string
  readonly band: (
    label: string,
    from: string | null,
    source: string,
    confidence: Confidence,
  ) => string
  readonly rounding: Readonly<Record<Rounding, string>>
  readonly lookup: string
  readonly transform: (steps: string) => string
  readonly criticalItem: (name: string, truth: Truth) => string
  readonly validity: (name: string, truth: Truth) => string
  readonly rule: (name: string, certain: string, possible: string) => string
  readonly quality: (state: QualityState, reasons: string) => string
  readonly tierRule: (tier: string, rule: string, truth: Truth, source: string) => string
  readonly tier: (tier: string) => string
  readonly tierOpen: (tier: string, possible: string) => string
  readonly tierInvalid: string
  readonly tierUndetermined: string
  readonly note: string
}

const TRUTH_EN = {
  true: 'yes',
  false: 'no',
  unknown: 'cannot be said: an answer is missing',
} as const
const TRUTH_ZH = { true: '是', false: '否', unknown: '无法判断：有作答缺失' } as const

const STATUS_EN: Readonly<Record<Status, string>> = {
  scored: 'scored',
  prorated: 'prorated',
  'too-few-answered': 'not scored: too few answers',
  'out-of-range': 'not scored: an answer lies outside the item’s codes',
  'not-administered': 'not scored: not administered',
  'no-norm': 'no standard score: no norm for this person',
}

const STATUS_ZH: Readonly<Record<Status, string>> = {
  scored: '已计分',
  prorated: '按比例折算',
  'too-few-answered': '未计分：作答题目过少',
  'out-of-range': '未计分：有作答不在选项编码之内',
  'not-administered': '未计分：未施测',
  'no-norm': '无标准分：没有适用于此人的常模',
}

const SEX_ZH = { female: '女', male: '男' } as const
const QUALITY_ZH: Readonly<Record<QualityState, string>> = {
  valid: '有效',
  suspect: '存疑',
  invalid: '无效',
}

const en: ExplainWords = {
  item: (label, code, score, isReversed) =>
    `${label}: answered ${code}${score === null ? '' : `, counts ${score}`}${isReversed ? ' (reverse-keyed)' : ''}`,
  missing: {
    blank: 'not answered',
    declined: 'declined to answer',
    notApplicable: 'does not apply',
    outOfRange: 'an answer outside the codes',
    notAdministered: 'not administered',
  },
  aggregate: {
    sum: (answered, terms, sum) => `sum of ${answered} of ${terms}: ${sum}`,
    mean: (answered, terms, sum) => `mean over ${answered} of ${terms}, their sum ${sum}`,
    count: (answered, terms, sum) => `counted in ${answered} of ${terms}: ${sum}`,
    'percent-of-maximum': (answered, terms, sum) =>
      `percent of the maximum over ${answered} of ${terms}, their sum ${sum}`,
    maximum: (answered, terms) => `greatest of ${answered} of ${terms}`,
    minimum: (answered, terms) => `least of ${answered} of ${terms}`,
    ratio: () => 'numerator divided by denominator',
  },
  prorated: (terms, answered, rounding) => `prorated: × ${terms} ÷ ${answered}${rounding}`,
  asZero: 'missing answers count as zero, as the source declares',
  noDenominator: 'not scored: the denominator is zero',
  result: (raw) => `score ${raw}`,
  noScore: (status) => STATUS_EN[status],
  bounds: (low, high) => `with the missing answers it could be ${low} to ${high}`,
  normCell: ({ sex, grades, age }) =>
    [
      sex ?? '',
      grades === undefined ? '' : `grades ${grades.join(', ')}`,
      age === undefined ? '' : `age ${age.from} to below ${age.to}`,
    ]
      .filter((part) => part !== '')
      .join(', '),
  norm: (table, cell, metric, score) =>
    `norm table ${table}${cell === '' ? '' : `, ${cell}`}: ${metric} ${score}`,
  noNorm: (table) => `norm table ${table} has no norm for this person`,
  band: (label, from, source, confidence) =>
    `band ${label}${from === null ? '' : `, which begins at ${from}`} (${source}, ${confidence})`,
  rounding: {
    none: '',
    'half-up': ', halves rounded up',
    'half-even': ', halves rounded to even',
    truncate: ', fraction dropped',
    up: ', rounded up',
    down: ', rounded down',
  },
  lookup: 'table',
  transform: (steps) => `converted: ${steps}`,
  criticalItem: (name, truth) => `critical item, ${name}: ${TRUTH_EN[truth]}`,
  validity: (name, truth) => `validity, ${name}: ${TRUTH_EN[truth]}`,
  rule: (name, certain, possible) =>
    certain === possible
      ? `${name}: ${certain}`
      : `${name}: at least ${certain}, may be ${possible} once the missing answers are known`,
  quality: (state, reasons) => `response quality: ${state}${reasons === '' ? '' : ` (${reasons})`}`,
  tierRule: (tier, rule, truth, source) =>
    `${tier}: ${rule}: ${TRUTH_EN[truth]}${source === '' ? '' : ` (${source})`}`,
  tier: (tier) => `tier: ${tier}`,
  tierOpen: (tier, possible) => `tier: ${tier}; with the missing answers it may be ${possible}`,
  tierInvalid: 'tier: none, the sheet is invalid and belongs on the retest list',
  tierUndetermined: textIn(UNDETERMINED_NAMES, 'en'),
  note: 'A screening result is not a diagnosis; it suggests with whom to talk.',
}

const zh: ExplainWords = {
  item: (label, code, score, isReversed) =>
    `${label}：作答 ${code}${score === null ? '' : `，计 ${score} 分`}${isReversed ? '（反向计分）' : ''}`,
  missing: {
    blank: '未作答',
    declined: '拒绝作答',
    notApplicable: '不适用',
    outOfRange: '作答不在选项编码之内',
    notAdministered: '未施测',
  },
  aggregate: {
    sum: (answered, terms, sum) => `${terms} 项中已答 ${answered} 项，合计 ${sum}`,
    mean: (answered, terms, sum) => `${terms} 项中已答 ${answered} 项求平均，其和为 ${sum}`,
    count: (answered, terms, sum) => `${terms} 项中已答 ${answered} 项，符合条件 ${sum} 项`,
    'percent-of-maximum': (answered, terms, sum) =>
      `${terms} 项中已答 ${answered} 项，其和 ${sum}，折合最高分的百分比`,
    maximum: (answered, terms) => `${terms} 项中已答 ${answered} 项，取最大值`,
    minimum: (answered, terms) => `${terms} 项中已答 ${answered} 项，取最小值`,
    ratio: () => '分子除以分母',
  },
  prorated: (terms, answered, rounding) => `按比例折算：× ${terms} ÷ ${answered}${rounding}`,
  asZero: '按来源规定，缺失作答计 0 分',
  noDenominator: '未计分：分母为 0',
  result: (raw) => `得分 ${raw}`,
  noScore: (status) => STATUS_ZH[status],
  bounds: (low, high) => `考虑缺失作答，得分可能为 ${low} 至 ${high}`,
  normCell: ({ sex, grades, age }) =>
    [
      sex === undefined ? '' : SEX_ZH[sex],
      grades === undefined ? '' : `年级 ${grades.join('、')}`,
      age === undefined ? '' : `年龄 ${age.from} 至不满 ${age.to}`,
    ]
      .filter((part) => part !== '')
      .join('，'),
  norm: (table, cell, metric, score) =>
    `常模 ${table}${cell === '' ? '' : `，${cell}`}：${metric} ${score}`,
  noNorm: (table) => `常模 ${table} 不适用于此人`,
  band: (label, from, source, confidence) =>
    `等级：${label}${from === null ? '' : `，自 ${from} 起`}（${source}，${confidenceText(confidence, 'zh')}）`,
  rounding: {
    none: '',
    'half-up': '，四舍五入',
    'half-even': '，逢五取偶',
    truncate: '，舍去小数',
    up: '，向上取整',
    down: '，向下取整',
  },
  lookup: '换算表',
  transform: (steps) => `换算：${steps}`,
  criticalItem: (name, truth) => `危机题，${name}：${TRUTH_ZH[truth]}`,
  validity: (name, truth) => `效度，${name}：${TRUTH_ZH[truth]}`,
  rule: (name, certain, possible) =>
    certain === possible
      ? `${name}：${certain}`
      : `${name}：至少为 ${certain}，补全缺失作答后可能为 ${possible}`,
  quality: (state, reasons) =>
    `作答质量：${QUALITY_ZH[state]}${reasons === '' ? '' : `（${reasons}）`}`,
  tierRule: (tier, rule, truth, source) =>
    `${tier}：${rule}：${TRUTH_ZH[truth]}${source === '' ? '' : `（${source}）`}`,
  tier: (tier) => `预警级别：${tier}`,
  tierOpen: (tier, possible) => `预警级别：${tier}；补全缺失作答后可能为 ${possible}`,
  tierInvalid: '预警级别：无，答卷无效，列入复测名单',
  tierUndetermined: textIn(UNDETERMINED_NAMES, 'zh'),
  note: '筛查结果不是诊断，仅提示宜与谁谈一谈。',
}

export const EXPLAIN_WORDS: Readonly<Record<Language, ExplainWords>> = { en, zh }
