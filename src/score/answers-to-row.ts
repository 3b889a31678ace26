import { type Issue, issue } from '../issue/issue.js'
import type { ResponseBlock } from '../table/blocks.js'
import { MISSING } from '../table/missing.js'
import type { InstrumentKeys, ItemCodes } from './plan.js'

/** Answers of one sheet: item id → code; a blank is null, undefined, an empty text or absent. */
export type AnswerRecord = Readonly<Record<string, string | number | boolean | null | undefined>>

interface Codebook {
  /** For each item, from the code as text to the byte of the item column. */
  readonly bytes: readonly ReadonlyMap<string, number>[]
  readonly ids: ReadonlySet<string>
}

const codebooks = new WeakMap<InstrumentKeys, Codebook>()

/** Writes the answers of one sheet into a row of item columns; what is not a code becomes an issue. */
export function answersToRow(
  instrument: InstrumentKeys,
  answers: AnswerRecord,
  row: readonly Uint8Array[],
  issues: Issue[],
): ResponseBlock {
  writeAnswers(instrument, answers, row, issues)
  return { length: 1, codes: row }
}

/** {@link answersToRow} into columns that a block has already. */
export function writeAnswers(
  instrument: InstrumentKeys,
  answers: AnswerRecord,
  row: readonly Uint8Array[],
  issues: Issue[],
): void {
  const { bytes, ids } = codebookOf(instrument)
  const { items } = instrument
  for (let index = 0; index < items.length; index++) {
    const item = items[index] as ItemCodes
    const answer = answers[item.id]
    const column = row[index] as Uint8Array
    column[0] = MISSING.blank
    if (answer === undefined || answer === null || answer === '') continue
    const byte = bytes[index]?.get(String(answer))
    column[0] = byte ?? MISSING.outOfRange
    if (byte === undefined) issues.push(notACode(item, answer))
  }
  for (const id in answers)
    if (!ids.has(id))
      issues.push(
        issue({
          code: 'column-unknown',
          severity: 'warning',
          column: id,
          expected: `an item of ${instrument.id}`,
          received: 'another name',
        }),
      )
}

function notACode(item: ItemCodes, answer: string | number | boolean): Issue {
  const isNumber = typeof answer === 'number' || /^-?\d{1,6}(\.\d{1,3})?$/.test(String(answer))
  return issue({
    code: isNumber ? 'item-out-of-range' : 'item-not-a-code',
    column: item.id,
    expected: expectedCodes(item),
    received: isNumber ? String(answer) : `${typeof answer} of ${String(answer).length} characters`,
  })
}

/** The codes of an item in words: `0..3` for consecutive whole numbers, otherwise the list. */
export function expectedCodes(item: ItemCodes): string {
  const codes = item.options.map(({ code }) => code)
  const first = codes[0]
  const isRun = codes.every((code, index) => typeof first === 'number' && code === first + index)
  return isRun && codes.length > 2 ? `${first}..${codes.at(-1)}` : codes.join(', ')
}

function codebookOf(instrument: InstrumentKeys): Codebook {
  let codebook = codebooks.get(instrument)
  if (codebook === undefined) {
    codebook = {
      bytes: instrument.items.map(bytesOf),
      ids: new Set(instrument.items.map(({ id }) => id)),
    }
    codebooks.set(instrument, codebook)
  }
  return codebook
}

/** From each code of an item, as text, to its byte: option index, declined, not applicable. */
export function bytesOf(item: ItemCodes): Map<string, number> {
  const bytes = new Map<string, number>()
  item.options.forEach(({ code }, option) => {
    bytes.set(String(code), option)
  })
  for (const code of item.declined) bytes.set(String(code), MISSING.declined)
  for (const code of item.notApplicable) bytes.set(String(code), MISSING.notApplicable)
  return bytes
}
