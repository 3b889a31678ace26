/** Whole numbers of 0 or more, some of them known within bounds, and sums of them that are 0. */
export interface CountPuzzle {
  /** Lowest and highest that each count can be, as far as is known beforehand; known counts have both equal. */
  readonly low: Float64Array
  readonly high: Float64Array
  /** Each: counts with factors 1 or −1 whose sum is 0. */
  readonly sums: readonly (readonly { readonly cell: number; readonly factor: number }[])[]
}

/** Open counts that sums tie together, and those sums. */
export interface Bunch {
  readonly cells: readonly number[]
  readonly sums: readonly number[]
}

/** Counts that are still open, in bunches that no sum ties to each other. */
export function bunches({ sums }: CountPuzzle, low: Float64Array, high: Float64Array): Bunch[] {
  const parent = Int32Array.from(low, (_, cell) => cell)
  const rootOf = (cell: number): number => {
    let root = cell
    while (parent[root] !== root) root = parent[root] as number
    parent[cell] = root
    return root
  }
  const isOpen = (cell: number): boolean => (low[cell] as number) < (high[cell] as number)
  const openOf = sums.map((sum) => sum.filter(({ cell }) => isOpen(cell)).map(({ cell }) => cell))
  for (const [first = -1, ...others] of openOf)
    for (const other of others) parent[rootOf(other)] = rootOf(first)
  const found = new Map<number, { cells: number[]; sums: number[] }>()
  const bunchOf = (cell: number): { cells: number[]; sums: number[] } => {
    const root = rootOf(cell)
    const bunch = found.get(root) ?? { cells: [], sums: [] }
    found.set(root, bunch)
    return bunch
  }
  for (const cell of low.keys()) if (isOpen(cell)) bunchOf(cell).cells.push(cell)
  openOf.forEach(([first], index) => {
    if (first !== undefined) bunchOf(first).sums.push(index)
  })
  return [...found.values()]
}

/** Counts of a piece of a bunch that is too large. */
const PIECE = 150

/** A bunch in pieces of counts that lie near each other, each with the sums that it holds altogether. */
export function* piecesOf({ sums }: CountPuzzle, bunch: Bunch): Generator<Bunch> {
  const inBunch = new Set(bunch.cells)
  const open = new Map(
    bunch.sums.map((index) => [
      index,
      (sums[index] ?? []).map(({ cell }) => cell).filter((cell) => inBunch.has(cell)),
    ]),
  )
  const sumsOf = new Map<number, number[]>()
  for (const [index, cells] of open)
    for (const cell of cells) {
      const own = sumsOf.get(cell)
      if (own === undefined) sumsOf.set(cell, [index])
      else own.push(index)
    }
  const done = new Set<number>()
  for (const start of bunch.cells) {
    if (done.has(start)) continue
    const near = new Set([start])
    for (const cell of near) {
      // Short sums first: they say most.
      const own = [...(sumsOf.get(cell) ?? [])].sort(
        (one, other) => (open.get(one)?.length ?? 0) - (open.get(other)?.length ?? 0),
      )
      for (const index of own) {
        const cells = open.get(index) ?? []
        if (near.size + cells.length <= PIECE) for (const one of cells) near.add(one)
      }
    }
    for (const cell of near) done.add(cell)
    const cells = [...near]
    const whole = [...new Set(cells.flatMap((cell) => sumsOf.get(cell) ?? []))].filter((index) =>
      open.get(index)?.every((cell) => near.has(cell)),
    )
    yield { cells, sums: whole }
  }
}
