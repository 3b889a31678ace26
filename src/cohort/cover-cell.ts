import { SEXES } from '../table/blocks.js'
import { findTouched, isForward, type SwapShape } from './swap.js'
import { type Partners, swapPaths } from './swap-paths.js'
import { HIDDEN, leafAt, SHEET_SLOTS, type Tally } from './tally.js'

/** A cell that must not be known. */
export interface Target {
  readonly view: number
  readonly group: number
  readonly sexSlot: number
  readonly sheetSlot: number
  readonly category: number
}

/** Whether cells that would be newly hidden are enough. */
export type Suffices = (newlyHidden: readonly number[]) => boolean

/** The best swap so far, and the room that a search works in. */
interface Search {
  readonly tally: Tally
  readonly target: Target
  readonly suffices: Suffices | null
  cost: number
  cells: number[]
}

/** How far a search goes: starting paths, partners of a path, and shapes before it is given up. */
interface Reach extends Partners {
  readonly nStarts: number
  readonly nShapes: number
}

const NEAR: Reach = { nStarts: 4, nPartners: 8, nOfOneGroup: 2, nShapes: 60 }
const FAR: Reach = { nStarts: 40, nPartners: 200, nOfOneGroup: 60, nShapes: 20_000 }

/** How many shapes are tried once a swap was found. */
const ENOUGH_SHAPES = 8

/**
 * Hides a cell, and with it the cells that a swap of sheets touches: what stays shown is the same before and after the
 * swap, so that nobody can tell which of the two numbers is hidden. Of the swaps tried, the one that hides least is taken:
 * first of those that leave wider groups as they are, and where there are none and the cell has to be hidden, of others.
 *
 * @param suffices - whether the cells that would be newly hidden are enough; any are where null
 * @returns whether a swap was found
 *
 * @see Repsilber, R. D. (1994). Preservation of confidentiality in aggregated data. Second International Seminar on Statistical Confidentiality, Luxembourg (the hypercube method).
 */
export function coverCell(tally: Tally, target: Target, suffices: Suffices | null): boolean {
  const view = tally.slots.lattice.views[target.view]
  if (view === undefined) return false
  const cost = Number.POSITIVE_INFINITY
  const search: Search = { tally, target, suffices, cost, cells: [] }
  const { clean, wider } = view.swapLevels
  searchIn(search, clean, NEAR)
  if (search.cells.length === 0) searchIn(search, clean, FAR)
  if (search.cells.length === 0 && suffices === null) searchIn(search, wider, FAR)
  for (const cell of search.cells)
    tally.hidden[cell] = (tally.hidden[cell] as number) | HIDDEN.covered
  return search.cells.length > 0
}

function searchIn(search: Search, choices: readonly (readonly number[])[], reach: Reach): void {
  for (const levels of choices) searchAlong(search, levels, reach)
}

/** Where all sheets are together, it matters little whose sheet it is: the first sex and quality with a swap will do. */
function searchAlong(search: Search, levels: readonly number[], reach: Reach): void {
  const isTogether = search.target.sexSlot === 0 && search.target.sheetSlot === SHEET_SLOTS.all
  for (const qualities of QUALITY_CHOICES[search.target.sheetSlot] ?? [])
    for (const sexes of SEX_CHOICES[search.target.sexSlot] ?? []) {
      searchShapes(search, levels, sexes, qualities, reach)
      if (search.cost === 0 || (isTogether && search.cells.length > 0)) return
    }
}

function searchShapes(
  search: Search,
  levels: readonly number[],
  sexes: readonly number[],
  qualities: readonly number[],
  reach: Reach,
): void {
  const { tally, target } = search
  let nTried = 0
  for (const start of startsOf(tally, target, sexes[0] ?? 0, qualities[0] ?? 0, reach))
    for (const paths of swapPaths(tally.slots.lattice, start, levels, reach)) {
      weighShape(search, { paths, sexes, qualities })
      nTried++
      const most = search.cells.length > 0 ? ENOUGH_SHAPES : reach.nShapes
      if (search.cost === 0 || nTried >= most) return
    }
}

const [UNKNOWN, FEMALE, MALE] = [
  SEXES.indexOf('unknown'),
  SEXES.indexOf('female'),
  SEXES.indexOf('male'),
]

/** By sex slot: any sex where all are together; one alone, or two that change places, where they are apart. */
const SEX_CHOICES: readonly (readonly (readonly number[])[])[] = [
  [[FEMALE], [MALE], [UNKNOWN]],
  [[UNKNOWN], [UNKNOWN, MALE], [UNKNOWN, FEMALE]],
  [[FEMALE], [FEMALE, MALE], [FEMALE, UNKNOWN]],
  [[MALE], [MALE, FEMALE], [MALE, UNKNOWN]],
]

