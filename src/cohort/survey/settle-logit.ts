import type { SurveyEstimate } from './survey-estimate.js'

/** Sheets of one weight: how many, and how many of them are counted. */
export interface WeightClass {
  readonly weight: number
  readonly n: number
  readonly counted: number
}

/** The weights behind a share. */
export interface ShareWeights {
  readonly classes: readonly WeightClass[]
  /** Mean weight of all sheets with a weight above 0, those of unknown value included. */
  readonly meanWeight: number
}

/** The logit of a share as an iterated fit leaves it, and that of the step before, from which R takes its weights. */
export interface SettledLogit {
  readonly logit: number
  readonly before: number
}

/** As in R's `glm.control`. */
const EPSILON = 1e-8
const MOST_STEPS = 25

/**
 * The steps by which R's `glm` finds the logit of a share, so that what hangs on where it stops comes out as R has it.
 *
 * The first step starts from `(wy + ½) ÷ (w + 1)` for each sheet, each further one is Newton's,
 * `β + (p − μ) ÷ μ(1 − μ)`; it stops where the deviance changes by less than 1e-8 of itself and a tenth.
 *
 * @param share - p, weighted, above 0 and below 1
 */
export function settleLogit(share: number, { classes, meanWeight }: ShareWeights): SettledLogit {
  let [information, score, deviance, total] = [0, 0, 0, 0]
  const start = (weight: number, value: 0 | 1, n: number): void => {
    if (n === 0 || weight === 0) return
    const mean = (weight * value + 0.5) / (weight + 1)
    const spread = mean * (1 - mean)
    information += n * weight * spread
    score += n * weight * (spread * Math.log(mean / (1 - mean)) + value - mean)
    deviance -= 2 * n * weight * Math.log(value === 1 ? mean : 1 - mean)
    total += n * weight
  }
  for (const { weight, n, counted } of classes) {
    start(weight / meanWeight, 1, counted)
    start(weight / meanWeight, 0, n - counted)
  }
  let logit = score / information
  let before = logit
  for (let step = 1; step <= MOST_STEPS; step++) {
    const last = deviance
    deviance = total * logitDeviance(share, logit)
    if (Math.abs(deviance - last) < EPSILON * (Math.abs(deviance) + 0.1)) break
    before = logit
    const mean = logistic(logit)
    logit += (share - mean) / (mean * (1 - mean))
  }
  return { logit, before }
}

/** As if every sheet had the same weight. */
export function alike({
  estimate,
  n,
  sumOfWeights,
}: Pick<SurveyEstimate, 'estimate' | 'n' | 'sumOfWeights'>): ShareWeights {
  const weight = sumOfWeights / n
  return { classes: [{ weight, n, counted: n * estimate }], meanWeight: weight }
}

export const logistic = (value: number): number => 1 / (1 + Math.exp(-value))

/** Spread of 1 and 0 where a logit says how many are 1. */
export const spreadOf = (logit: number): number => logistic(logit) * logistic(-logit)

/** Twice the negative log-likelihood that a logit gives a sheet, on average over sheets of which a share p is counted. */
export function logitDeviance(p: number, logit: number): number {
  return 2 * (p * Math.log1p(Math.exp(-logit)) + (1 - p) * Math.log1p(Math.exp(logit)))
}
