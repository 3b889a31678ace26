import { wilsonInterval } from '../../stat/wilson-interval.js'
import type { PublishedRow } from './published-table.js'

/** Half of the last decimal of a published share. */
const HALF = 0.00005
/** Sizes that are tried where a share stands beside a hidden size. */
const LARGEST_SIZE = 20_000

/**
 * The counts that a row leaves possible: the count itself, or what its share and interval say of it.
 *
 * A share of four decimals beside a size below 10,000 gives the count away. Where the size is hidden too, the width of
 * the Wilson interval gives it.
 *
 * @returns lowest and highest possible count; 0 and ∞ where the row says nothing
 *
 * @example
 * ```ts
 * const row = { file: '', row: 1, level: 'all', group: 'all', sex: 'all', sheets: 'all', measure: 'tier', category: 'red' }
 * const sizes = { nEnrolled: null, nAnswered: 40, nValid: 40 }
 * countsOfShare({ ...row, ...sizes, n: 40, count: null, share: 0.075, low: null, high: null }) // => [3, 3]
 * ```
 */
export function countsOfShare(row: PublishedRow): [low: number, high: number] {
  const { n, count, share, low, high } = row
  if (count !== null) return [count, count]
  if (share === null && low === null && high === null) return [0, Number.POSITIVE_INFINITY]
  const sizes = n === null ? possibleSizes(row) : [n]
  const counts = sizes.flatMap((size) => countsIn(size, { share, low, high }))
  if (counts.length === 0) return [0, Number.POSITIVE_INFINITY]
  return [Math.min(...counts), Math.max(...counts)]
}

function possibleSizes({ nAnswered, nValid }: PublishedRow): number[] {
  const most = Math.min(LARGEST_SIZE, nAnswered ?? nValid ?? 2000)
  return Array.from({ length: most }, (_, index) => index + 1)
}

/** The counts of a size that would be shown with this share and interval. */
function countsIn(n: number, shown: Pick<PublishedRow, 'share' | 'low' | 'high'>): number[] {
  const half = halfOf(shown.share)
  const from = shown.share === null ? 0 : Math.max(0, Math.ceil((shown.share - half) * n - 1e-9))
  const to = shown.share === null ? n : Math.min(n, Math.floor((shown.share + half) * n + 1e-9))
  const counts: number[] = []
  for (let count = from; count <= to; count++) {
    const { low, high } = wilsonInterval(count, n)
    if (isShownAs(low, shown.low) && isShownAs(high, shown.high)) counts.push(count)
  }
  return counts
}

/** Half of the last decimal of a share that has more than four. */
function halfOf(share: number | null): number {
  const nDecimals = String(share ?? '').split('.')[1]?.length ?? 0
  return nDecimals <= 4 ? HALF : 0.5 * 10 ** -nDecimals
}

function isShownAs(value: number, shown: number | null): boolean {
  return shown === null || Math.abs(value - shown) <= HALF + 1e-9
}
