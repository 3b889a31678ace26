import { at } from '../schema/json-pointer.js'
import type { Instrument } from './instrument.js'
import type { Report } from './report.js'

/**
 * Reports what a measure of personality must not have: a scale of which one end is worse, bands, and critical items.
 * Either end of a trait is an ordinary way to be, so nothing in the file may sort people by it.
 */
export function lintPersonality(
  { domain, scales, criticalItems }: Instrument,
  report: Report,
): void {
  if (domain !== 'personality') return
  for (const { id, direction, cutScoreSets } of scales) {
    if (direction !== 'neutral')
      report({
        code: 'schema',
        path: at('/scoring/scales', id, 'direction'),
        expected: 'neutral, as the instrument is about personality',
        received: direction,
      })
    if (cutScoreSets.length > 0)
      report({
        code: 'schema',
        path: at('/scoring/scales', id, 'cutScores'),
        expected: 'no bands, as the instrument is about personality',
        received: 'cut scores',
      })
  }
  for (const { id } of criticalItems)
    report({
      code: 'schema',
      path: at('/scoring/criticalItems', id),
      expected: 'no critical items, as the instrument is about personality',
      received: id,
    })
}
