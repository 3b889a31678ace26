import { confidenceText } from '../../instrument/confidence-text.js'
import type { Confidence } from '../../instrument/document.js'
import type { Instrument } from '../../instrument/instrument.js'
import type { Translate } from '../../io/translator.js'
import { type Language, textIn } from '../../issue/text.js'
import type { NormTable } from '../../norm/norm-table.js'

const isSure = (confidence: Confidence | undefined): boolean =>
  confidence === undefined || confidence === 'verified-2-sources'

const bracketed = (text: string, language: Language): string =>
  language === 'zh' ? `（${text}）` : ` (${text})`

/** Name of an instrument and, by its words, of the variant that was applied and how well that was checked. */
export function instrumentName(instrument: Instrument, language: Language): string {
  const { names, variant, variantNames, variantConfidence } = instrument
  const isZh = language === 'zh'
  if (variant === null) return textIn(names, language)
  const said = textIn(variantNames ?? { en: variant }, language)
  const checked =
    variantConfidence === undefined || isSure(variantConfidence)
      ? ''
      : bracketed(confidenceText(variantConfidence, language), language)
  return isZh
    ? `${textIn(names, language)}，变体“${said}”${checked}`
    : `${textIn(names, language)}, variant "${said}"${checked}`
}

/** Scales whose cut scores do not rest on two sources that agree, with how well they were checked; '' where all do. */
export function cutScoresText(instrument: Instrument, language: Language): string {
  const byConfidence = new Map<Confidence, Set<string>>()
  for (const { names, cutScoreSets } of instrument.scales)
    for (const { cutScores } of cutScoreSets)
      for (const { at, confidence } of cutScores) {
        if (at === null || isSure(confidence)) continue
        const scales = byConfidence.get(confidence) ?? new Set()
        byConfidence.set(confidence, scales.add(textIn(names, language)))
      }
  if (byConfidence.size === 0) return ''
  const isZh = language === 'zh'
  const parts = [...byConfidence].map(([confidence, scales]) => {
    const how = confidenceText(confidence, language)
    return `${[...scales].join(isZh ? '、' : ', ')}${isZh ? '：' : ': '}${how}`
  })
  const name = textIn(instrument.names, language)
  return isZh
    ? `划界分的核对情况（${name}）：${parts.join('；')}。`
    : `How well cut scores were checked (${name}): ${parts.join('; ')}.`
}

/** The norm tables that were used: for whom they are, how well they were checked, and what makes one outdated. */
export function normsText(
  tables: readonly NormTable[],
  language: Language,
  translate: Translate,
): string {
  const isZh = language === 'zh'
  if (tables.length === 0) return isZh ? '未使用常模。' : 'No norms were used.'
  const listed = tables.map((table) => {
    const { names, id, version, fingerprint, year, n, confidence, outdated } = table
    const of = [
      translate(table.population),
      String(year),
      ...(n === null ? [] : [`n = ${n}`]),
      ...(isSure(confidence) ? [] : [confidenceText(confidence, language)]),
      ...(outdated === undefined
        ? []
        : [isZh ? `已过时：${translate(outdated)}` : `outdated: ${outdated}`]),
    ].map((part) => part.replace(/[.。]$/, ''))
    return isZh
      ? `${textIn(names, 'zh')}（${of.join('，')}；${id} ${version}，指纹 ${fingerprint}）`
      : `${textIn(names, 'en')} (${of.join(', ')}; ${id} ${version}, fingerprint ${fingerprint})`
  })
  return isZh
    ? `标准分所依据的常模：${listed.join('；')}。`
    : `Standard scores are from the norms ${listed.join('; ')}.`
}
