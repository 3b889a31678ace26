import type { Language, Text } from '../../issue/text.js'
import { textIn } from '../../issue/text.js'
import { gradeName } from '../words.js'
import type { CaseField } from './case-fields.js'
import { LOOP_STATE_NAMES } from './loop-state.js'
import { STAGE_NAMES } from './stage-of.js'
import type { TierScale } from './tier-scale.js'

const SEX: Readonly<Record<string, Text>> = {
  male: { en: 'male', zh: '男' },
  female: { en: 'female', zh: '女' },
}

const QUALITY: Readonly<Record<string, Text>> = {
  valid: { en: 'valid', zh: '有效' },
  suspect: { en: 'in doubt', zh: '存疑' },
  invalid: { en: 'invalid', zh: '无效' },
}

export const YES_NO: Readonly<Record<'yes' | 'no', Required<Text>>> = {
  yes: { en: 'yes', zh: '是' },
  no: { en: 'no', zh: '否' },
}

const CODES: Partial<Readonly<Record<CaseField['kind'], Readonly<Record<string, Text>>>>> = {
  sex: SEX,
  quality: QUALITY,
  state: LOOP_STATE_NAMES,
  stage: STAGE_NAMES,
  'yes-no': YES_NO,
}

/** A code of a field in words; any other text as it is. */
export function caseWord(
  kind: CaseField['kind'],
  code: string,
  scale: TierScale,
  language: Language,
): string {
  if (code === '') return ''
  if (kind === 'tier') return textIn(scale.names(code), language)
  // Under the heading `grade` a number says it in English; Chinese readers say 七年级.
  if (kind === 'grade') return language === 'zh' ? gradeName(code, language) : code
  const names = CODES[kind]?.[code]
  return names === undefined ? code : textIn(names, language)
}

/** The code that a word of a given-back file stands for: codes and names in either language; null where it is none. */
export function caseCode(kind: CaseField['kind'], text: string, scale: TierScale): string | null {
  if (kind === 'tier') return scale.find(text)
  const codes = CODES[kind]
  if (codes === undefined) return text
  const word = text.normalize('NFKC').trim().toLowerCase()
  const found = Object.entries(codes).find(([code, names]) =>
    [code, ...Object.values(names)].some((name) => name.toLowerCase() === word),
  )
  return found?.[0] ?? null
}

/** Words that a column offers; none where any text may stand in it. */
export function choiceWords(
  kind: CaseField['kind'],
  scale: TierScale,
  language: Language,
): readonly string[] {
  if (kind === 'tier')
    return [...scale.ids, scale.baseline].map((id) => textIn(scale.names(id), language))
  return Object.values(CODES[kind] ?? {}).map((names) => textIn(names, language))
}

/** Whether a field holds codes of a list, which another system may have another list for. */
export const isCoded = (kind: CaseField['kind']): boolean => kind === 'tier' || kind in CODES
