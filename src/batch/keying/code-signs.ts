import type { Instrument } from '../../instrument/instrument.js'
import type { Coding } from '../../io/column-map.js'
import type { ResponseFile } from '../../io/open-responses.js'
import type { OutsideAnswers } from './check-keying.js'

/**
 * `codes-shifted`: numbers lie one above (or below) the codes, and the lowest (or highest) code is hardly ever used.
 * `lowest-unused`: all are codes, and the lowest is used nowhere, as where 1 to 3 stand for 0 to 2.
 */
export interface CodeSign {
  readonly kind: 'codes-shifted' | 'lowest-unused'
  readonly instrument: string
  /** Answers that could be read, and cells that could not. */
  readonly n: number
  readonly outside: number
  /** By how much the numbers in the file seem to lie above the codes. */
  readonly shift: 1 | -1
}

/** Fewer answers than these say nothing of a code that is not used. */
const FEWEST_ANSWERS = 100

/** Share of the answers that may be the unused code all the same. */
const MOST_SLIPS = 0.01

/**
 * Whether the codes of an instrument seem shifted by one.
 *
 * @param chosen - how often each option of each item was chosen
 */
export function codeSigns(
  { id, items }: Instrument,
  chosen: readonly (readonly number[])[],
  file: ResponseFile,
  outside: OutsideAnswers,
): CodeSign[] {
  const codings = codingsOf(file, id)
  let n = 0
  let nOutside = 0
  let nOdd = 0
  let lowest = 0
  let highest = 0
  let least = Number.POSITIVE_INFINITY
  const beyond = { 1: 0, '-1': 0 }
  items.forEach((item, index) => {
    const counts = chosen[index] ?? []
    n += counts.reduce((sum, count) => sum + count, 0)
    lowest += counts[0] ?? 0
    highest += counts.at(-1) ?? 0
    least = Math.min(least, item.options.length)
    const { count, examples } = outside(id, item.id)
    nOutside += count
    const ends = endsOf(
      item.options.map(({ code, score }) => ({ code, score })),
      codings.get(item.id),
    )
    if (count === 0) return
    nOdd++
    const numbers = examples.map(Number)
    const [isAbove, isBelow] = [
      numbers.includes(ends.highest + 1),
      numbers.includes(ends.lowest - 1),
    ]
    if (isAbove && !isBelow) beyond[1] += 1
    if (isBelow && !isAbove) beyond['-1'] += 1
  })
  // Most items reach over one end, and the other is as good as never used: a slip of the pen is no sign against it.
  const isShifted = (way: 1 | -1, unused: number): boolean =>
    nOutside > 0 &&
    (beyond[way] * 2 >= items.length
      ? unused <= MOST_SLIPS * n
      : beyond[way] === nOdd && unused === 0)
  const sign = (kind: CodeSign['kind'], shift: 1 | -1): CodeSign[] => [
    { kind, instrument: id, n, outside: nOutside, shift },
  ]
  if (isShifted(1, lowest)) return sign('codes-shifted', 1)
  if (isShifted(-1, highest)) return sign('codes-shifted', -1)
  if (nOutside === 0 && lowest === 0 && least > 2 && n >= FEWEST_ANSWERS)
    return sign('lowest-unused', 1)
  return []
}

function codingsOf({ columns, instruments }: ResponseFile, id: string): Map<string, Coding> {
  const codings = new Map<string, Coding>()
  for (const { uses } of columns)
    for (const use of uses)
      if (use.kind === 'item' && instruments[use.instrument]?.id === id)
        codings.set(use.id, use.coding)
  return codings
}

interface Option {
  readonly code: string | number | boolean
  readonly score: number | null
}

/** Lowest and highest number that a coding can write. */
function endsOf(
  options: readonly Option[],
  coding: Coding = 'code',
): { readonly lowest: number; readonly highest: number } {
  if (coding === 'index') return { lowest: 1, highest: options.length }
  const numbers = options.map(({ code, score }) =>
    coding === 'score' ? (score ?? 0) : Number(code),
  )
  return { lowest: Math.min(...numbers), highest: Math.max(...numbers) }
}
