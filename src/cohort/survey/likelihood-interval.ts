import { cubicSpline } from '../../stat/cubic-spline.js'
import { normalCumulative } from '../../stat/normal-cumulative.js'
import { studentQuantile } from '../../stat/student-quantile.js'
import type { NumberRange } from '../../stat/wilson-interval.js'
import type { SurveyEstimate } from './survey-estimate.js'
import type { SurveyIntervalSettings } from './survey-interval.js'

/** R looks at most this many steps away from the estimate, on either side. */
const MOST_STEPS = 9
const STEPS_TO_END = 5
const POINTS_PER_STEP = 3

/**
 * Likelihood interval of a proportion from a sample, as `svyciprop(method = "likelihood")` of R's `survey` 4.1 gives it.
 *
 * The signed root of the deviance of a logistic model with an intercept, scaled by its dispersion, is computed on a grid
 * of logits, joined by a cubic spline, and read where it reaches `±t·√λ`, with λ the design effect against a binomial of
 * n rows. The reading between the points of the spline is linear, as in R, which is good to about four digits. R's own λ
 * comes from weights of the last iteration but one, so that the two agree to about five digits and not to eight.
 *
 * @see Lumley, T., & Scott, A. (2014). Tests for regression models fitted to survey data. Australian & New Zealand Journal of Statistics, 56, 1–14.
 */
export function likelihoodInterval(
  { estimate: p, standardError, n }: SurveyEstimate,
  { confidence, degreesOfFreedom }: SurveyIntervalSettings,
): NumberRange {
  const spread = p * (1 - p)
  const root = Math.sqrt((standardError ** 2 * n) / spread)
  const cutOff = studentQuantile((1 + confidence) / 2, degreesOfFreedom) * root
  const farthest = -studentQuantile(normalCumulative(-cutOff) / 4, n - 1)
  const start = Math.log(p / (1 - p))
  const step = (farthest / STEPS_TO_END) * (standardError / spread)
  const rootAt = signedRoot(p, start, n)
  const side = (sign: number): number[] => {
    const logits: number[] = []
    for (let steps = 1; steps <= MOST_STEPS; steps++) {
      const at = start + sign * steps * step
      logits.push(at)
      if (Math.abs(rootAt(at)) >= farthest) break
    }
    return logits
  }
  const logits = [...side(-1).reverse(), start, ...side(1)]
  const read = readSpline(logits, logits.map(rootAt))
  return { low: logistic(read(-cutOff)), high: logistic(read(cutOff)) }
}

const logistic = (value: number): number => 1 / (1 + Math.exp(-value))

/** Signed root of twice the loss of log-likelihood between the estimate and another logit. */
function signedRoot(p: number, start: number, n: number): (logit: number) => number {
  const dispersion = n / (n - 1)
  const deviance = (logit: number): number =>
    2 * n * (p * Math.log1p(Math.exp(-logit)) + (1 - p) * Math.log1p(Math.exp(logit)))
  const least = deviance(start)
  return (logit) =>
    Math.sign(logit - start) * Math.sqrt(Math.max(0, (deviance(logit) - least) / dispersion))
}

/** The spline at evenly spaced points, read backwards in straight lines. */
function readSpline(xs: readonly number[], ys: readonly number[]): (y: number) => number {
  const curve = cubicSpline(xs, ys)
  const first = xs[0] as number
  const n = POINTS_PER_STEP * xs.length
  const gap = ((xs[xs.length - 1] as number) - first) / (n - 1)
  const grid = Array.from({ length: n }, (_, i) => first + i * gap)
  const values = grid.map(curve)
  return (y) => {
    for (let i = 1; i < n; i++) {
      const [below, above] = [values[i - 1] as number, values[i] as number]
      if (y >= below && y <= above)
        return (grid[i - 1] as number) + ((y - below) / (above - below)) * gap
    }
    return Number.NaN
  }
}
