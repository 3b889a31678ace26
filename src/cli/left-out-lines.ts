import { confidenceText } from '../instrument/confidence-text.js'
import { licenceText } from '../instrument/licence-text.js'
import type { LeftOut } from '../io/left-out.js'
import { type Language, textIn } from '../issue/text.js'
import { cardWord } from './card-words.js'

/** Why a questionnaire is not shipped, as lines to read: what it is, the reason, its licence, how well its key is known. */
export function leftOutLines(
  { id, names, reason, licence, key }: LeftOut,
  language: Language,
): string[] {
  const colon = language === 'zh' ? '：' : ': '
  return [
    `${id}${colon}${textIn(names, language)}`,
    `${cardWord(language, 'leftOut')}${colon}${textIn(reason, language)}`,
    `${cardWord(language, 'licence')}${colon}${licenceText(licence, language)}`,
    `${cardWord(language, 'key')}${colon}${confidenceText(key, language)}`,
  ]
}
