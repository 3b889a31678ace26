import type { applyGates } from './apply-gates.js'
import type { assignBands } from './assign-bands.js'
import type { combineScales } from './combine-scales.js'
import type { decide } from './decide.js'
import type { fitCutScores } from './fit-cut-scores.js'
import type { writePerson } from './person.js'
import type { standardise } from './standardise.js'
import type { sumItems } from './sum-items.js'
import type { sumPacked } from './sum-packed.js'

/**
 * The parts of the engine that not every instrument needs, so that a page that scores one instrument loads those alone.
 * A step that a plan needs and that is not there is no function, and throws: no score comes out without it.
 */
export interface Steps {
  readonly applyGates: typeof applyGates
  readonly sumItems: typeof sumItems
  readonly sumPacked: typeof sumPacked
  readonly combineScales: typeof combineScales
  readonly standardise: typeof standardise
  readonly fitCutScores: typeof fitCutScores
  readonly decide: typeof decide
  /** Of the kernel; the plain way where absent. */
  readonly assignBands?: typeof assignBands
  /** For one sheet; absent where no score depends on the person. */
  readonly writePerson?: typeof writePerson
}
