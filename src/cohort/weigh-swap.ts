import { IS_PATH_ALIKE, type TouchedView } from './swap-kind.js'
import type { Search } from './swap-search.js'
import { N_SLOTS } from './table-slots.js'
import { N_PATH_LEAVES, type Tally } from './tally.js'

/**
 * Weighs a swap with each category that the sheets could have changed to, and keeps the one that hides least.
 *
 * @param bits - categories that may do; a bit stands for every 32nd
 */
export function weighSwap(search: Search, bits: number): void {
  const { tally, target } = search
  const { category } = target
  if (tally.nCategories === 1) {
    if (canLoseSame(search) && findTouched(search)) weigh(search, category, category)
    return
  }
  const isShared = tally.nCategories > 32
  if (isShared && !canLose(search, category, true)) return
  let isFound = false
  for (let partner = 0; partner < tally.nCategories; partner++) {
    if ((bits & (1 << partner)) === 0 || partner === category) continue
    if (isShared && !canLose(search, partner, false)) continue
    if (!isFound && !findTouched(search)) return
    isFound = true
    weigh(search, category, partner)
  }
}

/** Whether each leaf that changes forward, or each that changes backward, has a sheet in the category: the bits do not say where they are shared. */
function canLose(search: Search, category: number, isForward: boolean): boolean {
  const { leaves, nCategories } = search.tally
  const { kind, paths } = search
  const nPaths = 2 ** kind.levels.length
  for (let path = 0; path < nPaths; path++)
    for (let index = 0; index < kind.leaves.length; index++) {
      const isAlike = IS_PATH_ALIKE[path] === kind.isAlike[index]
      if (isAlike !== isForward) continue
      const leaf = (paths[path] as number) * N_PATH_LEAVES + (kind.leaves[index] as number)
      if (leaves[leaf * nCategories + category] === 0) return false
    }
  return true
}

/** The same where there is one category: whether the leaves can lose sheets that are alike in all else. */
function canLoseSame({ tally, kind, paths }: Search): boolean {
  if (tally.canLose === null) return true
  const losing: number[] = []
  for (let path = 0; path < 2 ** kind.levels.length; path++)
    kind.leaves.forEach((leaf, index) => {
      if (IS_PATH_ALIKE[path] === kind.isAlike[index])
        losing.push((paths[path] as number) * N_PATH_LEAVES + leaf)
    })
  return losing.length < 2 || tally.canLose(losing)
}

/**
 * Writes the tables in which the swap does not cancel, and what the target's category costs in each.
 *
 * @returns false where that alone costs as much as the best swap so far
 */
function findTouched({ tally, kind, paths, target, cost: least }: Search): boolean {
  const { touched, nCategories } = tally
  const nPaths = 2 ** kind.levels.length
  let length = 0
  let cost = 0
  for (let view = 0; view < kind.views.length; view++) {
    const { groupOf, tables, weights } = kind.views[view] as TouchedView
    for (let path = 0; path < nPaths; path++) {
      const group = (groupOf[paths[path] as number] as number) * N_SLOTS
      for (let index = 0; index < tables.length; index++) {
        const table = ((tables[index] as number) + group) * nCategories
        const weight = weights[index] as number
        const lost = weight === 0 ? 0 : costOf(tally, table, target.category)
        cost += weight * lost
        touched.tables[length] = table
        touched.weights[length] = weight
        touched.lost[length] = lost
        length++
      }
    }
    if (cost > 0 && cost >= least) return false
  }
  touched.length = length
  return true
}

/**
 * What hiding the touched cells of two categories loses, kept where it is the least so far. Two numbers of one table
 * with a small sum cost as if one more were hidden.
 */
function weigh(search: Search, loses: number, gains: number): void {
  const { tally } = search
  const { touched, cells } = tally
  let cost = 0
  for (let index = 0; index < touched.length; index++) {
    const weight = touched.weights[index] as number
    if (weight === 0) continue
    const table = touched.tables[index] as number
    const lost =
      (touched.lost[index] as number) + (gains === loses ? 0 : costOf(tally, table, gains))
    if (lost === 0) continue
    const sum = (cells[table + loses] as number) + (cells[table + gains] as number)
    cost += weight * (lost + (sum < tally.minimum ? 1 : 0))
    if (cost >= search.cost) return
  }
  keep(search, cost, loses, gains)
}

function keep(search: Search, cost: number, loses: number, gains: number): void {
  const { tally, suffices } = search
  const { touched, best } = tally
  if (suffices !== null && !suffices(newlyHidden(tally, loses, gains))) return
  best.length = touched.length
  for (let index = 0; index < touched.length; index++)
    best.tables[index] = touched.tables[index] as number
  search.cost = cost
  search.loses = loses
  search.gains = gains
}

function newlyHidden({ touched, hidden }: Tally, loses: number, gains: number): number[] {
  const cells: number[] = []
  for (let index = 0; index < touched.length; index++)
    for (const category of [loses, gains]) {
      const cell = (touched.tables[index] as number) + category
      if (hidden[cell] === 0) cells.push(cell)
    }
  return cells
}

/** The number of sheets without a score, as which the denominator hides, in numbers of the usual worth. */
const DENOMINATOR = 8

/** A number that is hidden already costs nothing, a large one more than a small one, the denominator most. */
function costOf(tally: Tally, table: number, category: number): number {
  if (tally.hidden[table + category] !== 0) return 0
  const count = tally.cells[table + category] as number
  return category < tally.nOwn ? 1 + count / (count + 50) : DENOMINATOR
}
