/**
 * Where the counts of each measure's categories stand in a row of counts: those of measure m begin at `starts[m]`, and
 * there is room for `widths[m]` of them. One layout serves every cell of a tally.
 */
export interface CategoryLayout {
  readonly starts: Int32Array
  readonly widths: Int32Array
  /** Length of a row of counts. */
  readonly length: number
}

const LEAST = 4

/** Room for a few categories of each measure. */
export function createCategoryLayout(nMeasures: number): CategoryLayout {
  return layoutOf(new Int32Array(nMeasures).fill(LEAST))
}

/** The layout with room for one more category, by half as much again, so that it seldom changes. */
export function widenedLayout(
  { widths }: CategoryLayout,
  measure: number,
  category: number,
): CategoryLayout {
  const wide = widths.slice()
  wide[measure] = Math.max(category + 1, Math.ceil((widths[measure] as number) * 1.5))
  return layoutOf(wide)
}

/** The layout with just the room that is said for each measure. */
export function layoutOf(widths: Int32Array): CategoryLayout {
  const starts = new Int32Array(widths.length)
  let length = 0
  widths.forEach((width, at) => {
    starts[at] = length
    length += width
  })
  return { starts, widths, length }
}

/** A row of counts in another layout, which has room for all of them. */
export function relaidCounts(
  counts: Uint32Array,
  from: CategoryLayout,
  to: CategoryLayout,
): Uint32Array {
  const relaid = new Uint32Array(to.length)
  from.starts.forEach((start, measure) => {
    const own = counts.subarray(start, start + (from.widths[measure] as number))
    relaid.set(own, to.starts[measure])
  })
  return relaid
}
