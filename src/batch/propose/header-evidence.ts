import type { Instrument } from '../../instrument/instrument.js'
import type { Text } from '../../issue/text.js'
import type { Candidate } from './segments.js'

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')

/** An item id or a header without marks and zeros before its number: `PHQ9-01` and `phq9_1` are the same. */
export const foldedName = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_.-]+/g, '_')
    .replace(/_?0*(\d+)$/, '_$1')

/**
 * How much the name of a block is like that of an instrument: 2 for the whole name, 1 for its letters (`phq` for any
 * of the PHQ family), 0 for neither. The whole name may stand in the text of its first column too.
 */
export function likeName(
  group: string | null,
  text: string,
  { id, names, displayNames }: Instrument,
): 0 | 1 | 2 {
  const block = fold(group ?? '')
  const around = fold(text)
  const whole = [id, names.en, names.zh, displayNames.en, displayNames.zh]
    .flatMap((name) => (name === undefined ? [] : [fold(name)]))
    .filter((name) => name.length >= 3)
  if (whole.some((name) => block.includes(name) || around.includes(name))) return 2
  const letters = /^[a-z]{3,}/.exec(fold(id))?.[0]
  const isPart = letters !== undefined && (block.includes(letters) || letters.startsWith(block))
  return isPart && block.length >= 3 ? 1 : 0
}

/** Share of the items whose construct label stands in the header of their column, whole or in most of its words. */
export function wordShare(columns: readonly Candidate[], { items }: Instrument, first = 0): number {
  const nLike = columns.filter(({ parts }, at) => {
    const names = items[first + at]?.names
    return names !== undefined && readsLike(parts.words, names)
  }).length
  return columns.length === 0 ? 0 : nLike / columns.length
}

/** Whether the construct label of an item stands in a header, whole or in most of its words. */
export const readsLike = (words: string, { en, zh }: Text): boolean =>
  isLike(words, en) || isLike(words, zh)

function isLike(header: string, label: string | undefined): boolean {
  if (label === undefined || header === '') return false
  const [text, wanted] = [fold(header), fold(label)]
  if (wanted.length >= 2 && text.includes(wanted)) return true
  const pieces = piecesOf(label)
  const nFound = pieces.filter((piece) => text.includes(piece)).length
  return pieces.length > 0 && nFound / pieces.length >= 0.6
}

/** Words of four letters or more, pairs of Chinese characters. */
function piecesOf(label: string): string[] {
  const plain = label.normalize('NFKC').toLowerCase()
  const words = plain.match(/[a-z]{4,}/g) ?? []
  const runs = plain.match(/\p{Script=Han}{2,}/gu) ?? []
  const pairs = runs.flatMap((run) =>
    Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)),
  )
  return [...words, ...pairs]
}
