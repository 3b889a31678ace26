/** What each answer to one item adds above and below the line. */
export interface RatioItem {
  readonly above: readonly number[]
  readonly below: readonly number[]
}

/**
 * Lowest and highest ratio of two sums over the same answers, where the sum below the line is more than 0.
 *
 * `max Σaᵢ ÷ Σbᵢ` is the λ at which `max Σ(aᵢ − λ·bᵢ)` is 0 (Dinkelbach's iteration, exact after finitely many steps).
 *
 * @returns null where an answer takes away below the line, or none adds there
 *
 * @see Dinkelbach, W. (1967). On nonlinear fractional programming. Management Science, 13(7), 492–498.
 */
export function ratioRange(
  items: readonly RatioItem[],
): { readonly minimum: number; readonly maximum: number } | null {
  const below = items.flatMap((item) => item.below)
  if (below.some((value) => value < 0) || !below.some((value) => value > 0)) return null
  const negated = items.map((item) => ({ ...item, above: item.above.map((value) => 0 - value) }))
  return { minimum: 0 - greatestRatio(negated), maximum: greatestRatio(items) }
}

const MOST_STEPS = 100

function greatestRatio(items: readonly RatioItem[]): number {
  let ratio = Number.NEGATIVE_INFINITY
  for (let step = 0; step < MOST_STEPS; step++) {
    const next = bestRatio(items, Number.isFinite(ratio) ? ratio : 0)
    if (next <= ratio) return ratio
    ratio = next
  }
  return ratio
}

/** The ratio of the answers that make `Σ(a − ratio·b)` greatest, at least one of them with something below the line. */
function bestRatio(items: readonly RatioItem[], ratio: number): number {
  let above = 0
  let below = 0
  let least = { loss: Number.POSITIVE_INFINITY, above: 0, below: 0 }
  for (const item of items) {
    const gains = item.above.map((value, answer) => value - ratio * (item.below[answer] ?? 0))
    const best = greatestIndex(gains, () => true)
    const forced = greatestIndex(gains, (answer) => (item.below[answer] ?? 0) > 0)
    const added = item.above[best] ?? 0
    above += added
    below += item.below[best] ?? 0
    if (forced < 0) continue
    const loss = (gains[best] ?? 0) - (gains[forced] ?? 0)
    if (loss < least.loss)
      least = { loss, above: (item.above[forced] ?? 0) - added, below: item.below[forced] ?? 0 }
  }
  return below > 0 ? above / below : (above + least.above) / least.below
}

function greatestIndex(values: readonly number[], isAllowed: (index: number) => boolean): number {
  let found = -1
  values.forEach((value, index) => {
    if (isAllowed(index) && (found < 0 || value > (values[found] as number))) found = index
  })
  return found
}
