import { cubicSpline } from '../../stat/cubic-spline.js'
import { findRoot } from '../../stat/find-root.js'
import { normalCumulative } from '../../stat/normal-cumulative.js'
import { studentQuantile } from '../../stat/student-quantile.js'
import type { NumberRange } from '../../stat/wilson-interval.js'
import { alike, logistic, logitDeviance, settleLogit, spreadOf } from './settle-logit.js'
import type { SurveyEstimate } from './survey-estimate.js'
import type { SurveyIntervalSettings } from './survey-interval.js'

/** R looks at most this many steps away from the estimate, on either side. */
const MOST_STEPS = 9
const STEPS_TO_END = 5
const POINTS_PER_STEP = 3

/** Logits beyond which a share is 0 or 1. */
const FARTHEST_LOGIT = 700

/**
 * Likelihood interval of a proportion from a sample, as `svyciprop(method = "likelihood")` of R's `survey` 4.1 gives it.
 *
 * The signed root of the deviance of a logistic model with an intercept, scaled by its dispersion, is computed on a grid
 * of logits, joined by a cubic spline, and read in straight lines where it reaches `±t·√λ`, with λ the design effect
 * against a binomial of n rows. All this is R's: its fit has not quite settled when it stops, and its reading is good to
 * about four digits, so the same steps are taken here to arrive at the same figure.
 *
 * Where R's grid does not reach far enough and R has no limit, the limit is where the signed root itself does.
 *
 * @see Lumley, T., & Scott, A. (2014). Tests for regression models fitted to survey data. Australian & New Zealand Journal of Statistics, 56, 1–14.
 */
export function likelihoodInterval(
  found: SurveyEstimate,
  { confidence, degreesOfFreedom, weights = alike(found) }: SurveyIntervalSettings,
): NumberRange {
  const { estimate: p, standardError, n, sumOfWeights } = found
  const { logit: start, before } = settleLogit(p, weights)
  const spread = spreadOf(start)
  const scaledSum = sumOfWeights / weights.meanWeight
  const root = Math.sqrt(standardError ** 2 * scaledSum * spreadOf(before)) / spread
  const cutOff = studentQuantile((1 + confidence) / 2, degreesOfFreedom) * root
  const farthest = -studentQuantile(normalCumulative(-cutOff) / 4, n - 1)
  const step = (farthest / STEPS_TO_END) * (standardError / spread)
  const dispersion = ((n / (n - 1)) * p * (1 - p)) / spread
  const rootAt = signedRoot(p, start, n / dispersion)
  const rootInR = (logit: number): number => rootAt(heldLogit(logit))
  const side = (sign: number): number[] => {
    const logits: number[] = []
    for (let steps = 1; steps <= MOST_STEPS; steps++) {
      const at = start + sign * steps * step
      logits.push(at)
      if (Math.abs(rootInR(at)) >= farthest) break
    }
    return logits
  }
  const logits = [...side(-1).reverse(), start, ...side(1)]
  const read = readSpline(logits, logits.map(rootInR))
  const limit = (sign: number): number => {
    const found = read(sign * cutOff)
    if (!Number.isNaN(found)) return logistic(found)
    return logistic(findRoot((at) => rootAt(at) - sign * cutOff, start, sign * FARTHEST_LOGIT))
  }
  return { low: limit(-1), high: limit(1) }
}

/** R takes every logit beyond ±30 for that of the least or greatest number that differs from 0 or 1. */
function heldLogit(logit: number): number {
  return Math.abs(logit) > 30 ? -Math.sign(logit) * Math.log(Number.EPSILON) : logit
}

/** Signed root of the loss of log-likelihood between the estimate and another logit. */
function signedRoot(p: number, start: number, scale: number): (logit: number) => number {
  const least = logitDeviance(p, start)
  return (logit) =>
    Math.sign(logit - start) * Math.sqrt(scale * Math.max(0, logitDeviance(p, logit) - least))
}

/** The spline at evenly spaced points, read backwards in straight lines; NaN beyond them. */
function readSpline(xs: readonly number[], ys: readonly number[]): (y: number) => number {
  const curve = cubicSpline(xs, ys)
  const first = xs[0] as number
  const n = POINTS_PER_STEP * xs.length
  const gap = ((xs[xs.length - 1] as number) - first) / (n - 1)
  const points = Array.from({ length: n }, (_, i) => ({
    x: first + i * gap,
    y: curve(first + i * gap),
  })).sort((one, other) => one.y - other.y)
  return (y) => {
    for (let i = 1; i < n; i++) {
      const [below, above] = [points[i - 1], points[i]]
      if (below && above && y >= below.y && y <= above.y)
        return below.x + ((y - below.y) / (above.y - below.y)) * (above.x - below.x)
    }
    return Number.NaN
  }
}
