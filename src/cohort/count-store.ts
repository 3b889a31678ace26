/** Separates the values of a path inside a key; no table cell holds it. */
const SEPARATOR = '\u0000'

/**
 * Whole-number counts for leaves: a leaf is the narrowest group that is counted apart, and a sex. Each leaf has the same
 * number of counters, so memory grows with the number of groups and never with the number of sheets.
 */
export interface CountStore {
  /** Counters per leaf. */
  readonly width: number
  /** Key of a leaf to its index, in order of appearance. */
  readonly leaves: Map<string, number>
  /** Leaf by leaf; longer than needed. */
  counts: Int32Array
}

/** An empty store of leaves with `width` counters. */
export function createCountStore(width: number): CountStore {
  return { width, leaves: new Map(), counts: new Int32Array(width * 64) }
}

/** The key of a leaf: its value at each level, and the index of its sex. */
export function leafKey(path: readonly string[], sex: number): string {
  return path.length === 0 ? String(sex) : `${path.join(SEPARATOR)}${SEPARATOR}${sex}`
}

/** The paths of a store, each once, and for each leaf which of them and which sex it has. */
export function splitLeaves(
  { leaves }: CountStore,
  nLevels: number,
): { paths: string[][]; ofLeaf: Int32Array; sexOfLeaf: Uint8Array } {
  const known = new Map<string, number>()
  const paths: string[][] = []
  const ofLeaf = new Int32Array(leaves.size)
  const sexOfLeaf = new Uint8Array(leaves.size)
  for (const [key, leaf] of leaves) {
    const end = key.lastIndexOf(SEPARATOR)
    const name = key.slice(0, Math.max(0, end))
    const path = known.get(name) ?? paths.length
    if (path === paths.length) {
      known.set(name, path)
      paths.push(nLevels === 0 ? [] : name.split(SEPARATOR))
    }
    ofLeaf[leaf] = path
    sexOfLeaf[leaf] = Number(key.slice(end + 1))
  }
  return { paths, ofLeaf, sexOfLeaf }
}

/** Position of a leaf's first counter; the leaf is made where it is new. */
export function leafPosition(store: CountStore, key: string): number {
  const known = store.leaves.get(key)
  if (known !== undefined) return known * store.width
  const leaf = store.leaves.size
  store.leaves.set(key, leaf)
  if ((leaf + 1) * store.width > store.counts.length) {
    const longer = new Int32Array(store.counts.length * 2)
    longer.set(store.counts)
    store.counts = longer
  }
  return leaf * store.width
}

/** Adds the counts of one store to another's of the same width. */
export function addStore(target: CountStore, source: CountStore): void {
  for (const [key, leaf] of source.leaves) {
    const to = leafPosition(target, key)
    const from = leaf * source.width
    for (let counter = 0; counter < source.width; counter++)
      target.counts[to + counter] =
        (target.counts[to + counter] as number) + (source.counts[from + counter] as number)
  }
}
