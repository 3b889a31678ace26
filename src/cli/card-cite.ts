import { confidenceText } from '../instrument/confidence-text.js'
import type { Language } from '../issue/text.js'

/** Says where a fact comes from, in the language of the card. */
export type Cite = (source?: string | null, confidence?: string) => string

/** Source and confidence behind a fact, in square brackets: ` [spitzer-2006; two sources agree]`. */
export function cited(
  source: string | null | undefined,
  confidence: string | undefined,
  language: Language,
): string {
  const parts = [
    source ?? '',
    confidence === undefined ? '' : confidenceText(confidence, language),
  ].filter((part) => part !== '')
  return parts.length === 0 ? '' : ` [${parts.join('; ')}]`
}
