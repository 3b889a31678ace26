import type { TwoByTwo } from './accuracy-of-counts.js'
import type { RocPoint } from './roc-curve.js'

/** From which numbers on figures of accuracy may be published. */
export interface AccuracyThresholds {
  /** Counts from 1 to this (excluded) are hidden. */
  readonly minimumCell: number
  /** Groups of fewer persons with a reference are hidden. */
  readonly minimumGroup: number
}

/** A group by one score at the cut score in use. */
export interface AccuracyCell {
  /** Column of the subgroup and its value; both empty for everybody. */
  readonly by: string
  readonly group: string
  readonly score: string
  readonly counts: TwoByTwo
}

/** Names a group by one score. */
export const accuracyKey = ({ by, group, score }: Omit<AccuracyCell, 'counts'>): string =>
  [by, group, score].join('\u0000')

/**
 * Which groups are hidden in figures of accuracy: every figure of a group and score, as sensitivity and specificity give
 * the counts away as well as the counts themselves do.
 *
 * Hidden are groups that are too small and those in which one of the four counts is. Of the groups of a column two or
 * more are hidden or none, and those hidden are together not small: they are what everybody less the shown groups is.
 * Where everybody is too few, nothing of the score is shown.
 *
 * @returns keys of {@link accuracyKey}
 */
export function hideAccuracy(
  cells: readonly AccuracyCell[],
  { minimumCell, minimumGroup }: AccuracyThresholds,
): ReadonlySet<string> {
  const isSmall = (counts: readonly number[]): boolean => {
    const n = counts.reduce((sum, count) => sum + count, 0)
    return (n > 0 && n < minimumGroup) || counts.some((count) => count > 0 && count < minimumCell)
  }
  const hidden = new Set<string>()
  for (const score of new Set(cells.map((cell) => cell.score))) {
    const own = cells.filter((cell) => cell.score === score)
    const isClosed = own.some((cell) => cell.by === '' && isSmall(countsOf(cell)))
    for (const by of new Set(own.map((cell) => cell.by))) {
      const groups = own.filter((cell) => cell.by === by)
      const gone = new Set(groups.filter((cell) => isClosed || isSmall(countsOf(cell))))
      const shown = groups
        .filter((cell) => !gone.has(cell))
        .sort((one, other) => sizeOf(other) - sizeOf(one))
      const isNeeded = (): boolean =>
        by !== '' && gone.size > 0 && (gone.size === 1 || isSmall(summed([...gone])))
      while (isNeeded() && shown.length > 0) gone.add(shown.pop() as AccuracyCell)
      for (const cell of gone) hidden.add(accuracyKey(cell))
    }
  }
  return hidden
}

const countsOf = ({ counts }: AccuracyCell): number[] => [
  counts.truePositive,
  counts.falsePositive,
  counts.falseNegative,
  counts.trueNegative,
]

const summed = (cells: readonly AccuracyCell[]): number[] =>
  cells
    .map(countsOf)
    .reduce((sum, counts) => sum.map((total, at) => total + (counts[at] as number)), [0, 0, 0, 0])

const sizeOf = (cell: AccuracyCell): number => countsOf(cell).reduce((sum, count) => sum + count, 0)

/**
 * The points of a ROC curve that may be published: between two of them lie the persons of a few scores, so that a step of
 * fewer cases, or others, than may be shown is passed over. The point of the cut score in use stays, and so do both ends.
 *
 * @param points - in their order
 * @param at - index of the point of the cut score in use
 */
export function publishedPoints(
  points: readonly RocPoint[],
  at: number,
  minimumCell: number,
): RocPoint[] {
  const start = points[at]
  if (start === undefined) return []
  const before = thinned(start, points.slice(0, at).reverse(), minimumCell)
  const after = thinned(start, points.slice(at + 1), minimumCell)
  return [...before.reverse(), start, ...after]
}

/** Points on one side of a start, each far enough from the one before, and the last. */
function thinned(start: RocPoint, points: readonly RocPoint[], minimumCell: number): RocPoint[] {
  const isOpen = (one: RocPoint, other: RocPoint): boolean =>
    [one.truePositive - other.truePositive, one.falsePositive - other.falsePositive]
      .map(Math.abs)
      .every((step) => step === 0 || step >= minimumCell)
  const kept: RocPoint[] = []
  const last = (): RocPoint => kept.at(-1) ?? start
  for (const point of points) if (isOpen(last(), point)) kept.push(point)
  const end = points.at(-1)
  if (end === undefined) return kept
  while (kept.length > 0 && !isOpen(last(), end)) kept.pop()
  if (isOpen(last(), end) && last() !== end) kept.push(end)
  return kept
}
