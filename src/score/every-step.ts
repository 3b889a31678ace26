import { applyGates } from './apply-gates.js'
import { combineScales } from './combine-scales.js'
import { decide } from './decide.js'
import { fitCutScores } from './fit-cut-scores.js'
import { writePerson } from './person.js'
import { standardise } from './standardise.js'
import type { Steps } from './steps.js'
import { sumItems } from './sum-items.js'
import { sumPacked } from './sum-packed.js'

/** All of the engine: what an instrument of any kind may need. */
export const EVERY_STEP: Steps = {
  applyGates,
  sumItems,
  sumPacked,
  combineScales,
  standardise,
  fitCutScores,
  decide,
  writePerson,
}
