/** The languages that a person reads the product in. */
export type Language = 'en' | 'zh'

/** A label that a person reads: English, and Chinese where there is one. */
export interface Text {
  readonly en: string
  readonly zh?: string
}

/**
 * The label in a language, in English where the language has none.
 *
 * @example
 * ```ts
 * textIn({ en: 'mild', zh: '轻度' }, 'zh') // => '轻度'
 * textIn({ en: 'mild' }, 'zh') // => 'mild'
 * ```
 */
export function textIn(text: Text, language: Language): string {
  return text[language] ?? text.en
}
