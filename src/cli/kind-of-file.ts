import type { Inspection } from '../batch/inspect-file.js'
import { FORMATS } from '../io/formats/formats.js'
import { inWords } from '../issue/in-words.js'
import { type Language, type Text, textIn } from '../issue/text.js'

const DELIMITERS: Readonly<Record<string, Text>> = {
  ',': { en: 'comma', zh: '逗号分隔' },
  ';': { en: 'semicolon', zh: '分号分隔' },
  '\t': { en: 'tab', zh: '制表符分隔' },
}

/** What a file is, in words: encoding and delimiter of a text, or the format and the sheet. */
export function kindOfFile(
  { format, sheet, encoding, delimiter }: Inspection,
  language: Language,
): string {
  if (format === 'csv') {
    const parted = DELIMITERS[delimiter]
    const words = parted === undefined ? delimiter : textIn(parted, language)
    return language === 'zh' ? `${encoding.toUpperCase()}，${words}` : `${encoding}, ${words}`
  }
  const name = inWords(FORMATS.find(({ id }) => id === format)?.name ?? format, language)
  if (sheet === undefined) return name
  return language === 'zh' ? `${name}，工作表“${sheet}”` : `${name}, "${sheet}"`
}
