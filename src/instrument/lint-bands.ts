import { at } from '../schema/json-pointer.js'
import type { CutScore, CutScoreSet, Instrument, Scale } from './instrument.js'
import { lintGroups } from './lint-groups.js'
import type { Report } from './report.js'
import { scoredRanges } from './scored-range.js'
import type { AttainableRange } from './term-range.js'

/** Any score at all: what a standard score can be, as the norms that it will come from are not known here. */
const EVERYTHING: AttainableRange = {
  minimum: Number.NEGATIVE_INFINITY,
  maximum: Number.POSITIVE_INFINITY,
}

/**
 * Reports where the bands of a scale leave a score without a band, claim one twice, or can never be reached. Every
 * score that the scale can come out with counts: prorated fractions and answers counted as zero included.
 */
export function lintBands(instrument: Instrument, report: Report): void {
  const ranges = scoredRanges(instrument)
  instrument.scales.forEach((scale, index) => {
    const isRaw = scale.cutScoresOn === 'raw'
    const range = isRaw ? (ranges[index] as AttainableRange) : EVERYTHING
    scale.cutScoreSets.forEach((set) => {
      lintSet(set, setPath(scale, set), range, report)
    })
    lintGroups(instrument, scale, report)
  })
}

function setPath({ id, cutScoreSets }: Scale, set: CutScoreSet): string {
  const isForAll = Object.keys(set.group).length === 0
  const path = at('/scoring/scales', id)
  return isForAll
    ? at(path, 'cutScores')
    : at(path, 'cutScoresBy', cutScoreSets.indexOf(set), 'cutScores')
}

function lintSet(
  { cutScores }: CutScoreSet,
  path: string,
  { minimum, maximum }: AttainableRange,
  report: Report,
): void {
  const [first] = cutScores
  if (first !== undefined && !beginsAtOrBelow(first, minimum))
    report({
      code: 'bands-hole',
      path: at(path, 0),
      expected: Number.isFinite(minimum)
        ? `a first band that begins at ${minimum} or below, or without a bound`
        : 'a first band without a bound, as standard scores have no lowest value',
      received: beginning(first),
    })
  cutScores.forEach((cut, index) => {
    const before = cutScores[index - 1]
    const after = cutScores[index + 1]
    if (before !== undefined && !isAbove(cut, before))
      report({
        code: 'bands-overlap',
        path: at(path, index),
        expected: `a band that begins above the one before, which begins ${beginning(before)}`,
        received: beginning(cut),
      })
    const isTooHigh = cut.at !== null && (cut.at > maximum || (cut.at === maximum && cut.strict))
    const isTooLow = after !== undefined && beginsAtOrBelow(after, minimum)
    if (isTooHigh || isTooLow)
      report({
        code: 'band-unreachable',
        path: at(path, index),
        expected: `a band that a score from ${minimum} to ${maximum} can be in`,
        received: isTooHigh
          ? beginning(cut)
          : `a band that ends where the next begins, ${beginning(after as CutScore)}`,
      })
  })
}

function beginsAtOrBelow(cut: CutScore, score: number): boolean {
  return cut.at === null || cut.at < score || (cut.at === score && !cut.strict)
}

function isAbove(cut: CutScore, before: CutScore): boolean {
  if (cut.at === null) return false
  if (before.at === null || cut.at > before.at) return true
  return cut.at === before.at && cut.strict && !before.strict
}

function beginning({ at: bound, strict }: CutScore): string {
  if (bound === null) return 'below every score'
  return strict ? `just above ${bound}` : `at ${bound}`
}
