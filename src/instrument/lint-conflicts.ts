import { at } from '../schema/json-pointer.js'
import type { GroupDocument } from './document.js'
import type { Instrument, Scale } from './instrument.js'
import type { Report } from './report.js'

/**
 * Reports groups of cut scores that claim the same person: the first would be taken in silence. A later group may hold
 * an earlier one and more: it is for those whom the earlier leaves over.
 */
export function lintConflicts({ scales }: Instrument, report: Report): void {
  for (const scale of scales) lintGroupsOf(scale, report)
}

function lintGroupsOf({ id, cutScoreSets }: Scale, report: Report): void {
  cutScoreSets.forEach(({ group }, index) => {
    const rival = cutScoreSets
      .slice(0, index)
      .findIndex(
        (earlier) =>
          meets(earlier.group, group) &&
          (!holds(group, earlier.group) || holds(earlier.group, group)),
      )
    if (rival < 0) return
    report({
      code: 'key-conflict',
      path: at('/scoring/scales', id, 'cutScoresBy', index, 'group'),
      expected: `nobody who belongs to the group at ${rival}, whose cut scores come first`,
      received: 'some of the same persons',
    })
  })
}

const EVERY_AGE = { from: 0, to: Number.POSITIVE_INFINITY }

/** Whether somebody can belong to both groups. */
function meets(one: GroupDocument, other: GroupDocument): boolean {
  const [a, b] = [one, other].map(({ age }) => ({ ...EVERY_AGE, ...age })) as [Ages, Ages]
  return (
    isOneOf(one.sex, other.sex) &&
    isOneOf(one.informant, other.informant) &&
    a.from < b.to &&
    b.from < a.to &&
    (one.grades === undefined ||
      other.grades === undefined ||
      one.grades.some((grade) => other.grades?.includes(grade)))
  )
}

type Ages = typeof EVERY_AGE

const isOneOf = (one: unknown, other: unknown): boolean =>
  one === undefined || other === undefined || one === other

/** Whether everybody of the other group belongs to this one. */
function holds(whole: GroupDocument, part: GroupDocument): boolean {
  const [a, b] = [whole, part].map(({ age }) => ({ ...EVERY_AGE, ...age })) as [Ages, Ages]
  return (
    (whole.sex === undefined || whole.sex === part.sex) &&
    (whole.informant === undefined || whole.informant === part.informant) &&
    a.from <= b.from &&
    b.to <= a.to &&
    (whole.grades === undefined ||
      part.grades?.every((grade) => whole.grades?.includes(grade)) === true)
  )
}
