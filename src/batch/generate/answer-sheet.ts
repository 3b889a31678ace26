import type { Random } from '../random.js'
import { BLANK } from './gates.js'
import type { GeneratedInstrument } from './sheet-columns.js'

/** How a respondent fills in the sheet. */
export type Manner = 'sincere' | 'same' | 'cycle' | 'random'

/** One respondent: how severe, how careful, where the answers stop. */
export interface Respondent {
  readonly manner: Manner
  /** Latent severity in standard deviations. */
  readonly severity: number
  /** Chance that a cell stays blank, in 0–1. */
  readonly blankShare: number
  /** Share of the sheet after which nothing is answered, in 0–1; 1 for the whole sheet. */
  readonly stopsAfter: number
}

/** Draws a respondent: about 5 in 100 careless, 3 in 10 leave single blanks, 5 in 200 stop before the end. */
export function drawRespondent(random: Random, effect: number): Respondent {
  const careless = random.unit()
  const manner =
    careless < 0.025 ? 'same' : careless < 0.035 ? 'cycle' : careless < 0.05 ? 'random' : 'sincere'
  return {
    manner,
    severity: 0.95 * random.normal() + effect,
    blankShare: random.unit() < 0.3 ? 0.04 : 0,
    stopsAfter: random.unit() < 0.025 ? 0.2 + 0.75 * random.unit() : 1,
  }
}

/**
 * Fills `chosen` with the option index of each item of one instrument, {@link BLANK} where none.
 *
 * @param from - place of the instrument's first item among the items put to this respondent
 * @param nItems - number of items put to this respondent
 */
export function answerInstrument(
  generated: GeneratedInstrument,
  respondent: Respondent,
  random: Random,
  chosen: Uint8Array,
  from: number,
  nItems: number,
): void {
  const { models } = generated
  const trait = 0.88 * respondent.severity + 0.47 * random.normal()
  // Low options are the commoner favourites.
  const favourite = random.unit() ** 2
  const lastAnswered = Math.ceil(respondent.stopsAfter * nItems) - from
  for (let item = 0; item < models.length; item++) {
    const model = models[item] as (typeof models)[number]
    const nOptions = model.bySeverity.length
    const noise = random.bits()
    if (item >= lastAnswered || noise / 4294967296 < respondent.blankShare) chosen[item] = BLANK
    else if (respondent.manner === 'sincere') {
      const latent = model.loading * trait + model.ownLoading * random.normal()
      let passed = 0
      while (passed < nOptions - 1 && latent >= (model.thresholds[passed] as number)) passed++
      chosen[item] = model.bySeverity[passed] as number
    } else if (respondent.manner === 'same') chosen[item] = Math.floor(favourite * nOptions)
    else if (respondent.manner === 'cycle') chosen[item] = (from + item) % nOptions
    else chosen[item] = random.below(nOptions)
  }
  for (const gate of generated.gates)
    if (gate.holds(chosen)) for (const item of gate.items) chosen[item] = BLANK
}
