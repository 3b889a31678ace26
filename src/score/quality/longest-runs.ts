import type { ResponseBlock } from '../../table/blocks.js'
import { FIRST_MISSING } from '../../table/missing.js'

/** Length of the longest run of the same raw answer in presented order, for each sheet; a missing answer ends it. */
export function longestRuns({ length, codes }: ResponseBlock): Uint16Array {
  const run = new Uint16Array(length)
  const longest = new Uint16Array(length)
  let before: Uint8Array | undefined
  for (const column of codes) {
    const previous = before ?? column
    const isFirst = before === undefined
    for (let row = 0; row < length; row++) {
      const code = column[row] as number
      let now = 0
      if (code < FIRST_MISSING)
        now = code === previous[row] && !isFirst ? (run[row] as number) + 1 : 1
      run[row] = now
      if (now > (longest[row] as number)) longest[row] = now
    }
    before = column
  }
  return longest
}
