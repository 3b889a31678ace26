import { checkBounds } from '../instrument/check-condition.js'
import type { Condition } from '../instrument/document.js'
import { referencesOf } from '../instrument/references-of.js'
import { type Report, reportUnknown } from '../instrument/report.js'
import { at } from '../schema/json-pointer.js'

/**
 * Reports references of a protocol's condition that name no instrument, or one that is not part of the protocol, and
 * bounds that make no sense.
 *
 * @param known - ids of the protocol's instruments
 */
export function checkProtocolCondition(
  when: Condition,
  path: string,
  known: readonly string[],
  report: Report,
): void {
  for (const { condition, path: place } of referencesOf(when, path)) {
    if (condition.instrument === undefined)
      report({
        code: 'schema',
        path: at(place, 'instrument'),
        expected: `the instrument that it is about: ${known.join(', ')}`,
        received: 'nothing',
      })
    else if (!known.includes(condition.instrument))
      reportUnknown(
        report,
        at(place, 'instrument'),
        'an instrument of the protocol',
        condition.instrument,
        known,
      )
    if ('item' in condition || 'scale' in condition) checkBounds(condition, place, report)
  }
  checkCounts(when, path, report)
}

/** A number of conditions to hold that there are not. */
function checkCounts(condition: Condition, path: string, report: Report): void {
  const each = (key: string, of: readonly Condition[]): void =>
    of.forEach((one, index) => {
      checkCounts(one, at(path, key, index), report)
    })
  if ('all' in condition) each('all', condition.all)
  else if ('any' in condition) each('any', condition.any)
  else if ('not' in condition) checkCounts(condition.not, at(path, 'not'), report)
  else if ('atLeastOf' in condition) {
    each('of', condition.of)
    if (condition.atLeastOf > condition.of.length)
      report({
        code: 'range',
        path: at(path, 'atLeastOf'),
        expected: `at most ${condition.of.length}, the number of conditions`,
        received: String(condition.atLeastOf),
      })
  }
}
