import type { GroupDocument } from '../instrument/document.js'
import { type PersonBlock, SEXES, type Sex } from '../table/blocks.js'
import type { BandNames, ScalePlan } from './plan.js'
import type { ScaleColumns } from './score-block.js'
import type { ScoreBuffer } from './score-buffer.js'
import { NONE } from './statuses.js'
import { TRUTH } from './truth.js'

/** The cut-score set that fits each person, of a scale whose sets are not for everybody. */
export function fitCutScores(
  scale: ScalePlan,
  index: number,
  persons: PersonBlock,
  informant: string | null,
  buffer: ScoreBuffer,
): void {
  const { cutScoreSet } = buffer.scales[index] as ScaleColumns
  for (let row = 0; row < buffer.length; row++)
    cutScoreSet[row] = fittingSet(scale, persons, row, informant)
}

/**
 * Index of the set by which a person is read; NONE where there is none. Nobody of unknown sex is read by cut scores of
 * one sex. A set for everybody behind sets for each sex is for them, as the norms of both sexes together are; a set
 * that girls or boys are left over to is in truth theirs.
 */
function fittingSet(
  scale: ScalePlan,
  persons: PersonBlock,
  row: number,
  informant: string | null,
): number {
  const sex = SEXES[persons.sex[row] as number] ?? 'unknown'
  if (sex !== 'unknown') return firstSet(scale, persons, row, informant, sex)
  const girls = firstSet(scale, persons, row, informant, 'female')
  const boys = firstSet(scale, persons, row, informant, 'male')
  if (girls === boys || girls === NONE || boys === NONE) return girls === boys ? girls : NONE
  const both = firstSet(scale, persons, row, informant, null)
  return both > Math.max(girls, boys) ? both : NONE
}

/**
 * Index of the first set whose group a person of a sex belongs to; NONE where there is none, or where the first that
 * may fit asks what is not known of the person.
 *
 * @param sex - null: of the sets that ask for no sex
 */
function firstSet(
  scale: ScalePlan,
  persons: PersonBlock,
  row: number,
  informant: string | null,
  sex: Sex | null,
): number {
  for (let set = 0; set < scale.cutScoreSets.length; set++) {
    const { group } = scale.cutScoreSets[set] as BandNames
    if (group.sex !== undefined && group.sex !== sex) continue
    const truth = belongs(group, persons, row, informant)
    if (truth !== TRUTH.false) return truth === TRUTH.true ? set : NONE
  }
  return NONE
}

/** Truth of a person belonging to a group, as far as it asks for something beside sex. */
function belongs(
  group: GroupDocument,
  persons: PersonBlock,
  row: number,
  informant: string | null,
): number {
  const grade = persons.grade[row] as number
  const months = persons.ageMonths[row] as number
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = group.age ?? {}
  return Math.min(
    fits(group.grades, grade >= 0, group.grades?.includes(grade) === true),
    fits(group.informant, informant !== null, group.informant === informant),
    fits(group.age, months >= 0, months >= from * 12 && months < to * 12),
  )
}

/** Truth of one key of a group: true where the group does not ask, unknown where the person does not say. */
function fits(asked: unknown, isKnown: boolean, isFit: boolean): number {
  if (asked === undefined) return TRUTH.true
  if (!isKnown) return TRUTH.unknown
  return isFit ? TRUTH.true : TRUTH.false
}
