import type { CutScoreSet } from '../instrument/instrument.js'
import type { BandBounds } from './condition/condition-node.js'
import { NONE } from './statuses.js'

/** The lower bounds of a cut-score set as columns; the first band begins at −∞. */
export function bandBounds(set: CutScoreSet): BandBounds {
  return {
    at: Float64Array.from(set.cutScores, (cut) => cut.at ?? Number.NEGATIVE_INFINITY),
    strict: Uint8Array.from(set.cutScores, (cut) => (cut.strict ? 1 : 0)),
  }
}

/**
 * Index of the band of a score: the last one that begins at the score or below it (strictly below it where the band
 * begins just above its bound). NONE for a score that is not there.
 */
export function bandOf(bounds: BandBounds, score: number): number {
  const { at, strict } = bounds
  for (let band = at.length - 1; band >= 0; band--) {
    const bound = at[band] as number
    if (score > bound || (score === bound && strict[band] === 0)) return band
  }
  return NONE
}
