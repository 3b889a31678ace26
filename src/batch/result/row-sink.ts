import type { RowBlock } from '../../io/row-block.js'
import type { IssueDraft } from '../../issue/issue.js'
import type { ScoreBuffer } from '../../score/score-buffer.js'

/** Where scored rows go, whatever the format. */
export interface RowSink {
  /** Begins the file; called once, with the headers of the carried columns. */
  readonly begin: (carried: readonly string[]) => Promise<void>
  /** Takes a block with the scores of each instrument; returns the number of rows with a note. */
  readonly block: (block: RowBlock, scores: readonly ScoreBuffer[]) => number
  /** Completes the file; says what of the table it could not hold. */
  readonly end: () => readonly IssueDraft[]
}

/** Names of the columns of a result: those of the input, then ours, told apart where the input has one of that name. */
export function resultNames(theirs: readonly string[], ours: readonly string[]): string[] {
  const taken = new Set(theirs.map((name) => name.trim()))
  return ours.map((name) => (taken.has(name) ? `mindgauge_${name}` : name))
}
