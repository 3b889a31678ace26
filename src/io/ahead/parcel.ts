import { type BlockColumns, categoryCode } from '../blocks/block-columns.js'
import type { BlockEnd } from '../blocks/block-of.js'
import { makeRoom, startOf } from '../blocks/carried-rows.js'

/** A block on its way from the thread that reads ahead to the one that works on it; plain data. */
export interface Parcel extends BlockEnd {
  /** The bytes of all columns, one behind the other. */
  readonly bytes: ArrayBuffer
  /** How many of them are those of carried cells, which come last. */
  readonly nCarried: number
  /** By category, the texts that are new since the parcel before. */
  readonly texts: Readonly<Record<string, readonly string[]>>
}

/** How many texts of each category were sent before. */
export type SentTexts = Map<string, number>

/** By category, the code here of each code of the thread that reads ahead. */
export type TextCodes = Map<string, number[]>

/**
 * Copies a block into a parcel. Students are left out: who works on the block has them from elsewhere.
 *
 * @param used - of a parcel that has arrived, to be used again where it is large enough
 */
export function packBlock(
  columns: BlockColumns,
  end: BlockEnd,
  used: ArrayBuffer | null,
  sent: SentTexts,
): Parcel {
  const { carried } = columns
  const nCarried = carried.nColumns === 0 ? 0 : startOf(carried, 0, end.length)
  const views = [...bytesOf(columns), carried.bytes.subarray(0, nCarried)]
  const size = views.reduce((sum, { length }) => sum + length, 0)
  const bytes = used !== null && used.byteLength >= size ? used : new ArrayBuffer(size)
  const target = new Uint8Array(bytes)
  let at = 0
  for (const view of views) {
    target.set(view, at)
    at += view.length
  }
  return { ...end, bytes, nCarried, texts: newTexts(columns, sent) }
}

function newTexts({ categories }: BlockColumns, sent: SentTexts): Record<string, string[]> {
  const texts: Record<string, string[]> = {}
  for (const [name, { values }] of Object.entries(categories)) {
    const known = sent.get(name) ?? FIRST_TEXTS
    if (values.length > known) texts[name] = values.slice(known)
    sent.set(name, values.length)
  }
  return texts
}

/** Every category begins with ''. */
const FIRST_TEXTS = 1

/** Puts a block into columns that were made for the same file; they may know other texts than those of the thread. */
export function unpackBlock(
  columns: BlockColumns,
  { bytes, nCarried, texts, length }: Parcel,
  textCodes: TextCodes,
): void {
  const { carried, categories } = columns
  makeRoom(carried, 0, nCarried)
  let at = 0
  for (const view of [...bytesOf(columns), carried.bytes.subarray(0, nCarried)]) {
    view.set(new Uint8Array(bytes, at, view.length))
    at += view.length
  }
  for (const [name, category] of Object.entries(categories)) {
    const known = textCodes.get(name) ?? [0]
    textCodes.set(name, known)
    for (const text of texts[name] ?? []) known.push(categoryCode(category, text))
    const { codes } = category
    for (let row = 0; row < length; row++) codes[row] = known[codes[row] as number] as number
  }
}

/** The bytes of every column but those of students and of the texts of carried cells, always in the same order. */
function bytesOf(columns: BlockColumns): Uint8Array[] {
  const { carried, seconds, instructedFailed, trials } = columns
  const { store, rows, sex, ageMonths, grade, birthDate, testDate } = columns
  return [
    ...[store, rows, sex, ageMonths, grade, birthDate, testDate],
    ...(seconds === null ? [] : [seconds]),
    ...(instructedFailed === null ? [] : [instructedFailed]),
    ...(trials === null ? [] : [trials]),
    ...Object.values(columns.categories).map(({ codes }) => codes),
    ...[carried.ends, carried.plain],
  ].map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength))
}
