import { fillIn } from '../issue/fill-in.js'
import type { Language } from '../issue/text.js'
import { inRole } from '../risk/in-role.js'
import type { ProtocolRole } from '../risk/protocol.js'
import { EN, type ReportText } from './texts-en.js'
import { ZH } from './texts-zh.js'

/** A text of the report with its parts filled in. */
export type Words = (key: ReportText, ...parts: readonly string[]) => string

const TEXTS: Readonly<Record<Language, Readonly<Record<ReportText, string>>>> = { en: EN, zh: ZH }

/** The texts of a language, about those whom a protocol screens. */
export function wordsIn(language: Language, role?: ProtocolRole): Words {
  const texts = TEXTS[language]
  return (key, ...parts) => fillIn(inRole(texts[key], role), parts)
}

/** Names that Chinese readers use of the grades 1 to 12. */
const GRADES_ZH =
  '一年级 二年级 三年级 四年级 五年级 六年级 七年级 八年级 九年级 高一 高二 高三'.split(' ')

/** A group of grades as a reader names it; `?` stands for a grade that is not given. */
export function gradeName(grade: string, language: Language): string {
  const words = wordsIn(language)
  if (grade === '?') return words('unnamed')
  const named = language === 'zh' ? GRADES_ZH[Number(grade) - 1] : undefined
  return named ?? words('gradeName', grade)
}

/** A class that calls itself one. */
const CALLED_CLASS = /班$|^class\b/i

/** A class as a reader names it, such as `Class 1`; one that says that it is a class keeps its name. '' and `?`: not given. */
export function className(ofClass: string, language: Language): string {
  const words = wordsIn(language)
  if (ofClass === '' || ofClass === '?') return words('classUnnamed')
  return CALLED_CLASS.test(ofClass) ? ofClass : words('className', ofClass)
}
