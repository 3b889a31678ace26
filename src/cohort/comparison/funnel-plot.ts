import { type FunnelMethod, funnelLimits } from '../../stat/funnel-limits.js'
import type { NumberRange } from '../../stat/wilson-interval.js'

/** One group, such as a school. */
export interface GroupCount {
  readonly label: string
  readonly count: number
  /** Whole number of 0 or more. */
  readonly n: number
}

/** Where a group lies: among the others, or farther out than 95 or 99.8 percent of groups would by chance. */
export const FUNNEL_PLACES = ['within', 'beyond-95', 'beyond-99.8', 'empty'] as const

export type FunnelPlace = (typeof FUNNEL_PLACES)[number]

/** A group in a funnel plot. */
export interface FunnelPoint extends GroupCount {
  readonly share: number
  readonly limits95: NumberRange
  readonly limits998: NumberRange
  readonly place: FunnelPlace
}

/** Groups beside what chance alone would give for their size. */
export interface FunnelPlot {
  /** Share over all groups, each of them included. */
  readonly target: number
  /** In the order given: a funnel is not a ranking. */
  readonly points: readonly FunnelPoint[]
}

/**
 * Groups in a funnel plot: which of them differ from the whole by more than chance would give for their size. It makes no
 * ranks, since the smallest groups stand at both ends of every ranking for no other reason than that they are small.
 *
 * @param groups - see {@link GroupCount}
 * @param target - share to compare with; that of all groups together where not given
 * @param method - see {@link FUNNEL_METHODS}
 * @returns the limits belong to the funnel; where students of one school are alike, more schools lie outside than the
 *   names of the limits say
 * @throws {@link RangeError} when a count lies outside 0–n or the target outside 0–1
 *
 * @see Spiegelhalter, D. J. (2005). Funnel plots for comparing institutional performance. Statistics in Medicine, 24, 1185–1202.
 *
 * @example
 * ```ts
 * const { points } = funnelPlot([{ label: 'a', count: 30, n: 100 }, { label: 'b', count: 70, n: 900 }])
 * points.map(({ place }) => place) // => ['beyond-99.8', 'beyond-95']
 * ```
 */
export function funnelPlot(
  groups: readonly GroupCount[],
  target: number = pooledShare(groups),
  method: FunnelMethod = 'interpolated',
): FunnelPlot {
  // Groups of one size have the same limits.
  const limits = new Map<number, Pick<FunnelPoint, 'limits95' | 'limits998'>>()
  const limitsOf = (n: number): Pick<FunnelPoint, 'limits95' | 'limits998'> => {
    const known = limits.get(n) ?? {
      limits95: funnelLimits(n, target, 0.95, method),
      limits998: funnelLimits(n, target, 0.998, method),
    }
    limits.set(n, known)
    return known
  }
  const points = groups.map((group): FunnelPoint => {
    const { count, n } = group
    if (!(count >= 0 && count <= n))
      throw new RangeError(`funnelPlot requires a count in 0..${n}, received ${count}`)
    if (n === 0) {
      const none = { low: Number.NaN, high: Number.NaN }
      return { ...group, share: Number.NaN, limits95: none, limits998: none, place: 'empty' }
    }
    const { limits95, limits998 } = limitsOf(n)
    const share = count / n
    const place = isWithin(share, limits95)
      ? 'within'
      : isWithin(share, limits998)
        ? 'beyond-95'
        : 'beyond-99.8'
    return { ...group, share, limits95, limits998, place }
  })
  return { target, points }
}

const isWithin = (share: number, { low, high }: NumberRange): boolean =>
  share >= low && share <= high

function pooledShare(groups: readonly GroupCount[]): number {
  const count = groups.reduce((sum, group) => sum + group.count, 0)
  return count / groups.reduce((sum, group) => sum + group.n, 0)
}
