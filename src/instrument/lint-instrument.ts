import { type Issue, issue } from '../issue/issue.js'
import { at } from '../schema/json-pointer.js'
import type { Instrument } from './instrument.js'
import { lintBands } from './lint-bands.js'
import { lintCodes } from './lint-codes.js'
import { lintConditions } from './lint-conditions.js'
import { lintConflicts } from './lint-conflicts.js'
import { lintFacts } from './lint-facts.js'
import { lintNames } from './lint-names.js'
import { lintPersonality } from './lint-personality.js'
import { lintProrating } from './lint-prorating.js'
import { lintReliability } from './lint-reliability.js'
import { lintUse } from './lint-use.js'
import type { Report } from './report.js'
import { scoredRanges } from './scored-range.js'

/**
 * Proves of an instrument what a parser can let pass: every item is used or declared unscored; every scale has a finite
 * range; the bands cover every score that can come out, fractions included, without hole or overlap; every figure has a
 * source; no condition is out of reach. Shipped instruments pass without an issue.
 *
 * @param instrument - as parsed, with one variant applied; each variant is linted by itself
 * @returns issues; their paths name scales, critical items and bands by id, as the order of a parsed instrument is that
 * of scoring and not of the file
 */
export function lintInstrument(instrument: Instrument): readonly Issue[] {
  const issues: Issue[] = []
  const report: Report = (draft) => issues.push(issue(draft))
  lintUse(instrument, report)
  lintRanges(instrument, report)
  lintProrating(instrument, report)
  lintBands(instrument, report)
  lintConditions(instrument, report)
  lintConflicts(instrument, report)
  lintFacts(instrument, report)
  lintReliability(instrument, report)
  lintCodes(instrument, report)
  lintNames(instrument, report)
  lintPersonality(instrument, report)
  return issues
}

/** Reports ranges that have no end, and lookup tables that lack a score which can occur. */
function lintRanges(instrument: Instrument, report: Report): void {
  const ranges = scoredRanges(instrument)
  instrument.scales.forEach(({ id, attainable, transform }, index) => {
    const path = at('/scoring/scales', id)
    if (!Number.isFinite(attainable.minimum) || !Number.isFinite(attainable.maximum))
      report({
        code: 'range',
        path,
        expected: 'a finite range',
        received: 'a quotient whose denominator can be 0',
      })
    lintLookups(instrument, index, path, report)
    const { minimum, maximum } = ranges[index] ?? attainable
    if (minimum === maximum && transform.length === 0)
      report({
        code: 'range',
        path,
        expected: 'a scale that can take more than one value',
        received: `${minimum} for every sheet`,
      })
  })
}

/** A table is only as good as its keys: every whole raw score must be one, and no fraction may come to it. */
function lintLookups(instrument: Instrument, index: number, path: string, report: Report): void {
  const scale = instrument.scales[index]
  if (scale === undefined) return
  scale.transform.forEach((step, place) => {
    if (step.kind !== 'lookup') return
    const before = { ...scale, transform: scale.transform.slice(0, place) }
    const { aggregate, missing, transform } = before
    const last = transform.at(-1)
    const isRounded = last?.kind === 'linear' && last.round !== 'none'
    const isProrated =
      missing.maxMissing > 0 && missing.completion === 'prorate' && missing.round === 'none'
    const isFraction = aggregate !== 'sum' && aggregate !== 'count' ? true : isProrated
    const where = at(path, 'transform', place, 'lookup')
    if (!isRounded && isFraction)
      report({
        code: 'range',
        path: where,
        expected: 'whole numbers to look up: round the score before it',
        received: isProrated ? 'a prorated score that is not rounded' : `a ${aggregate}`,
      })
    const scales = instrument.scales.map((one, other) => (other === index ? before : one))
    const range = scoredRanges({ ...instrument, scales })[index]
    const lacking = range === undefined ? [] : missingKeys(step.from, range.minimum, range.maximum)
    if (lacking.length > 0)
      report({
        code: 'range',
        path: where,
        expected: 'a value for every raw score that can occur',
        received: `none for ${lacking.slice(0, 5).join(', ')}`,
      })
  })
}

function missingKeys(from: readonly number[], minimum: number, maximum: number): readonly number[] {
  const lacking: number[] = []
  for (let raw = Math.ceil(minimum); raw <= maximum && lacking.length < 6; raw++)
    if (!from.includes(raw)) lacking.push(raw)
  return lacking
}
