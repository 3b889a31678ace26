import { at } from '../schema/json-pointer.js'
import type { PlacedScale } from './apply-variant.js'
import type { CutScoreDocument, ScoringDocument } from './document.js'
import type { CutScore, CutScoreSet } from './instrument.js'
import { type Report, reportUnknown } from './report.js'

/** The sets of cut scores of a scale: those by group in the order of the file, then the one for everybody. */
export function readCutScores(
  scale: PlacedScale,
  scoring: ScoringDocument,
  report: Report,
): readonly CutScoreSet[] {
  const { cutScores, cutScoresBy = [] } = scale.value
  const sets = cutScoresBy.map(({ group, cutScores: cuts }, index) => {
    const path = at(scale.pathOf('cutScoresBy'), index)
    const { informant, age } = group
    if (informant !== undefined && !scoring.informants.includes(informant))
      reportUnknown(
        report,
        at(path, 'group', 'informant'),
        'an informant',
        informant,
        scoring.informants,
      )
    if (age?.from !== undefined && age.to !== undefined && age.from >= age.to)
      report({
        code: 'range',
        path: at(path, 'group', 'age'),
        expected: 'from below to',
        received: `from ${age.from} to ${age.to}`,
      })
    return { group, cutScores: readSet(cuts, at(path, 'cutScores'), scoring, report) }
  })
  if (cutScores === undefined) return sets
  const forAll = readSet(cutScores, scale.pathOf('cutScores'), scoring, report)
  return [...sets, { group: {}, cutScores: forAll }]
}

function readSet(
  cuts: readonly CutScoreDocument[],
  path: string,
  { bands = {} }: ScoringDocument,
  report: Report,
): readonly CutScore[] {
  const read = cuts.map(readCutScore)
  cuts.forEach(({ band }, index) => {
    if (!Object.hasOwn(bands, band))
      reportUnknown(report, at(path, index, 'band'), 'a key of bands', band, Object.keys(bands))
    const here = read[index] as CutScore
    const before = read[index - 1]
    if (before === undefined) return
    if (here.at === null)
      report({
        code: 'range',
        path: at(path, index),
        expected: 'at or above: only the first band begins below every score',
        received: 'neither',
      })
    else if (before.at !== null && here.at < before.at)
      report({
        code: 'range',
        path: at(path, index, cuts[index]?.at === undefined ? 'above' : 'at'),
        expected: `more than ${before.at}: cut scores ascend`,
        received: String(here.at),
      })
  })
  return read
}

function readCutScore(cut: CutScoreDocument): CutScore {
  return {
    at: cut.at ?? cut.above ?? null,
    strict: cut.above !== undefined,
    band: cut.band,
    source: cut.source ?? null,
    confidence: cut.confidence ?? 'unknown',
    sensitivity: cut.sensitivity ?? null,
    specificity: cut.specificity ?? null,
    ...(cut.nSensitivity === undefined ? {} : { nSensitivity: cut.nSensitivity }),
    ...(cut.nSpecificity === undefined ? {} : { nSpecificity: cut.nSpecificity }),
    population: cut.population ?? null,
  }
}
