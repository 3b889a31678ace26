import type { Language } from '../../../issue/text.js'
import { type Document, LineRuleType } from './word.js'

/** Colours without `#`, as Word writes them; each is dark enough on white, or light enough under dark text. */
export const INK = { text: '1F2933', quiet: '52606D', head: '1F4E79', line: 'BFC7D1' } as const

/** Fills of boxes by tone. */
export const FILL = {
  restricted: 'FFF4E0',
  family: 'EAF4EC',
  public: 'EAF1F8',
  urgent: 'FDE9E7',
  info: 'EAF1F8',
  quiet: 'F3F5F7',
  header: 'E4ECF4',
} as const

export const LIST = { bullets: 'bullets', numbers: 'numbers' } as const

type Styles = NonNullable<ConstructorParameters<typeof Document>[0]['styles']>

/** Fonts with Chinese characters beside the Latin ones, the language of the text, and headings. */
export function wordStyles(language: Language): Styles {
  const font = { ascii: 'Calibri', hAnsi: 'Calibri', cs: 'Calibri', eastAsia: 'Microsoft YaHei' }
  const tag = { value: language === 'zh' ? 'zh-CN' : 'en-GB', eastAsia: 'zh-CN' }
  const heading = (size: number, before: number) => ({
    run: { font, size, bold: true, color: INK.head },
    paragraph: { spacing: { before, after: 80 }, keepNext: true },
  })
  return {
    default: {
      document: {
        run: { font, size: 21, color: INK.text, language: tag },
        paragraph: { spacing: { after: 100, line: 288, lineRule: LineRuleType.AUTO } },
      },
      title: {
        run: { font, size: 36, bold: true, color: INK.head },
        paragraph: { spacing: { after: 60 } },
      },
      heading1: heading(28, 320),
      heading2: heading(24, 220),
    },
  }
}
