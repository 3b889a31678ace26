import { type Language, type Text, textIn } from '../issue/text.js'

/** A class of licences: its name in a table, and what it means for who wants to use the questionnaire. */
interface LicenceClass {
  readonly name: Text
  readonly meaning: Text
}

const CLASSES: ReadonlyMap<string, LicenceClass> = new Map(
  Object.entries({
    'public-domain': {
      name: { en: 'public domain', zh: '公有领域' },
      meaning: { en: 'public domain: anybody may use it', zh: '公有领域：任何人均可使用' },
    },
    free: {
      name: { en: 'free', zh: '可自由使用' },
      meaning: { en: 'free to use, with citation', zh: '可自由使用，须注明出处' },
    },
    'free-noncommercial': {
      name: { en: 'free, not for commerce', zh: '可自由使用（非商业）' },
      meaning: {
        en: 'free to use where no money is made with it',
        zh: '非商业用途可自由使用；商业用途须取得版权方许可',
      },
    },
    permission: {
      name: { en: 'permission needed', zh: '须经许可' },
      meaning: { en: 'permission of the owner needed before use', zh: '使用前须取得版权方许可' },
    },
    commercial: {
      name: { en: 'commercial', zh: '商业量表' },
      meaning: {
        en: 'commercial: a licence must be bought before use',
        zh: '商业量表：使用前须购买授权',
      },
    },
    unknown: {
      name: { en: 'not known', zh: '不详' },
      meaning: {
        en: 'not known: ask before use; keys and figures only are here',
        zh: '授权情况不明：使用前请自行确认；此处仅收录计分键与数值',
      },
    },
  }),
)

/** A class of licences in a table: its name; a class of another kind as it is. */
export function licenceName(status: string, language: Language): string {
  const known = CLASSES.get(status)
  return known === undefined ? status : textIn(known.name, language)
}

/** What a class of licences allows, in words; a class of another kind as it is. */
export function licenceText(status: string, language: Language): string {
  const known = CLASSES.get(status)
  return known === undefined ? status : textIn(known.meaning, language)
}
