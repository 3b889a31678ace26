/** For each sheet, the running moments of points (x, y) that its answers give. */
export interface RowCorrelations {
  readonly n: Uint16Array
  readonly meanX: Float64Array
  readonly meanY: Float64Array
  readonly squaresX: Float64Array
  readonly squaresY: Float64Array
  readonly products: Float64Array
}

export function createRowCorrelations(length: number): RowCorrelations {
  const numbers = (): Float64Array => new Float64Array(length)
  return {
    n: new Uint16Array(length),
    meanX: numbers(),
    meanY: numbers(),
    squaresX: numbers(),
    squaresY: numbers(),
    products: numbers(),
  }
}

/**
 * Adds a point to a sheet; one with a coordinate that is NaN is left out.
 *
 * @see Welford, B. P. (1962). Note on a method for calculating corrected sums of squares and products. Technometrics,
 * 4, 419–420.
 */
export function addPoint(sums: RowCorrelations, row: number, x: number, y: number): void {
  if (Number.isNaN(x) || Number.isNaN(y)) return
  const { n, meanX, meanY, squaresX, squaresY, products } = sums
  const count = (n[row] as number) + 1
  n[row] = count
  const fromX = x - (meanX[row] as number)
  const fromY = y - (meanY[row] as number)
  meanX[row] = (meanX[row] as number) + fromX / count
  meanY[row] = (meanY[row] as number) + fromY / count
  const restY = y - (meanY[row] as number)
  squaresX[row] = (squaresX[row] as number) + fromX * (x - (meanX[row] as number))
  squaresY[row] = (squaresY[row] as number) + fromY * restY
  products[row] = (products[row] as number) + fromX * restY
}

/** Two points always lie on a line. */
const FEWEST_POINTS = 3

/** Pearson correlation of the points of a sheet; NaN for fewer than three, or where one coordinate does not vary. */
export function correlationOf(sums: RowCorrelations, row: number): number {
  const spread = Math.sqrt(sums.squaresX[row] as number) * Math.sqrt(sums.squaresY[row] as number)
  if ((sums.n[row] as number) < FEWEST_POINTS || !(spread > 0)) return Number.NaN
  return Math.max(-1, Math.min(1, (sums.products[row] as number) / spread))
}
