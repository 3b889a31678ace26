import type { RowBlock } from '../../io/row-block.js'
import { type Issue, issue } from '../../issue/issue.js'

/** Cells that say nothing that can be counted, by what was wanted of them. */
export interface UnreadCells {
  /** Scores that are no numbers. */
  scores: number
  /** Words that a tier, a band, an outcome or the quality cannot be. */
  words: number
}

/** What is wrong in single cells: the first of it cell by cell, all of it counted. */
export interface CellFaults {
  readonly file: string
  readonly issues: Issue[]
  readonly unread: UnreadCells
}

/** Issues kept of single cells. */
export const MOST_ISSUES = 1000

/** Notes a cell that says nothing. */
export function noteCell(
  { file, issues, unread }: CellFaults,
  kind: keyof UnreadCells,
  block: RowBlock,
  row: number,
  { name, expected }: Pick<ValueReader, 'name' | 'expected'>,
): void {
  unread[kind]++
  if (issues.length >= MOST_ISSUES) return
  const place = { file, row: block.rows[row] as number, column: name, expected }
  issues.push(
    kind === 'scores'
      ? issue({ code: 'number-invalid', severity: 'warning', ...place, received: NO_NUMBER })
      : issue({ code: 'unknown-reference', severity: 'warning', ...place, received: NO_SUCH_WORD }),
  )
}

const NO_NUMBER = 'something else'
const NO_SUCH_WORD = 'another word'

/** Reads a column of texts, each of which is looked at once. */
export interface ValueReader {
  readonly name: string
  /** What can stand there. */
  readonly expected: string
  /** What each text stands for by its code, of those that have come; NaN for one that cannot stand there. */
  readonly meaningsOf: (texts: readonly string[]) => Float64Array
}

/** Reads a column of scores: a blank one is NaN too. */
export const scoreReader = (name: string): ValueReader =>
  createReader(name, 'a number', Number.NaN, (text) => {
    const value = text.trim() === '' ? Number.NaN : Number(text)
    return Number.isFinite(value) ? value : Number.NaN
  })

/**
 * Reads a column of words as the codes of them, which number the categories of a measure; 0 where it is blank.
 *
 * @param words - those that can stand there; null where that is not known
 */
export const wordReader = (name: string, words: readonly string[] | null): ValueReader =>
  words === null
    ? createReader(name, '', 0, (_, code) => code)
    : createReader(name, `one of ${words.join(', ')}`, 0, (text, code) =>
        words.includes(text) ? code : Number.NaN,
      )

function createReader(
  name: string,
  expected: string,
  blank: number,
  meaningOf: (text: string, code: number) => number,
): ValueReader {
  let meanings = Float64Array.of(blank)
  const meaningsOf = (texts: readonly string[]): Float64Array => {
    const from = meanings.length
    if (texts.length > from) {
      const longer = new Float64Array(texts.length)
      longer.set(meanings)
      for (let code = from; code < texts.length; code++)
        longer[code] = meaningOf(texts[code] as string, code)
      meanings = longer
    }
    return meanings
  }
  return { name, expected, meaningsOf }
}
