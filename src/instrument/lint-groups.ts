import { at } from '../schema/json-pointer.js'
import type { GroupDocument } from './document.js'
import type { Instrument, Scale } from './instrument.js'
import type { Report } from './report.js'

const SEXES = ['female', 'male'] as const

/**
 * Warns where cut scores by group leave out somebody whom the instrument is for, by sex, age and informant. Groups by
 * grade count as covering nobody else.
 */
export function lintGroups(instrument: Instrument, scale: Scale, report: Report): void {
  const groups = scale.cutScoreSets.map(({ group }) => group)
  if (groups.length === 0 || groups.some((group) => Object.keys(group).length === 0)) return
  const left = peopleOf(instrument, groups).filter(
    (person) => !groups.some((group) => belongs(person, group)),
  )
  if (left.length === 0) return
  report({
    code: 'bands-hole',
    severity: 'warning',
    path: at('/scoring/scales', scale.id, 'cutScoresBy'),
    expected: 'cut scores for everybody, or cutScores for those whom no group fits',
    received: `none for ${describe(left[0] as Person)}`,
  })
}

interface Person {
  readonly sex: 'female' | 'male'
  /** Years. */
  readonly age: number
  readonly informant: string
}

/** One person for every combination that the groups can tell apart: ages at their bounds. */
function peopleOf({ ages, informants }: Instrument, groups: readonly GroupDocument[]): Person[] {
  const youngest = ages?.from ?? 0
  const bounds = groups.flatMap(({ age }) => [age?.from ?? youngest, age?.to ?? youngest])
  const years = [...new Set([youngest, ...bounds])].filter(
    (year) => year >= youngest && (ages === null || year < ages.to),
  )
  return SEXES.flatMap((sex) =>
    informants.flatMap((informant) => years.map((age) => ({ sex, age, informant }))),
  )
}

function belongs({ sex, age, informant }: Person, group: GroupDocument): boolean {
  const { from = 0, to = Number.POSITIVE_INFINITY } = group.age ?? {}
  return (
    (group.sex === undefined || group.sex === sex) &&
    (group.informant === undefined || group.informant === informant) &&
    group.grades === undefined &&
    age >= from &&
    age < to
  )
}

function describe({ sex, age, informant }: Person): string {
  return `${sex}, aged ${age}, informant ${informant}`
}
