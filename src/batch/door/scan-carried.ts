import { isNoAnswer } from '../../io/cell/no-answer.js'
import type { FileColumn } from '../../io/columns/column-plan.js'
import { type PrivateKind, privateKindOfCell } from '../../io/columns/private-kinds.js'
import type { ResponseFile } from '../../io/open-responses.js'
import { readBlocks } from '../../io/read-blocks.js'
import { breathe, type Watch } from '../breathe.js'

/** What stands in a column that is carried through. */
export interface CarriedColumn {
  /** Position in the file; 0 is the first. */
  readonly index: number
  /** Kind of private content that it holds; null where it holds none. */
  readonly holds: PrivateKind | null
  /** `whole` and `number` where every cell is the text of such a number and of nothing else, so that none is changed. */
  readonly kind: 'text' | 'whole' | 'number'
}

interface Found {
  nFilled: number
  /** Cells with the mark of a platform that nothing was answered; they are texts, and tell of no person. */
  nSkipped: number
  nSentences: number
  nWhole: number
  nNumbers: number
  readonly kinds: Map<PrivateKind, number>
  readonly sentences: Set<string>
  longest: number
}

/** Share of the filled cells from which a shape says what a column holds. */
const SHARE = 0.2
/** Different sentences that make free text. */
const SENTENCES = 2
/** Sentences looked at: answers that people write differ, options of a closed question come again. */
const MOST_SENTENCES = 64
/** Characters of one text that is free text by itself. */
const LONG = 60
const MOST_WHOLE = 2 ** 31

/**
 * Reads the carried columns of a file once, to find out what they hold. Nothing of the content is kept.
 *
 * @param isAsked - columns to be read; the others come back as text that holds nothing private
 */
export async function scanCarried(
  file: ResponseFile,
  isAsked: (column: FileColumn) => boolean,
  signal: Watch['signal'],
): Promise<CarriedColumn[]> {
  const isCarried = ({ uses }: FileColumn): boolean => uses.some(({ kind }) => kind === 'carried')
  const asked = file.columns.filter((column) => isCarried(column) && isAsked(column))
  const found = new Map(asked.map(({ index }) => [index, nothingFound()]))
  if (asked.length > 0) await readColumns(file, found, signal)
  return file.columns.filter(isCarried).map(({ index }) => {
    const own = found.get(index)
    return own === undefined
      ? { index, holds: null, kind: 'text' }
      : { index, holds: heldKind(own), kind: numberKind(own) }
  })
}

function nothingFound(): Found {
  const counts = { nFilled: 0, nSkipped: 0, nSentences: 0, nWhole: 0, nNumbers: 0, longest: 0 }
  return { ...counts, kinds: new Map(), sentences: new Set() }
}

/** Reads the columns of `found` and nothing else. */
async function readColumns(
  file: ResponseFile,
  found: ReadonlyMap<number, Found>,
  signal: Watch['signal'],
): Promise<void> {
  const columns = file.columns.map((column) => ({
    ...column,
    uses: found.has(column.index) ? column.uses.filter(({ kind }) => kind === 'carried') : [],
  }))
  const owners = [...found.values()]
  for (const block of readBlocks({ ...file, columns, instruments: [] })) {
    block.carried.forEach(({ values }, index) => {
      for (let row = 0; row < block.length; row++) take(owners[index] as Found, values[row] ?? '')
    })
    await breathe({ signal }, block.counts.rows)
  }
}

function take(found: Found, cell: string): void {
  if (cell.trim() === '') {
    // Blanks are texts too, which a column of numbers would lose.
    if (cell !== '') found.nFilled++
    return
  }
  found.nFilled++
  if (isNoAnswer(cell)) {
    found.nSkipped++
    return
  }
  const number = Number(cell)
  if (String(number) === cell && Number.isFinite(number)) {
    found.nNumbers++
    if (Number.isInteger(number) && Math.abs(number) < MOST_WHOLE) {
      found.nWhole++
      if (cell.length < 10) return
    }
  }
  const kind = privateKindOfCell(cell)
  if (kind === null) return
  found.kinds.set(kind, (found.kinds.get(kind) ?? 0) + 1)
  if (kind !== 'free-text') return
  if (found.nSentences < MOST_SENTENCES) {
    found.nSentences++
    found.sentences.add(cell)
  }
  found.longest = Math.max(found.longest, cell.length)
}

function heldKind({
  kinds,
  nFilled,
  nSkipped,
  nSentences,
  sentences,
  longest,
}: Found): PrivateKind | null {
  const isVaried = sentences.size >= SENTENCES
  for (const [kind, count] of kinds) {
    if (count < (nFilled - nSkipped) * SHARE) continue
    if (kind !== 'free-text' || isVaried || longest > LONG) return kind
  }
  // However few wrote something: sentences that hardly ever come again were written by people.
  return isVaried && sentences.size > nSentences / 2 ? 'free-text' : null
}

function numberKind({ nFilled, nWhole, nNumbers }: Found): CarriedColumn['kind'] {
  if (nFilled === 0 || nNumbers < nFilled) return 'text'
  return nWhole === nFilled ? 'whole' : 'number'
}