/** The same for valid sheets and the rest, by sheet slot. */
const QUALITY_CHOICES: readonly (readonly (readonly number[])[])[] = [
  [[0], [1]],
  [[0, 1], [0]],
  [[1, 0], [1]],
]

/** Paths of the target's group that have a sheet to lose. */
function startsOf(
  tally: Tally,
  target: Target,
  sex: number,
  quality: number,
  { nStarts }: Reach,
): number[] {
  const members = tally.slots.lattice.views[target.view]?.members[target.group] ?? []
  const starts: number[] = []
  for (const path of members) {
    const leaf = leafAt(tally, path, sex, quality) + target.category
    if ((tally.leaves[leaf] as number) > 0) starts.push(path)
    if (starts.length === nStarts) break
  }
  return starts
}

/** Weighs a shape with each category that the sheets could have changed to. */
function weighShape(search: Search, shape: SwapShape): void {
  const { tally, target } = search
  if (!canLose(tally, shape, target.category, true)) return
  let isFound = false
  for (let partner = 0; partner < tally.nCategories; partner++) {
    const isOnly = tally.nCategories === 1
    if (isOnly) {
      if (!canLoseSame(tally, shape)) return
    } else if (partner === target.category || !canLose(tally, shape, partner, false)) continue
    if (!isFound) findTouched(tally, shape)
    isFound = true
    weigh(search, target.category, partner)
  }
}

/** Whether each leaf that changes forward, or each that changes backward, has a sheet in the category. */
function canLose(tally: Tally, shape: SwapShape, category: number, forward: boolean): boolean {
  for (let path = 0; path < shape.paths.length; path++)
    for (let sex = 0; sex < shape.sexes.length; sex++)
      for (let quality = 0; quality < shape.qualities.length; quality++) {
        if (isForward(path, sex, quality) !== forward) continue
        const leaf = leafOfShape(tally, shape, path, sex, quality)
        if ((tally.leaves[leaf + category] as number) === 0) return false
      }
  return true
}

function canLoseSame(tally: Tally, shape: SwapShape): boolean {
  if (tally.canLose === undefined) return true
  const losing: number[] = []
  for (let path = 0; path < shape.paths.length; path++)
    for (let sex = 0; sex < shape.sexes.length; sex++)
      for (let quality = 0; quality < shape.qualities.length; quality++)
        if (isForward(path, sex, quality))
          losing.push(leafOfShape(tally, shape, path, sex, quality))
  return losing.length < 2 || tally.canLose(losing)
}

function leafOfShape(
  tally: Tally,
  shape: SwapShape,
  path: number,
  sex: number,
  quality: number,
): number {
  const { paths, sexes, qualities } = shape
  return leafAt(tally, paths[path] as number, sexes[sex] as number, qualities[quality] as number)
}

/**
 * What hiding the touched cells of two categories loses, kept where it is the least so far. Two numbers of one table
 * with a small sum cost as if one more were hidden.
 */
function weigh(search: Search, loses: number, gains: number): void {
  const { tally } = search
  const { touched } = tally
  let cost = 0
  for (let index = 0; index < touched.length; index++) {
    const weight = touched.weights[index] as number
    if (weight === 0) continue
    const table = touched.tables[index] as number
    const lost = costOf(tally, table, loses) + (gains === loses ? 0 : costOf(tally, table, gains))
    if (lost === 0) continue
    const sum = (tally.cells[table + loses] as number) + (tally.cells[table + gains] as number)
    cost += weight * (lost + (sum < tally.minimum ? 1 : 0))
    if (cost >= search.cost) return
  }
  const cells: number[] = []
  for (let index = 0; index < touched.length; index++) {
    const table = touched.tables[index] as number
    cells.push(table + loses, table + gains)
  }
  if (
    search.suffices !== null &&
    !search.suffices(cells.filter((cell) => tally.hidden[cell] === 0))
  )
    return
  search.cost = cost
  search.cells = cells
}

/** The number of sheets without a score, as which the denominator hides, in numbers of the usual worth. */
const DENOMINATOR = 8

/** A number that is hidden already costs nothing, a large one more than a small one, the denominator most. */
function costOf(tally: Tally, table: number, category: number): number {
  if (tally.hidden[table + category] !== 0) return 0
  const count = tally.cells[table + category] as number
  return category < tally.nOwn ? 1 + count / (count + 50) : DENOMINATOR
}
