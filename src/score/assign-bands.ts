import type { GroupDocument } from '../instrument/document.js'
import { type PersonBlock, SEXES } from '../table/blocks.js'
import { bandOf } from './bands.js'
import type { BandBounds } from './condition/condition-node.js'
import type { ScalePlan } from './plan.js'
import type { ScaleColumns } from './score-block.js'
import type { ScoreBuffer } from './score-buffer.js'
import { NONE } from './statuses.js'

/** The cut-score set that fits each person, and the band of the score in it. */
export function assignBands(
  scale: ScalePlan,
  index: number,
  persons: PersonBlock,
  informant: string | null,
  buffer: ScoreBuffer,
): void {
  const columns = buffer.scales[index] as ScaleColumns
  const { band, cutScoreSet } = columns
  const values = scale.cutScoresOn === 'raw' ? columns.raw : columns.standard?.value
  if (scale.cutScoreSets.length === 0 || values === undefined) {
    band.fill(NONE, 0, buffer.length)
    cutScoreSet.fill(NONE, 0, buffer.length)
    return
  }
  for (let row = 0; row < buffer.length; row++) {
    const set = scale.cutScoresForAll ? 0 : fittingSet(scale, persons, row, informant)
    cutScoreSet[row] = set
    const bounds = scale.bounds[set]
    band[row] = bounds === undefined ? NONE : bandOf(bounds as BandBounds, values[row] as number)
  }
}

/** Index of the first set whose group the person belongs to; NONE where there is none or what it asks is unknown. */
function fittingSet(
  scale: ScalePlan,
  persons: PersonBlock,
  row: number,
  informant: string | null,
): number {
  for (let set = 0; set < scale.cutScoreSets.length; set++) {
    const group = scale.cutScoreSets[set]?.group
    if (group !== undefined && belongs(group, persons, row, informant)) return set
  }
  return NONE
}

function belongs(
  group: GroupDocument,
  persons: PersonBlock,
  row: number,
  informant: string | null,
): boolean {
  const months = persons.ageMonths[row] as number
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = group.age ?? {}
  return (
    (group.sex === undefined || group.sex === SEXES[persons.sex[row] as number]) &&
    (group.grades === undefined || group.grades.includes(persons.grade[row] as number)) &&
    (group.informant === undefined || group.informant === informant) &&
    (group.age === undefined || (months >= 0 && months >= from * 12 && months < to * 12))
  )
}
