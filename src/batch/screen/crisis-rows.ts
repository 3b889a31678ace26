import type { ByteWriter } from '../../io/byte-writer.js'
import { type Language, textIn } from '../../issue/text.js'
import type { CompiledProtocol } from '../../risk/compile-protocol.js'
import type { ScreenedBlock } from '../../risk/screened-block.js'
import { TRUTH } from '../../score/truth.js'
import { poolText } from '../result/cell-pool.js'
import { columnPrefixes } from '../result/score-columns.js'
import { type AnswerColumn, answerColumns } from './crisis-answers.js'
import { listRows } from './list-rows.js'
import type { PersonCells } from './person-cells.js'
import { rememberedCells } from './remembered-cells.js'
import type { Sheets } from './sheets.js'

/** Columns of `crisis.csv` beside those of every list; it is to be looked at today and names critical items, for few eyes. */
const COLUMNS = ['critical_items', 'names', 'answers', 'quality', 'sheet']

/** Writes the crisis list: every sheet on which a critical item of severity `crisis` holds, rejected ones included. */
export interface CrisisRows {
  readonly header: (writer: ByteWriter) => void
  readonly rows: (writer: ByteWriter, sheets: Sheets, screened: ScreenedBlock) => void
}

/** @param persons - filled for the block whose rows are written */
export function crisisRows(
  compiled: CompiledProtocol,
  language: Language,
  persons: PersonCells,
): CrisisRows {
  const { pool, matrix } = persons
  const list = listRows(COLUMNS, persons)
  const { cells } = list
  const items = crisisItems(compiled, language)
  const ids = rememberedCells(pool, (truths) =>
    hitsOf(items, truths)
      .map(({ id }) => id)
      .join('; '),
  )
  const names = rememberedCells(pool, (truths) =>
    hitsOf(items, truths)
      .map(({ name }) => name)
      .join('; '),
  )
  const answers = rememberedCells(pool, (bytes) => answersText(items, bytes))
  const scored = poolText(pool, 'scored')
  const rejected = poolText(pool, 'rejected')
  return {
    header: list.header,
    rows: (writer, sheets, { crisis, scores }) => {
      const { length, counted } = sheets
      const quality = persons.startOf('quality')
      const truths = items.map(
        ({ index, item }) => scores[index]?.criticalItems[item] as Uint8Array,
      )
      for (let row = 0; row < length; row++) {
        if (crisis[row] !== TRUTH.true) continue
        const key = truthsOf(truths, row)
        cells[0] = ids(key)
        cells[1] = names(key)
        cells[2] = answers(answerBytes(items, scores, row))
        cells[3] = matrix.cells[quality + row] as number
        cells[4] = counted[row] === 1 ? scored : rejected
        list.row(writer, sheets, row)
      }
    },
  }
}

interface CrisisItem {
  readonly index: number
  readonly item: number
  readonly id: string
  readonly name: string
  /** The items whose answers it depends on. */
  readonly answers: readonly AnswerColumn[]
}

function crisisItems({ instruments }: CompiledProtocol, language: Language): CrisisItem[] {
  const prefixes = columnPrefixes(instruments)
  return instruments.flatMap(({ instrument }, index) =>
    instrument.criticalItems.flatMap(({ id, names, severity, when }, item) => {
      if (severity !== 'crisis') return []
      const answers = answerColumns(when, instrument, language)
      const name = textIn(names, language)
      return [{ index, item, id: `${prefixes[index]}.${id}`, name, answers }]
    }),
  )
}

/** Which items hold, as a text of one character for each. */
function truthsOf(columns: readonly Uint8Array[], row: number): string {
  let text = ''
  for (const truths of columns) text += truths[row] === TRUTH.true ? '1' : '0'
  return text
}

function hitsOf(items: readonly CrisisItem[], truths: string): CrisisItem[] {
  return items.filter((_, index) => truths[index] === '1')
}

/** The answers behind the items that hold, a character for each byte; a blank where an item does not hold. */
function answerBytes(
  items: readonly CrisisItem[],
  scores: ScreenedBlock['scores'],
  row: number,
): string {
  let text = ''
  for (const { index, item, answers } of items) {
    const isHeld = scores[index]?.criticalItems[item]?.[row] === TRUTH.true
    for (const answer of answers)
      text += String.fromCharCode(
        isHeld ? (scores[index]?.responses.codes[answer.item]?.[row] ?? NOTHING) : NOTHING,
      )
  }
  return text
}

/** No answer to be said. */
const NOTHING = 255

/** Such as `dsrsc.item-10=1 sometimes`; several items of one critical item have a stroke between. */
function answersText(items: readonly CrisisItem[], bytes: string): string {
  let at = 0
  return items
    .flatMap(({ id, answers }) => {
      const texts = answers.map(({ textOf }) => textOf(bytes.charCodeAt(at++)))
      const said = texts.filter((text) => text !== '')
      return said.length === 0 ? [] : [`${id}=${said.join(' / ')}`]
    })
    .join('; ')
}
