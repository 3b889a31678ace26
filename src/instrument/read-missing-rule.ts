import type { PlacedScale } from './apply-variant.js'
import type { Scale } from './instrument.js'
import type { Report } from './report.js'

/** Rounding slack, so that a share such as 0.2 of 5 terms allows one and not none. */
const SLACK = 1e-9

/**
 * How many terms may be missing, as a number: a share is rounded down. Without a rule none; completed by prorating and
 * not rounded unless the rule says otherwise.
 *
 * @param nTerms - number of terms of the scale as written; 0 where none of them is known
 */
export function readMissingRule(
  { value: { missing, numerator }, pathOf }: PlacedScale,
  nTerms: number,
  report: Report,
): Scale['missing'] {
  const share = missing?.maxMissingShare
  const maxMissing =
    missing?.maxMissing ?? (share === undefined ? 0 : Math.floor(share * nTerms + SLACK))
  const path = pathOf('missing')
  if (nTerms > 0 && maxMissing >= nTerms)
    report({
      code: 'range',
      path,
      expected: `fewer than ${nTerms} missing, the number of terms`,
      received: String(maxMissing),
    })
  if (numerator !== undefined && maxMissing > 0)
    report({
      code: 'range',
      path,
      expected: 'none missing: numerator and denominator have their own rules',
      received: String(maxMissing),
    })
  return {
    maxMissing,
    completion: missing?.completion ?? 'prorate',
    round: missing?.round ?? 'none',
  }
}
