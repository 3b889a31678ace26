import { translatorTo } from '../../io/translator.js'
import { type Language, textIn } from '../../issue/text.js'
import type { NormTable } from '../../norm/norm-table.js'
import type { CompiledInstrument } from '../../score/plan.js'
import { citations } from './codebook-rows.js'
import { cutScoresText, instrumentName, normsText } from './methods-words.js'

/** What a methods paragraph rests on. */
export interface MethodsInput {
  readonly version: string
  readonly compiled: readonly CompiledInstrument[]
  /** For each instrument. */
  readonly norms: readonly (readonly NormTable[])[]
  readonly rows: number
  readonly scored: number
  readonly rejected: number
}

/** A paragraph on how the scores were made that a paper can paste, in English and Chinese, with its sources. */
export function methodsMarkdown(input: MethodsInput): string {
  const sources = [
    ...new Set(
      input.compiled.flatMap(({ instrument }, index) => [
        ...citations(instrument, sourcesOf(instrument)),
        ...(input.norms[index] ?? []).flatMap((table) =>
          citations(table, Object.keys(table.references)),
        ),
      ]),
    ),
  ]
  const list = sources.map((source, index) => `${index + 1}. ${source}`).join('\n')
  return `# Methods · 方法\n\n${english(input)}\n\n${chinese(input)}\n\n## References · 参考文献\n\n${list}\n`
}

function sourcesOf({
  scales,
  rules,
}: CompiledInstrument['instrument']): (string | null | undefined)[] {
  return [
    ...scales.flatMap(({ source, cutScoreSets }) => [
      source,
      ...cutScoreSets.flatMap(({ cutScores }) => cutScores.map((cut) => cut.source)),
    ]),
    ...rules.map(({ source }) => source),
  ]
}

const hasReversed = (compiled: readonly CompiledInstrument[]): boolean =>
  compiled.some(({ instrument }) => instrument.items.some(({ reverseKeyed }) => reverseKeyed))

function english({ version, compiled, norms, rows, scored, rejected }: MethodsInput): string {
  const named = compiled.map((one) => instrumentText(one, 'en')).join('; ')
  return [
    `Questionnaires were scored with mindgauge ${version}: ${named}.`,
    `Of ${rows} answer sheets, ${scored} were scored and ${rejected} could not be read.`,
    ...(hasReversed(compiled)
      ? ['Reverse-keyed items were reversed by the range that the instrument declares.']
      : []),
    ...compiled.map(({ instrument }) => missingText(instrument, 'en')),
    normsText(norms.flat(), 'en', translatorTo('en')),
    'Bands were assigned by the published cut scores cited below. They are results of screening, not diagnoses.',
    ...compiled.flatMap(({ instrument }) => cutScoresText(instrument, 'en') || []),
  ].join(' ')
}

function chinese({ version, compiled, norms, rows, scored, rejected }: MethodsInput): string {
  const named = compiled.map((one) => instrumentText(one, 'zh')).join('；')
  return [
    `问卷由 mindgauge ${version} 计分：${named}。`,
    `共 ${rows} 份答卷，其中 ${scored} 份计分，${rejected} 份无法读取。`,
    ...(hasReversed(compiled) ? ['反向计分题按量表声明的取值范围反转。'] : []),
    ...compiled.map(({ instrument }) => missingText(instrument, 'zh')),
    normsText(norms.flat(), 'zh', translatorTo('zh')),
    '等级按下列文献公布的划界分划定，属筛查结果，不是诊断。',
    ...compiled.flatMap(({ instrument }) => cutScoresText(instrument, 'zh') || []),
  ].join('')
}

function instrumentText({ instrument }: CompiledInstrument, language: Language): string {
  const { version, fingerprint, items } = instrument
  const name = instrumentName(instrument, language)
  return language === 'zh'
    ? `${name}，${items.length} 题，量表文件版本 ${version}，指纹 ${fingerprint}`
    : `${name}, ${items.length} items, instrument file version ${version}, fingerprint ${fingerprint}`
}

/** How many answers may be missing, scale by scale where they differ. */
function missingText(
  { names, scales }: CompiledInstrument['instrument'],
  language: Language,
): string {
  const rules = new Map<string, string[]>()
  for (const { names: scale, missing } of scales) {
    const key = `${missing.maxMissing} ${missing.completion}`
    rules.set(key, [...(rules.get(key) ?? []), textIn(scale, language)])
  }
  const isZh = language === 'zh'
  const parts = [...rules].map(([key, named]) => {
    const [most = '0', completion] = key.split(' ')
    const who = rules.size === 1 ? '' : `${named.join(isZh ? '、' : ', ')}: `
    if (most === '0') return `${who}${isZh ? '不允许缺失' : 'no answer may be missing'}`
    const how =
      completion === 'prorate'
        ? isZh
          ? '按比例折算'
          : 'prorated'
        : isZh
          ? '缺失计为 0'
          : 'counted as 0'
    return isZh ? `${who}至多缺 ${most} 题，${how}` : `${who}at most ${most} missing, ${how}`
  })
  const name = textIn(names, language)
  return isZh
    ? `缺失处理（${name}）：${parts.join('；')}。`
    : `Missing answers (${name}): ${parts.join('; ')}.`
}
