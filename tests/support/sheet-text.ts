import type { InstrumentDocument } from '../../src/instrument/document.js'
import type { AnswerRecord } from '../../src/score/answers-to-row.js'

type Code = string | number | boolean | null

/** An answer sheet in short: the code of single items by their number, and that of all others; null is a blank. */
export interface SheetText {
  readonly others: Code
  readonly [item: string]: Code
}

/** The answers that a sheet in short stands for. */
export function readSheet(
  { properties }: InstrumentDocument,
  { others, ...single }: SheetText,
): AnswerRecord {
  const ids = Object.keys(properties)
  const strange = Object.keys(single).filter((number) => ids[Number(number) - 1] === undefined)
  if (strange.length > 0) throw new RangeError(`readSheet knows no item ${strange.join(', ')}`)
  return Object.fromEntries(
    ids.map((id, index) => {
      const number = String(index + 1)
      return [id, number in single ? (single[number] as Code) : others]
    }),
  )
}
