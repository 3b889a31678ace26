import { type Language, type Text, textIn } from '../issue/text.js'

const INFORMANT_TEXTS: Readonly<Record<string, Text>> = {
  self: { en: 'the person (self)', zh: '本人（self）' },
  parent: { en: 'a parent (parent)', zh: '家长（parent）' },
  teacher: { en: 'a teacher (teacher)', zh: '教师（teacher）' },
}

/** Who answers, in words. */
export function informantText(informant: string, language: Language): string {
  const text = INFORMANT_TEXTS[informant]
  return text === undefined ? informant : textIn(text, language)
}
