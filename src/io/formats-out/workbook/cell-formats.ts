import { tint } from '../../../table/tint.js'
import type { CellStyle, WorkCell } from '../../../table/workbook.js'

/** How a style looks: font and number format by their place in `styles.xml`, fill, alignment, border. */
interface Look {
  readonly font: 'plain' | 'bold' | 'title' | 'header' | 'small' | 'grey'
  readonly fill?: string
  readonly numberFormat?: number
  readonly align?: 'center' | 'right'
  readonly isBoxed: boolean
  readonly isWrapped: boolean
}

const LINE = 'FFBFC7D1'
const HEAD = 'FF1F4E79'
const TEXT = 'FF1F2933'

/** 1 is a whole number, 9 and 10 percents, 2 two decimals, 49 text; the date is our own. */
const DATE_FORMAT = 164
const SHARE_FORMAT = 165
const SCORE_FORMAT = 166

const LOOKS: Readonly<Record<CellStyle, Look>> = {
  plain: { font: 'plain', isBoxed: false, isWrapped: false },
  title: { font: 'title', isBoxed: false, isWrapped: false },
  banner: { font: 'bold', fill: 'FFFFF4E0', isBoxed: false, isWrapped: true },
  note: { font: 'small', isBoxed: false, isWrapped: true },
  group: { font: 'header', fill: 'FF3D6A94', align: 'center', isBoxed: true, isWrapped: true },
  header: { font: 'header', fill: HEAD, align: 'center', isBoxed: true, isWrapped: true },
  text: { font: 'plain', isBoxed: true, isWrapped: true },
  whole: { font: 'plain', numberFormat: 1, align: 'right', isBoxed: true, isWrapped: false },
  percent: {
    font: 'plain',
    numberFormat: SHARE_FORMAT,
    align: 'right',
    isBoxed: true,
    isWrapped: false,
  },
  score: {
    font: 'plain',
    numberFormat: SCORE_FORMAT,
    align: 'right',
    isBoxed: true,
    isWrapped: false,
  },
  date: {
    font: 'plain',
    numberFormat: DATE_FORMAT,
    align: 'center',
    isBoxed: true,
    isWrapped: false,
  },
  hidden: { font: 'grey', align: 'right', isBoxed: true, isWrapped: false },
  input: { font: 'plain', fill: 'FFFFFBEA', isBoxed: true, isWrapped: true },
}

const FONTS = ['plain', 'bold', 'title', 'header', 'small', 'grey'] as const

/** Formats of the cells of a workbook, numbered as they come up. */
export interface CellFormats {
  /** Number of the format of a cell. */
  readonly of: (cell: Pick<WorkCell, 'style' | 'colour'>) => number
  /** `styles.xml` with every format that came up. */
  readonly xml: () => string
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** @param language - decides the font: one that has the characters comes first */
export function cellFormats(language: 'en' | 'zh'): CellFormats {
  const numbers = new Map<string, number>([['plain', 0]])
  const formats: { readonly look: Look; readonly fill: string | null }[] = [
    { look: LOOKS.plain, fill: null },
  ]
  return {
    of({ style, colour }) {
      const key = colour === undefined ? style : `${style} ${colour}`
      const known = numbers.get(key)
      if (known !== undefined) return known
      const look = LOOKS[style]
      formats.push({ look, fill: colour === undefined ? (look.fill ?? null) : `FF${tint(colour)}` })
      numbers.set(key, formats.length - 1)
      return formats.length - 1
    },
    xml() {
      const fills = [...new Set(formats.flatMap(({ fill }) => (fill === null ? [] : [fill])))]
      const cells = formats.map(({ look, fill }) =>
        cellFormat(look, fill === null ? 0 : fills.indexOf(fill) + 2),
      )
      return [
        `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="${MAIN}">`,
        `<numFmts count="3"><numFmt numFmtId="${DATE_FORMAT}" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="${SHARE_FORMAT}" formatCode="0.0%"/><numFmt numFmtId="${SCORE_FORMAT}" formatCode="0.##"/></numFmts>`,
        `<fonts count="${FONTS.length}">${fontsXml(language)}</fonts>`,
        `<fills count="${fills.length + 2}"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fills.map(fillXml).join('')}</fills>`,
        `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${['left', 'right', 'top', 'bottom'].map((side) => `<${side} style="thin"><color rgb="${LINE}"/></${side}>`).join('')}<diagonal/></border></borders>`,
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
        `<cellXfs count="${cells.length}">${cells.join('')}</cellXfs>`,
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
      ].join('')
    },
  }
}

function fontsXml(language: 'en' | 'zh'): string {
  const name = language === 'zh' ? 'Microsoft YaHei' : 'Calibri'
  const font = (size: number, colour: string, isBold = false): string =>
    `<font>${isBold ? '<b/>' : ''}<sz val="${size}"/><color rgb="${colour}"/><name val="${name}"/><family val="2"/>${language === 'zh' ? '<charset val="134"/>' : ''}</font>`
  return [
    font(10, TEXT),
    font(10, TEXT, true),
    font(15, HEAD, true),
    font(10, 'FFFFFFFF', true),
    font(9, 'FF52606D'),
    font(10, 'FF616E7C'),
  ].join('')
}

const fillXml = (rgb: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/><bgColor indexed="64"/></patternFill></fill>`

function cellFormat({ font, numberFormat, align, isBoxed, isWrapped }: Look, fill: number): string {
  const indent = isBoxed && align !== 'center' ? ' indent="1"' : ''
  const across =
    align === undefined && indent === '' ? '' : ` horizontal="${align ?? 'left'}"${indent}`
  const wrap = isWrapped ? ' wrapText="1"' : ''
  return `<xf numFmtId="${numberFormat ?? 0}" fontId="${FONTS.indexOf(font)}" fillId="${fill}" borderId="${isBoxed ? 1 : 0}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment${across} vertical="center"${wrap}/></xf>`
}
