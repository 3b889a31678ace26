import { bandOf } from './bands.js'
import type { BandBounds } from './condition/condition-node.js'
import type { ScalePlan } from './plan.js'
import type { ScaleColumns } from './score-block.js'
import type { ScoreBuffer } from './score-buffer.js'
import { NONE } from './statuses.js'

/** The band of each score, in the cut-score set that is for everybody or that was found to fit the person. */
export function assignBands(scale: ScalePlan, index: number, buffer: ScoreBuffer): void {
  const columns = buffer.scales[index] as ScaleColumns
  const { band, cutScoreSet } = columns
  const values = scale.cutScoresOn === 'raw' ? columns.raw : columns.standard?.value
  if (scale.cutScoreSets.length === 0 || values === undefined) {
    band.fill(NONE, 0, buffer.length)
    cutScoreSet.fill(NONE, 0, buffer.length)
    return
  }
  if (scale.cutScoresForAll) cutScoreSet.fill(0, 0, buffer.length)
  for (let row = 0; row < buffer.length; row++) {
    const bounds = scale.bounds[cutScoreSet[row] as number]
    band[row] = bounds === undefined ? NONE : bandOf(bounds as BandBounds, values[row] as number)
  }
}
