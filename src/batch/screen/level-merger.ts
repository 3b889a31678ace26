import type { RosterCategory } from '../../io/roster.js'
import type { CategoryColumn } from '../../io/row-block.js'

/** One level of grouping over all blocks: texts of the roster and of the files under the same codes. */
export interface LevelMerger {
  readonly values: string[]
  readonly codeOf: Map<string, number>
  /** The code of each code of the file that is being read, and of the roster. */
  readonly ofFile: CodeMap
  readonly ofRoster: CodeMap
}

interface CodeMap {
  values: readonly string[]
  readonly codes: number[]
}

export function createLevelMerger(): LevelMerger {
  const codeMap = (): CodeMap => ({ values: [], codes: [] })
  return { values: [''], codeOf: new Map([['', 0]]), ofFile: codeMap(), ofRoster: codeMap() }
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
 * @param areAlike - whether two texts say the same
 */
export function mergeLevel(
  merger: LevelMerger,
  length: number,
  own: CategoryColumn | undefined,
  roster: RosterCategory | undefined,
  entries: Int32Array,
  onConflict: (row: number) => void,
  areAlike: (one: string, other: string) => boolean = () => false,
): CategoryColumn {
  const ownCodes = mapped(merger, merger.ofFile, own?.values ?? [])
  const rosterCodes = mapped(merger, merger.ofRoster, roster?.values ?? [])
  const codes = new Uint32Array(length)
  for (let row = 0; row < length; row++) {
    const entry = entries[row] as number
    const theirs =
      entry < 0 || roster === undefined ? 0 : (rosterCodes[roster.codes[entry] as number] ?? 0)
    const ours = own === undefined ? 0 : (ownCodes[own.codes[row] as number] ?? 0)
    if (theirs !== 0 && ours !== 0 && theirs !== ours) {
      const [one, other] = [merger.values[theirs] as string, merger.values[ours] as string]
      if (!areAlike(one, other)) onConflict(row)
    }
    codes[row] = theirs === 0 ? ours : theirs
  }
  return { codes, values: merger.values }
}

/** The merged code of each value; values that were seen before keep theirs. */
function mapped(merger: LevelMerger, map: CodeMap, values: readonly string[]): readonly number[] {
  if (map.values !== values) {
    map.values = values
    map.codes.length = 0
  }
  for (let code = map.codes.length; code < values.length; code++)
    map.codes.push(levelCode(merger, values[code] as string))
  return map.codes
}
