// What the modules of `mindgauge/scorers` are made of: each takes the steps of the engine that its instrument needs, and
// leaves the others to those who need them. Not an entry of its own.

export { applyGates } from './score/apply-gates.js'
export { combineScales } from './score/combine-scales.js'
export { decide } from './score/decide.js'
export { filledColumn } from './score/filled-column.js'
export { fitCutScores } from './score/fit-cut-scores.js'
export { writePerson } from './score/person.js'
export { scorer } from './score/scorer.js'
export { sumItems } from './score/sum-items.js'
