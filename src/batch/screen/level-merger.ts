import type { RosterCategory } from '../../io/roster.js'
import type { CategoryColumn } from '../../io/row-block.js'

/** One level of grouping over all blocks: texts of the roster and of the files under the same codes. */
export interface LevelMerger {
  readonly values: string[]
  readonly codeOf: Map<string, number>
}

export function createLevelMerger(): LevelMerger {
  return { values: [''], codeOf: new Map([['', 0]]) }
}

/** The code of a text; a new one where the text is new. */
export function levelCode({ values, codeOf }: LevelMerger, text: string): number {
  const known = codeOf.get(text)
  if (known !== undefined) return known
  const code = values.length
  values.push(text)
  codeOf.set(text, code)
  return code
}

/**
 * The level of each sheet of a block: the roster's where it knows it, otherwise the sheet's own.
 *
 * @param entries - entry of each sheet in the roster, −1 where it has none
 * @param onConflict - told each row on which both are known and differ
 */
export function mergeLevel(
  merger: LevelMerger,
  length: number,
  own: CategoryColumn | undefined,
  roster: RosterCategory | undefined,
  entries: Int32Array,
  onConflict: (row: number) => void,
): CategoryColumn {
  const codes = new Uint32Array(length)
  for (let row = 0; row < length; row++) {
    const entry = entries[row] as number
    const theirs =
      entry < 0 || roster === undefined ? '' : (roster.values[roster.codes[entry] as number] ?? '')
    const ours = own?.values[own.codes[row] as number] ?? ''
    if (theirs !== '' && ours !== '' && theirs !== ours) onConflict(row)
    codes[row] = levelCode(merger, theirs === '' ? ours : theirs)
  }
  return { codes, values: merger.values }
}
