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

/** Codes of one level below this number; the rest of the key is the node above. */
const MOST_VALUES = 2 ** 24

/**
 * Position of each row's first counter in a store, −1 for rows that do not count. A code without a value stands for a
 * group without a name.
 *
 * @param nLevels - how many of the levels the store counts by
 */
export function leafPositions(
  store: CountStore,
  groups: CohortGroups,
  nLevels: number,
): Int32Array {
  const positions = new Int32Array(groups.length)
  const levels = groups.levels.slice(0, nLevels)
  const nodes = new Map<number, number>()
  const ofNode = new Map<number, number[]>()
  let known: number[] = []
  for (let row = 0; row < groups.length; row++) {
    if (row === 0 || !isGroupOfRowBefore(levels, row)) {
      const node = nodeOf(nodes, levels, row)
      known = ofNode.get(node) ?? []
      ofNode.set(node, known)
    }
    if (groups.counted?.[row] === 0) {
      positions[row] = -1
      continue
    }
    const sex = groups.sex[row] as number
    const position = known[sex] ?? leafPosition(store, leafKey(pathOf(levels, row), sex))
    known[sex] = position
    positions[row] = position
  }
  return positions
}

function isGroupOfRowBefore(levels: CohortGroups['levels'], row: number): boolean {
  for (const { codes } of levels) if (codes[row] !== codes[row - 1]) return false
  return true
}

/** A number for the combination of codes of a row; new combinations get the next one. */
function nodeOf(nodes: Map<number, number>, levels: CohortGroups['levels'], row: number): number {
  let node = 0
  for (const { codes } of levels) {
    const step = node * MOST_VALUES + (codes[row] as number)
    const next = nodes.get(step) ?? nodes.size + 1
    nodes.set(step, next)
    node = next
  }
  return node
}

function pathOf(levels: CohortGroups['levels'], row: number): string[] {
  return levels.map(({ codes, values }) => values[codes[row] as number] ?? '')
}
