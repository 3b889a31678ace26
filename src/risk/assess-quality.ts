import type { PatternFinder } from '../score/quality/pattern-finder.js'
import type { CompiledProtocol } from './compile-protocol.js'
import type { ScreenBuffer } from './screen-buffer.js'
import { QUALITY_STATES, type SheetBlock } from './screened-block.js'

/** Runs the protocol's rules of response quality; the worst state that one of them gives is the sheet's. */
export function assessQuality(
  compiled: CompiledProtocol,
  sheets: SheetBlock,
  buffer: ScreenBuffer,
  finder: PatternFinder,
): void {
  const input = {
    length: buffer.length,
    responses: sheets.responses,
    scores: buffer.scores,
    plans: compiled.qualityPlans,
    validityStates: compiled.instruments.map(({ instrument }) =>
      instrument.validity.map(({ state }) => state),
    ),
    due: buffer.due,
    seconds: sheets.seconds,
    instructedFailed: sheets.instructedFailed,
    finder,
    patterns: [],
  }
  buffer.quality.fill(0, 0, buffer.length)
  let computed = -1
  compiled.quality.forEach(({ rule, index, instruments, family, least }, position) => {
    const speaks = buffer.qualityRules[position] as Uint8Array
    const { atLeast = Number.NEGATIVE_INFINITY, below = Number.POSITIVE_INFINITY } = rule
    const state = QUALITY_STATES.indexOf(rule.state)
    // Rules of one family that stand together look at the same numbers.
    if (family !== computed) index.compute(input, instruments, buffer.index, least)
    computed = family
    for (let row = 0; row < buffer.length; row++) {
      const value = buffer.index[row] as number
      const isMet = value >= atLeast && value < below
      speaks[row] = isMet ? 1 : 0
      if (isMet && state > (buffer.quality[row] as number)) buffer.quality[row] = state
    }
  })
}
