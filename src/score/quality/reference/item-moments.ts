import type { Instrument } from '../../../instrument/instrument.js'
import type { ResponseBlock } from '../../../table/blocks.js'
import { keyedValues, rawValues } from '../item-values.js'

/**
 * Sums over sheets from which means, covariances and correlations of the items follow. Memory goes with the square of
 * the number of items, not with that of sheets; for whole-number codes every sum is exact, so that neither the order of
 * sheets nor the blocks that they come in change a figure.
 */
export interface ItemMoments {
  readonly raw: readonly Float64Array[]
  readonly keyed: readonly Float64Array[]
  /** Sheets with an answer. */
  nSheets: number
  /** Sheets that answer every item, the sums of their raw answers and of their products (lower triangle). */
  nComplete: number
  readonly sums: Float64Array
  readonly products: Float64Array
  /** For each item with each other one (row the item, column the other), over incomplete sheets that answer both. */
  readonly pairN: Float64Array
  readonly pairSums: Float64Array
  readonly pairSquares: Float64Array
  readonly pairProducts: Float64Array
  /** For each item, how many scores after keying there are, and their sum. */
  readonly keyedN: Float64Array
  readonly keyedSums: Float64Array
}

export function createItemMoments({ items }: Instrument): ItemMoments {
  const n = items.length
  const square = (): Float64Array => new Float64Array(n * n)
  return {
    raw: items.map(rawValues),
    keyed: items.map(keyedValues),
    nSheets: 0,
    nComplete: 0,
    sums: new Float64Array(n),
    products: square(),
    pairN: square(),
    pairSums: square(),
    pairSquares: square(),
    pairProducts: square(),
    keyedN: new Float64Array(n),
    keyedSums: new Float64Array(n),
  }
}

/** Adds a block of sheets. */
export function addSheets(moments: ItemMoments, { length, codes }: ResponseBlock): void {
  const n = codes.length
  const values = new Float64Array(n)
  const answered = new Uint16Array(n)
  addKeyed(moments, { length, codes })
  for (let row = 0; row < length; row++) {
    let nAnswered = 0
    for (let item = 0; item < n; item++) {
      const code = (codes[item] as Uint8Array)[row] as number
      const value = (moments.raw[item] as Float64Array)[code] as number
      if (Number.isNaN(value)) continue
      values[nAnswered] = value
      answered[nAnswered++] = item
    }
    if (nAnswered > 0) moments.nSheets++
    if (nAnswered === n) addComplete(moments, values)
    else addIncomplete(moments, values, answered, nAnswered)
  }
}

function addKeyed(
  { keyed, keyedN, keyedSums }: ItemMoments,
  { length, codes }: ResponseBlock,
): void {
  codes.forEach((column, item) => {
    const values = keyed[item] as Float64Array
    for (let row = 0; row < length; row++) {
      const score = values[column[row] as number] as number
      if (Number.isNaN(score)) continue
      keyedN[item] = (keyedN[item] as number) + 1
      keyedSums[item] = (keyedSums[item] as number) + score
    }
  })
}

function addComplete(moments: ItemMoments, values: Float64Array): void {
  const { sums, products } = moments
  const n = values.length
  moments.nComplete++
  for (let item = 0; item < n; item++) {
    const value = values[item] as number
    const start = item * n
    sums[item] = (sums[item] as number) + value
    if (value === 0) continue
    for (let other = 0; other <= item; other++)
      products[start + other] =
        (products[start + other] as number) + value * (values[other] as number)
  }
}

function addIncomplete(
  { pairN, pairSums, pairSquares, pairProducts }: ItemMoments,
  values: Float64Array,
  answered: Uint16Array,
  nAnswered: number,
): void {
  const n = values.length
  for (let one = 0; one < nAnswered; one++) {
    const value = values[one] as number
    const start = (answered[one] as number) * n
    for (let other = 0; other < nAnswered; other++) {
      const at = start + (answered[other] as number)
      pairN[at] = (pairN[at] as number) + 1
      pairSums[at] = (pairSums[at] as number) + value
      pairSquares[at] = (pairSquares[at] as number) + value * value
      pairProducts[at] = (pairProducts[at] as number) + value * (values[other] as number)
    }
  }
}

/** Number, means, variances and covariance of two items over the sheets that answer both. */
export interface PairMoments {
  readonly n: number
  readonly mean: number
  readonly covariance: number
  /** Pearson correlation; NaN where one of the two does not vary. */
  readonly correlation: number
}

/**
 * Moments of an item with another one, or with itself, over the sheets that answer both (`use = "pairwise"` in R);
 * `mean` is that of the first.
 */
export function pairMoments(moments: ItemMoments, item: number, other: number): PairMoments {
  const n = moments.nComplete + pairCell(moments, 'pairN', item, other)
  const sum = (moments.sums[item] as number) + pairCell(moments, 'pairSums', item, other)
  const otherSum = (moments.sums[other] as number) + pairCell(moments, 'pairSums', other, item)
  const squares =
    completeProduct(moments, item, item) + pairCell(moments, 'pairSquares', item, other)
  const otherSquares =
    completeProduct(moments, other, other) + pairCell(moments, 'pairSquares', other, item)
  const product =
    completeProduct(moments, item, other) + pairCell(moments, 'pairProducts', item, other)
  const deviation = n * product - sum * otherSum
  const spread = (n * squares - sum * sum) * (n * otherSquares - otherSum * otherSum)
  return {
    n,
    mean: sum / n,
    covariance: deviation / (n * (n - 1)),
    correlation: spread > 0 ? deviation / Math.sqrt(spread) : Number.NaN,
  }
}

function pairCell(
  moments: ItemMoments,
  kind: 'pairN' | 'pairSums' | 'pairSquares' | 'pairProducts',
  item: number,
  other: number,
): number {
  return moments[kind][item * moments.sums.length + other] as number
}

function completeProduct({ products, sums }: ItemMoments, item: number, other: number): number {
  return products[Math.max(item, other) * sums.length + Math.min(item, other)] as number
}
