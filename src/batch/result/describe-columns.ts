import type { Scale } from '../../instrument/instrument.js'
import type { Language, Text } from '../../issue/text.js'
import { textIn } from '../../issue/text.js'
import { metricOf } from '../../norm/metrics.js'
import type { CompiledInstrument } from '../../score/plan.js'
import { STATUSES } from '../../score/statuses.js'
import {
  type ColumnDetail,
  columnPrefixes,
  type ScoreQuantity,
  scoreColumns,
} from './score-columns.js'

/** What one column of scores is, for labels and codebooks. */
export interface DescribedColumn {
  readonly name: string
  readonly about: ScoreQuantity
  /** Index of its instrument. */
  readonly source: number
  readonly label: Text
  readonly kind: 'number' | 'category'
  /** Of a category, in order. */
  readonly values: readonly { readonly value: string; readonly label: Text }[]
}

const QUANTITIES = {
  raw: { en: 'raw score', zh: '原始分' },
  band: { en: 'band', zh: '等级' },
  status: { en: 'status', zh: '状态' },
  low: { en: 'lowest possible raw score', zh: '可能的最低原始分' },
  high: { en: 'highest possible raw score', zh: '可能的最高原始分' },
} as const satisfies Readonly<Record<string, Text>>

/** What each status of a score is called, in the order of STATUSES. */
const STATUS_LABELS: Readonly<Record<(typeof STATUSES)[number], Text>> = {
  scored: { en: 'scored', zh: '已计分' },
  prorated: { en: 'prorated', zh: '按比例折算' },
  'too-few-answered': { en: 'too few answered', zh: '作答过少' },
  'out-of-range': { en: 'answer out of range', zh: '作答超出范围' },
  'not-administered': { en: 'not administered', zh: '未施测' },
  'no-norm': { en: 'no norm for this person', zh: '无适用常模' },
}

/** An outcome that missing answers could still change. */
export const UNDETERMINED = 'undetermined'

/** The columns of scores with their labels and values, in the order of a result file. */
export function describeColumns(
  compiled: readonly CompiledInstrument[],
  detail: ColumnDetail,
): DescribedColumn[] {
  const prefixes = columnPrefixes(compiled)
  return compiled.flatMap((one, source) =>
    scoreColumns(one, prefixes[source] as string, detail).map(({ name, about }) => {
      const values = valuesOf(one, about)
      const kind = values.length > 0 ? 'category' : 'number'
      return { name, about, source, label: labelOf(one, about), kind, values }
    }),
  )
}

function labelOf(compiled: CompiledInstrument, about: ScoreQuantity): Text {
  const { instrument } = compiled
  const inLanguage = (language: Language): string => {
    const name = textIn(instrument.names, language)
    if (about.kind === 'outcome') {
      const rule = instrument.rules[about.rule]
      return `${name}: ${rule === undefined ? '' : textIn(rule.names, language)}`
    }
    const scale = instrument.scales[about.scale] as Scale
    const metric = compiled.scales[about.scale]?.norm?.metric
    const quantity =
      about.kind === 'standard' ? metricOf(metric ?? '').names : QUANTITIES[about.kind]
    return `${name}: ${textIn(scale.names, language)}: ${textIn(quantity, language)}`
  }
  return { en: inLanguage('en'), zh: inLanguage('zh') }
}

function valuesOf(
  { instrument }: CompiledInstrument,
  about: ScoreQuantity,
): DescribedColumn['values'] {
  if (about.kind === 'status')
    return STATUSES.map((value) => ({ value, label: STATUS_LABELS[value] }))
  if (about.kind === 'outcome') {
    const outcomes = instrument.rules[about.rule]?.outcomes ?? []
    const undetermined = { en: 'undetermined', zh: '尚不能确定' }
    return [
      ...outcomes.map(({ id, names }) => ({ value: id, label: names })),
      { value: UNDETERMINED, label: undetermined },
    ]
  }
  if (about.kind !== 'band') return []
  const { cutScoreSets } = instrument.scales[about.scale] as Scale
  const bands = new Set(cutScoreSets.flatMap((set) => set.cutScores.map(({ band }) => band)))
  return [...bands].map((value) => ({ value, label: instrument.bands[value] ?? { en: value } }))
}
