import { roundQuotient } from '../../stat/rounding.js'
import { roundingIn, standardScore, withinEnds } from '../standard-score.js'
import type { ConversionMethod, ConversionOf, ConversionSetting } from './conversion-method.js'
import { decimalScale } from './decimal-scale.js'

type MeanSd = ConversionOf<'mean-sd'>

/**
 * Linear standard score from mean and standard deviation of the norm group: `z = (raw − mean) ÷ sd`.
 *
 * Published means and deviations are short decimals, and so are raw scores that are means of items. They are scaled to
 * whole numbers, so that a score that lies on a half or on a cut is seen to lie there: the division comes last. A raw
 * score that is no short decimal, such as ⅓, lies on none.
 */
export const meanSd: ConversionMethod<MeanSd> = {
  kind: 'mean-sd',
  usesAge: false,
  faults: () => [],
  convert,
}

function convert({ mean, sd }: MeanSd, { metric, round }: ConversionSetting, raw: number): number {
  const whole = decimalScale(mean, sd, raw)
  const scale = whole === 0 ? decimalScale(mean, sd) : whole
  if (scale === 0) return standardScore((raw - mean) / sd, metric, round)
  const scaled = raw * scale
  const deviation = (whole === 0 ? scaled : Math.round(scaled)) - Math.round(mean * scale)
  const unit = Math.round(sd * scale)
  if (metric.form === 'percent') return standardScore(deviation / unit, metric, round)
  // Twice both sides, for metrics whose mean is a half.
  const numerator = 2 * metric.mean * unit + 2 * metric.sd * deviation
  return withinEnds(roundQuotient(numerator, 2 * unit, roundingIn(metric, round)), metric)
}
