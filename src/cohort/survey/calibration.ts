/** One step of bringing weights to known totals: rows sorted into cells, with their weights before and after it. */
export interface CalibrationStep {
  /** Cell of each row, from 0. */
  readonly cells: Int32Array
  readonly nCells: number
  readonly before: Float64Array
  readonly after: Float64Array
}

/** Weights that were brought to known totals, and how. */
export interface Calibration {
  readonly kind: 'post-stratification' | 'raking'
  readonly weights: Float64Array
  /** One for post-stratification; for raking those of the last round, one a margin. */
  readonly steps: readonly CalibrationStep[]
  /** Rounds of raking; 1 for post-stratification. */
  readonly rounds: number
  /** Greatest distance of a cell from its total, as a share of it. */
  readonly distance: number
  /** For how many sheets each row stands; one where not given. */
  readonly sheets?: Float64Array
}

/** R goes over the margins ten times. */
const RAKING_ROUNDS = 10

/**
 * What is left of linearised values after the cells: the part that known totals do not explain, whose spread is that of
 * the calibrated estimate. As in R's `survey` 4.1: for post-stratification the weighted mean of each cell is taken away,
 * for raking the plain mean of each margin, ten times over.
 *
 * @param values - weighted linearised value of each row, 0 outside the group; of a row for several sheets their sum
 */
export function calibrationResiduals(calibration: Calibration, values: Float64Array): Float64Array {
  let rest = values
  const rounds = calibration.kind === 'raking' ? RAKING_ROUNDS : 1
  for (let round = 0; round < rounds; round++)
    for (const step of calibration.steps) rest = residualsOf(step, rest, calibration)
  return rest
}

function residualsOf(
  { cells, nCells, before, after }: CalibrationStep,
  values: Float64Array,
  { kind, sheets }: Calibration,
): Float64Array {
  const sums = new Float64Array(nCells)
  const sizes = new Float64Array(nCells)
  values.forEach((value, row) => {
    const weight = after[row] as number
    if (weight === 0) return
    const cell = cells[row] as number
    const size = kind === 'raking' ? (sheets?.[row] ?? 1) : (before[row] as number)
    sums[cell] = (sums[cell] as number) + (value / weight) * size
    sizes[cell] = (sizes[cell] as number) + size
  })
  return values.map((value, row) => {
    const cell = cells[row] as number
    const weight = after[row] as number
    return weight === 0
      ? value
      : value - weight * ((sums[cell] as number) / (sizes[cell] as number))
  }) as Float64Array
}
