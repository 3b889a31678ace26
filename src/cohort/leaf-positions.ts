import { SEXES } from '../table/blocks.js'
import type { Cohort } from './cohort.js'
import { type CountStore, leafKey, leafPosition } from './count-store.js'

/** To which group each row of a block belongs. */
export interface CohortGroups {
  readonly length: number
  /** One for each level of the cohort: a code per row, and the value that each code stands for. */
  readonly levels: readonly {
    readonly codes: ArrayLike<number>
    readonly values: readonly string[]
  }[]
  /** Index into SEXES. */
  readonly sex: Uint8Array
  /** 1 where the row counts; every row does where absent. A second sheet of a student does not. */
  readonly counted?: Uint8Array
}

/** Position of each row's first counter in either store, −1 for rows that do not count. */
export interface LeafPositions {
  readonly narrow: Int32Array
  readonly wide: Int32Array
}

/** Codes of one level below this number; the rest of the key is the node above. */
const MOST_VALUES = 2 ** 24

/** Where rows are counted. A code without a value stands for a group without a name. */
export function leafPositions({ plan, narrow, wide }: Cohort, groups: CohortGroups): LeafPositions {
  const { length, levels, sex, counted } = groups
  const positions = { narrow: new Int32Array(length), wide: new Int32Array(length) }
  const isNew = rowsOfOtherGroups(groups)
  const nodes = new Map<number, number>()
  let known = unknownPositions(1 << 8)
  let node = 0
  for (let row = 0; row < length; row++) {
    if (isNew[row] === 1) node = nodeOf(nodes, levels, row)
    if (counted !== undefined && counted[row] === 0) {
      positions.narrow[row] = -1
      positions.wide[row] = -1
      continue
    }
    const leaf = node * SEXES.length + (sex[row] as number)
    if (leaf >= known.narrow.length) known = lengthened(known, 2 * leaf)
    if (known.narrow[leaf] === -1) {
      const path = levels.map(({ codes, values }) => values[codes[row] as number] ?? '')
      known.narrow[leaf] = positionOf(narrow, path, sex[row] as number)
      known.wide[leaf] = positionOf(wide, path.slice(0, plan.nWideLevels), sex[row] as number)
    }
    positions.narrow[row] = known.narrow[leaf] as number
    positions.wide[row] = known.wide[leaf] as number
  }
  return positions
}

function unknownPositions(length: number): LeafPositions {
  return { narrow: new Int32Array(length).fill(-1), wide: new Int32Array(length).fill(-1) }
}

function lengthened({ narrow, wide }: LeafPositions, length: number): LeafPositions {
  const longer = unknownPositions(length)
  longer.narrow.set(narrow)
  longer.wide.set(wide)
  return longer
}

function positionOf(store: CountStore, path: readonly string[], sex: number): number {
  return leafPosition(store, leafKey(path, sex))
}

/** 1 for the first row and each that is not of the group of the row before. */
function rowsOfOtherGroups({ length, levels }: CohortGroups): Uint8Array {
  const isNew = new Uint8Array(length)
  if (length > 0) isNew[0] = 1
  for (const { codes } of levels) {
    let before = codes[0]
    for (let row = 1; row < length; row++) {
      const code = codes[row]
      if (code !== before) isNew[row] = 1
      before = code
    }
  }
  return isNew
}

/** A number for the combination of codes of a row; new combinations get the next one. */
function nodeOf(nodes: Map<number, number>, levels: CohortGroups['levels'], row: number): number {
  let node = 0
  for (let level = 0; level < levels.length; level++) {
    const code = (levels[level] as CohortGroups['levels'][number]).codes[row] as number
    const step = node * MOST_VALUES + code
    let next = nodes.get(step)
    if (next === undefined) {
      next = nodes.size + 1
      nodes.set(step, next)
    }
    node = next
  }
  return node
}
