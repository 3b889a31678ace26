import type { Instrument } from '../instrument/instrument.js'
import { normStep } from '../norm/norm-step.js'
import type { NormTable } from '../norm/norm-table.js'
import type { AnswerRecord } from './answers-to-row.js'
import { compilePlan } from './compile-plan.js'
import { EVERY_STEP } from './every-step.js'
import type { Person } from './person.js'
import type { Score } from './read-score.js'
import { createSheet, type Sheet, scoreSheet } from './sheet.js'

interface Scorer {
  readonly norms: readonly NormTable[]
  readonly informant: string | undefined
  readonly sheet: Sheet
}

/** Instruments compiled for single sheets, the last use of each. */
const scorers = new WeakMap<Instrument, Scorer>()

const NO_NORMS: readonly NormTable[] = []
const NOBODY: Person = {}

/**
 * Scores one answer sheet: a table of one row, through the same engine as a county's.
 *
 * Blank answers are `null`, `undefined` or absent. An answer outside the item's codes is an issue in the result, and
 * the scales it belongs to have status `out-of-range` and no score.
 *
 * @param instrument - parsed, or imported as a module; compiled at the first call and kept
 * @param answers - item id → code
 * @param person - what norms and bands ask for: sex, grade, age, informant
 * @param norms - norm tables of the instrument, from `parseNormTable` of this thread: they bring the conversions along
 * @returns every scale with its status, bounds and band; rules, critical items, validity; issues
 * @throws {@link TypeError} when `instrument` is not parsed or `answers` is no record but an array, a map or nothing
 * @throws {@link RangeError} when `person` has a key that is not known, a norm table belongs to another instrument, or two claim the same scale
 */
export function score<ScaleId extends string>(
  instrument: Instrument<ScaleId>,
  answers: AnswerRecord,
  person: Person = NOBODY,
  norms: readonly NormTable[] = NO_NORMS,
): Score<ScaleId> {
  if (!Array.isArray(instrument?.items))
    throw new TypeError('score requires a parsed instrument, from parseInstrument or a module')
  const { sheet } = scorerFor(instrument, norms, person.informant)
  return scoreSheet(EVERY_STEP, sheet, answers, person) as Score<ScaleId>
}

function scorerFor(
  instrument: Instrument,
  norms: readonly NormTable[],
  informant: string | undefined,
): Scorer {
  const known = scorers.get(instrument)
  if (known !== undefined && known.informant === informant && isSame(known.norms, norms))
    return known
  const compiled = compilePlan(
    instrument,
    norms.length === 0 ? null : normStep().compileNorms(instrument, norms, informant),
    informant,
  )
  const scorer = {
    norms: [...norms],
    informant,
    sheet: createSheet(compiled, informant),
  }
  scorers.set(instrument, scorer)
  return scorer
}

function isSame(a: readonly NormTable[], b: readonly NormTable[]): boolean {
  if (a.length !== b.length) return false
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false
  return true
}
