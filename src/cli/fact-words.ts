import { CONFIDENCES, type Confidence } from '../instrument/document.js'
import { type Language, type Text, textIn } from '../issue/text.js'

const CONFIDENCE_TEXTS: Readonly<Record<Confidence, Text>> = {
  'verified-2-sources': { en: 'two sources agree', zh: '两个来源一致' },
  'single-source': { en: 'one source', zh: '单一来源' },
  'from-memory': { en: 'from memory, unchecked', zh: '凭记忆，未核对' },
  unknown: { en: 'not checked', zh: '未核对' },
}

/** Classes of licences, each with what it means for who wants to use the questionnaire. */
const LICENCE_TEXTS: Readonly<Record<string, Text>> = {
  'public-domain': {
    en: 'public domain: anybody may use it',
    zh: '公有领域：任何人均可使用',
  },
  free: {
    en: 'free to use, with citation',
    zh: '可自由使用，须注明出处',
  },
  'free-noncommercial': {
    en: 'free to use where no money is made with it',
    zh: '非商业用途可自由使用；商业用途须取得版权方许可',
  },
  permission: {
    en: 'permission of the owner needed before use',
    zh: '使用前须取得版权方许可',
  },
  commercial: {
    en: 'commercial: a licence must be bought before use',
    zh: '商业量表：使用前须购买授权',
  },
  unknown: {
    en: 'not known: ask before use; keys and figures only are here',
    zh: '授权情况不明：使用前请自行确认；此处仅收录计分键与数值',
  },
}

const INFORMANT_TEXTS: Readonly<Record<string, Text>> = {
  self: { en: 'the person (self)', zh: '本人（self）' },
  parent: { en: 'a parent (parent)', zh: '家长（parent）' },
  teacher: { en: 'a teacher (teacher)', zh: '教师（teacher）' },
}

/** How well a fact was checked, in words; a text of another kind as it is. */
export function confidenceText(confidence: string, language: Language): string {
  const known = CONFIDENCES.find((one) => one === confidence)
  return known === undefined ? confidence : textIn(CONFIDENCE_TEXTS[known], language)
}

/** What a class of licence allows, in words. */
export function licenceText(status: string, language: Language): string {
  const text = LICENCE_TEXTS[status]
  return text === undefined ? status : textIn(text, language)
}

/** Who answers, in words. */
export function informantText(informant: string, language: Language): string {
  const text = INFORMANT_TEXTS[informant]
  return text === undefined ? informant : textIn(text, language)
}
