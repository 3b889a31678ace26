import { compareNaturally } from '../compare-naturally.js'
import type { CategoryLayout } from './category-layout.js'
import {
  addCounts,
  cellsByGroup,
  type PrevalenceCell,
  type PrevalenceTally,
} from './prevalence-tally.js'

/** A group of some columns: its name. */
export interface GroupName {
  readonly columns: readonly string[]
  /** Columns of the group joined with `/`, or `all`. */
  readonly level: string
  readonly group: string
}

/** The sheets of a group, by measure and category. */
export interface GroupCounts extends GroupName {
  readonly counts: Uint32Array
  /** The same of sheets with a weight above 0; the same array where that is all of them. */
  readonly weighed: Uint32Array
}

/** A group and its cells, those of one unit and one weight counted together. */
export interface CellGroup extends GroupName {
  readonly cells: readonly PrevalenceCell[]
}

/** The groups of some columns in natural order, one at a time. */
export function* cellGroups(
  tally: PrevalenceTally,
  columns: readonly string[],
): Generator<CellGroup> {
  const level = columns.length === 0 ? 'all' : columns.join('/')
  const groups = [...cellsByGroup(tally, columns)].sort(([one], [other]) =>
    compareNaturally(one, other),
  )
  // Weights brought to a roster hang on the cell: it is asked for by itself.
  const isJoined = tally.calibration === undefined
  for (const [group, cells] of groups)
    yield { columns, level, group, cells: isJoined ? joinedCells(cells) : cells }
}

/** Cells of one unit and one weight as one; their labels are those of the first. */
export function joinedCells(cells: readonly PrevalenceCell[]): PrevalenceCell[] {
  const joined: PrevalenceCell[] = []
  const known = new Map<number, Map<number, PrevalenceCell>>()
  for (const cell of cells) {
    const ofUnit = known.get(cell.unit) ?? new Map<number, PrevalenceCell>()
    known.set(cell.unit, ofUnit)
    const same = ofUnit.get(cell.weight)
    if (same === undefined) {
      const own = { ...cell, counts: cell.counts.slice(), sums: cell.sums.slice() }
      ofUnit.set(cell.weight, own)
      joined.push(own)
      continue
    }
    same.n += cell.n
    addCounts(same.counts, cell.counts)
    cell.sums.forEach((sum, at) => {
      same.sums[at] = (same.sums[at] as number) + sum
    })
  }
  return joined
}

/** What the groups of some columns count, in natural order: one row of counts a group. */
export function groupCounts(tally: PrevalenceTally, columns: readonly string[]): GroupCounts[] {
  const level = columns.length === 0 ? 'all' : columns.join('/')
  return [...cellsByGroup(tally, columns)]
    .sort(([one], [other]) => compareNaturally(one, other))
    .map(([group, cells]) => {
      const counts = summed(tally.layout, cells)
      const isWeightless = cells.some(({ weight }) => weight === 0)
      const weighed = isWeightless
        ? summed(
            tally.layout,
            cells.filter(({ weight }) => weight !== 0),
          )
        : counts
      return { columns, level, group, counts, weighed }
    })
}

function summed({ length }: CategoryLayout, cells: readonly PrevalenceCell[]): Uint32Array {
  const counts = new Uint32Array(length)
  for (const cell of cells) addCounts(counts, cell.counts)
  return counts
}
