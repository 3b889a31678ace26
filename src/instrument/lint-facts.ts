import { at } from '../schema/json-pointer.js'
import type { Instrument } from './instrument.js'
import type { Report } from './report.js'

/**
 * Reports figures that nobody can trace: cut scores, critical items and validity without source or confidence, cut
 * scores from memory in the reading that applies when none is named, and a file without references.
 */
export function lintFacts(instrument: Instrument, report: Report): void {
  if (Object.keys(instrument.references).length === 0)
    report({
      code: 'source-missing',
      path: '/scoring/references',
      expected: 'at least one publication',
      received: 'none',
    })
  lintCutScores(instrument, report)
  for (const list of ['criticalItems', 'validity'] as const)
    for (const { id, source, confidence } of instrument[list])
      for (const [key, value] of Object.entries({ source, confidence }))
        if (value === undefined)
          report({
            code: 'source-missing',
            path: at('/scoring', list, id),
            expected: `a ${key}`,
            received: 'nothing',
          })
  instrument.unanswered?.forEach(({ source }, index) => {
    if (source === undefined)
      report({
        code: 'source-missing',
        path: at('/scoring/unanswered', index),
        expected: 'a source',
        received: 'nothing',
      })
  })
}

function lintCutScores({ scales, isDefault = true }: Instrument, report: Report): void {
  for (const { id, cutScoreSets } of scales)
    for (const { cutScores } of cutScoreSets)
      cutScores.forEach(({ source, confidence, band }) => {
        const path = at('/scoring/scales', id, 'cutScores', band)
        if (source === null)
          report({ code: 'source-missing', path, expected: 'a source', received: 'nothing' })
        if (confidence === 'from-memory' && isDefault)
          report({
            code: 'source-missing',
            path,
            expected: 'a cut score that was checked, or a named variant for one that was not',
            received: 'from-memory',
          })
      })
}
