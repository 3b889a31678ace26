import { at } from '../schema/json-pointer.js'
import type { ScoringDocument } from './document.js'
import type { Report } from './report.js'

/**
 * Reports each part of `provenance` that speaks of a conflict between sources while nobody decided it: there is neither
 * a variant, nor a doubt that says what conflicts.
 */
export function checkConflicts(scoring: ScoringDocument, report: Report): void {
  const { provenance, variants = {}, doubts = [] } = scoring
  const isDecided =
    Object.keys(variants).length > 0 || doubts.some((doubt) => /conflict|differ/i.test(doubt))
  if (isDecided) return
  for (const [part, value] of Object.entries(provenance))
    if (/conflict/i.test(String(value)))
      report({
        code: 'key-conflict',
        path: at('/scoring/provenance', part),
        expected:
          'a variant for each reading, or a doubt that says what conflicts and what is used here',
        received: 'a conflict that nobody decided',
      })
}
