import type { ByteWriter } from '../../io/byte-writer.js'
import { type Language, type Text, textIn } from '../../issue/text.js'
import type { CompiledProtocol } from '../../risk/compile-protocol.js'
import { QUALITY_STATES, type ScreenedBlock } from '../../risk/screened-block.js'
import { UNDETERMINED_NAMES } from '../../risk/undetermined-names.js'
import { TRUTH } from '../../score/truth.js'
import { listRows } from './list-rows.js'
import type { PersonCells } from './person-cells.js'
import { rememberedCells } from './remembered-cells.js'
import type { Sheets } from './sheets.js'

/** Columns of `retest.csv` beside those of every list. */
const COLUMNS = ['quality', 'why']
const STATES = {
  invalid: { en: 'invalid', zh: '答卷无效' },
  undetermined: UNDETERMINED_NAMES,
} as const
const INVALID = QUALITY_STATES.indexOf('invalid')

/** Writes the retest list: invalid sheets, and students whose tier missing answers leave open, each with why. */
export interface RetestRows {
  readonly header: (writer: ByteWriter) => void
  readonly rows: (writer: ByteWriter, sheets: Sheets, screened: ScreenedBlock) => void
}

/**
 * @param language - of `why`, which a person reads: ids of rules in English, their names before the ids in Chinese
 * @param persons - filled for the block whose rows are written
 */
export function retestRows(
  compiled: CompiledProtocol,
  language: Language,
  persons: PersonCells,
): RetestRows {
  const { pool, matrix } = persons
  const list = listRows(COLUMNS, persons)
  const { cells } = list
  const invalid = rememberedCells(pool, (key) => {
    const said = compiled.quality.filter(
      ({ rule }, index) => rule.state === 'invalid' && key[index] === '1',
    )
    return whyText('invalid', said, language)
  })
  const undetermined = rememberedCells(pool, (key) => {
    const open = compiled.rules.filter((_, index) => key[index] === '1')
    return whyText('undetermined', open, language)
  })
  return {
    header: list.header,
    rows: (writer, sheets, screened) => {
      const { length, counted } = sheets
      const quality = persons.startOf('quality')
      for (let row = 0; row < length; row++) {
        if (counted[row] === 0 || screened.determined[row] === 1) continue
        cells[0] = matrix.cells[quality + row] as number
        cells[1] =
          screened.quality[row] === INVALID
            ? invalid(flagsOf(screened.qualityRules, row, 1))
            : undetermined(flagsOf(screened.rules, row, TRUTH.unknown))
        list.row(writer, sheets, row)
      }
    },
  }
}

/** Why a sheet is on the list, with the rules that say so; a `?` marks one that is still possible. */
function whyText(
  state: keyof typeof STATES,
  rules: readonly { readonly rule: { readonly id: string; readonly names: Text } }[],
  language: Language,
): string {
  const mark = state === 'undetermined' ? '?' : ''
  if (language === 'en')
    return `${STATES[state].en}: ${rules.map(({ rule }) => `${mark}${rule.id}`).join(', ')}`
  const names = rules.map(({ rule }) => `${textIn(rule.names, language)}（${mark}${rule.id}）`)
  return `${STATES[state].zh}：${names.join('、')}`
}

/** Which columns hold a byte in a row, as a text of one character for each. */
function flagsOf(columns: readonly Uint8Array[], row: number, byte: number): string {
  let text = ''
  for (const column of columns) text += column[row] === byte ? '1' : '0'
  return text
}
