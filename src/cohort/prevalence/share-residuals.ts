import { calibrationResiduals } from '../survey/calibration.js'
import { linearisedRatio } from '../survey/survey-ratio.js'
import {
  addSheetsToSurveyTotals,
  createSurveyTotals,
  type SurveyTotals,
} from '../survey/survey-totals.js'
import type { PrevalenceCell, PrevalenceTally } from './prevalence-tally.js'

/** Sheets of a cell that belong to the group: with a result, and those of them that are counted. */
export interface CellShare {
  readonly n: number
  readonly count: number
}

/**
 * What weights that were brought to a roster leave unexplained of a share, by units: from it follows the share's error.
 * Every sheet of the tally has a part in it, those outside the group too.
 *
 * @param totals - of the share: counted, then 1
 * @param ofGroup - cells of the group
 * @returns nothing where the weights were not brought to a roster
 */
export function shareResiduals(
  { sample, cells, calibration }: PrevalenceTally,
  totals: SurveyTotals,
  ofGroup: ReadonlyMap<PrevalenceCell, CellShare>,
): SurveyTotals | undefined {
  if (calibration === undefined || sample.units.length === 0) return undefined
  const [ofCounted = 0, ofEach = 0] = linearisedRatio(totals).derivatives
  const list = [...cells.values()]
  const linear = Float64Array.from(list, (cell) => {
    const { n, count } = ofGroup.get(cell) ?? { n: 0, count: 0 }
    return cell.weight * (ofCounted * count + ofEach * n)
  })
  const residuals = createSurveyTotals(1)
  calibrationResiduals(calibration, linear).forEach((rest, index) => {
    const cell = list[index] as PrevalenceCell
    const { n, count } = ofGroup.get(cell) ?? { n: 0, count: 0 }
    const shift = (rest - (linear[index] as number)) / cell.n
    const counted = cell.weight * (ofCounted + ofEach) + shift
    const others = cell.weight * ofEach + shift
    const squares = count * counted ** 2 + (n - count) * others ** 2 + (cell.n - n) * shift ** 2
    const sums = { n: cell.n, sums: [rest], products: () => squares }
    addSheetsToSurveyTotals(residuals, cell.unit, 1, sums)
  })
  return residuals
}
