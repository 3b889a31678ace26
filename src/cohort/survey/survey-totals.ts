/**
 * Weighted sums of some values over the sheets of one group (a domain), kept by the innermost units of a sample. Its
 * size depends on the units and not on the sheets.
 */
export interface SurveyTotals {
  /** How many values each sheet has. */
  readonly nValues: number
  /** Sheets with a weight above 0. */
  n: number
  /** Sheets with a weight above 0 whose values are not known: they show that their clusters were sampled. */
  nMissing: number
  sumOfWeights: number
  /** Σ w v vᵀ over all sheets, row by row. */
  readonly products: Float64Array
  /** For each unit: Σ w v, then Σ w² v vᵀ row by row, then the sheets with a weight above 0, values known or not. */
  readonly byUnit: Map<number, Float64Array>
}

/** Totals of no sheets. */
export function createSurveyTotals(nValues: number): SurveyTotals {
  const products = new Float64Array(nValues * nValues)
  return { nValues, n: 0, nMissing: 0, sumOfWeights: 0, products, byUnit: new Map() }
}

/**
 * Adds one sheet.
 *
 * @param unit - what `enterSurveyPlace` gave for it
 * @param weight - students of the population that it stands for; 0 or more
 * @param values - as many as the totals have; each a finite number
 */
export function addToSurveyTotals(
  totals: SurveyTotals,
  unit: number,
  weight: number,
  values: readonly number[],
): void {
  addSheetsToSurveyTotals(totals, unit, weight, {
    n: 1,
    sums: values,
    products: (i, j) => (values[i] as number) * (values[j] as number),
  })
}

/** What some sheets of one unit and one weight add up to. */
export interface SheetSums {
  readonly n: number
  /** Σ v. */
  readonly sums: readonly number[]
  /** Σ v vᵀ by row and column. */
  readonly products: (row: number, column: number) => number
}

/** Adds sheets of one unit and one weight that were counted together. */
export function addSheetsToSurveyTotals(
  totals: SurveyTotals,
  unit: number,
  weight: number,
  sheets: SheetSums,
): void {
  const { nValues, products } = totals
  const sums = sumsOf(totals, unit)
  if (weight !== 0) totals.n += sheets.n
  totals.sumOfWeights += weight * sheets.n
  let at = nValues
  for (let i = 0; i < nValues; i++) {
    sums[i] = (sums[i] as number) + weight * (sheets.sums[i] as number)
    for (let j = 0; j < nValues; j++) {
      const product = weight * sheets.products(i, j)
      const cell = i * nValues + j
      products[cell] = (products[cell] as number) + product
      sums[at] = (sums[at] as number) + product * weight
      at++
    }
  }
  if (weight !== 0) sums[at] = (sums[at] as number) + sheets.n
}

/** Adds sheets of one unit and one weight whose values are not known; one where no number is given. */
export function addMissingToSurveyTotals(
  totals: SurveyTotals,
  unit: number,
  weight: number,
  n = 1,
): void {
  const sums = sumsOf(totals, unit)
  if (weight === 0) return
  totals.nMissing += n
  const last = sums.length - 1
  sums[last] = (sums[last] as number) + n
}

function sumsOf({ byUnit, nValues }: SurveyTotals, unit: number): Float64Array {
  const known = byUnit.get(unit)
  if (known !== undefined) return known
  const sums = new Float64Array(nValues + nValues * nValues + 1)
  byUnit.set(unit, sums)
  return sums
}

/**
 * Adds the totals of one part of a sample to those of another.
 *
 * @param units - for each unit of `from`, its index in the sample of `into`: what `mergeSurveySamples` gave
 * @throws {@link RangeError} when the two have different numbers of values
 */
export function mergeSurveyTotals(
  into: SurveyTotals,
  from: SurveyTotals,
  units: readonly number[],
): void {
  if (into.nValues !== from.nValues)
    throw new RangeError(
      `mergeSurveyTotals requires equally many values, received ${into.nValues} and ${from.nValues}`,
    )
  into.n += from.n
  into.nMissing += from.nMissing
  into.sumOfWeights += from.sumOfWeights
  addAll(into.products, from.products)
  for (const [unit, sums] of from.byUnit) addAll(sumsOf(into, units[unit] as number), sums)
}

function addAll(into: Float64Array, from: Float64Array): void {
  from.forEach((value, index) => {
    into[index] = (into[index] as number) + value
  })
}
