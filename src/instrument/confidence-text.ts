import { type Language, type Text, textIn } from '../issue/text.js'
import { CONFIDENCES, type Confidence } from './document.js'

const TEXTS: Readonly<Record<Confidence, Text>> = {
  'verified-2-sources': { en: 'two sources agree', zh: '两个来源一致' },
  'single-source': { en: 'one source', zh: '单一来源' },
  'from-memory': { en: 'from memory, unchecked', zh: '凭记忆，未核对' },
  unknown: { en: 'not checked', zh: '未核对' },
}

/** How well a fact was checked, in words; a text of another kind as it is. */
export function confidenceText(confidence: string, language: Language): string {
  const known = CONFIDENCES.find((one) => one === confidence)
  return known === undefined ? confidence : textIn(TEXTS[known], language)
}
