import type { SurveySample } from '../survey/survey-sample.js'
import { type CategoryLayout, layoutOf } from './category-layout.js'
import type { PrevalenceCell, PrevalenceTally } from './prevalence-tally.js'

/** A tally with the names of its categories. */
export interface NamedTally {
  readonly tally: PrevalenceTally
  /** For each measure the names of its categories; place 0 stands for none. */
  readonly values: readonly (readonly string[])[]
}

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/**
 * The same tally, its categories, units and cells in the order of their names: the order in which the sheets came is
 * then in no sum, so that the same sheets in any order give the same figures to the last digit.
 *
 * @throws {@link RangeError} when the weights were already brought to a roster
 */
export function sortedTally({ tally, values }: NamedTally): NamedTally {
  if (tally.calibration !== undefined)
    throw new RangeError('sortedTally requires weights that were not brought to a roster')
  const orders = values.map((names) =>
    names.map((_, number) => number).sort((one, other) => orderOf(names, one, other)),
  )
  const layout = layoutOf(Int32Array.from(values, ({ length }) => Math.max(1, length)))
  const { sample, places } = sortedSample(tally.sample)
  const cells = [...tally.cells.values()]
    .map((cell) => ({ ...cell, unit: places[cell.unit] as number }))
    .map((cell) => ({ cell, key: cell.labels.join('\u0000') }))
    .sort(
      (one, other) =>
        byText(one.key, other.key) ||
        one.cell.unit - other.cell.unit ||
        one.cell.weight - other.cell.weight,
    )
  const sorted = new Map<string, PrevalenceCell>()
  for (const { cell, key } of cells) {
    cell.counts = inOrder(cell.counts, tally.layout, layout, orders)
    sorted.set(`${cell.unit}\u0000${cell.weight}\u0000${key}`, cell)
  }
  return {
    tally: { ...tally, sample, layout, cells: sorted },
    values: orders.map((order, measure) =>
      order.map((number) => values[measure]?.[number] as string),
    ),
  }
}

/** None first, then by name. */
function orderOf(names: readonly string[], one: number, other: number): number {
  if (one === 0 || other === 0) return one - other
  return byText(names[one] as string, names[other] as string)
}

/** Counts in the order of names; of a name that came with no sheet that counts there may be no room yet. */
function inOrder(
  counts: Uint32Array,
  from: CategoryLayout,
  to: CategoryLayout,
  orders: readonly (readonly number[])[],
): Uint32Array {
  const sorted = new Uint32Array(to.length)
  orders.forEach((order, measure) => {
    const width = from.widths[measure] as number
    order.forEach((number, at) => {
      if (number >= width) return
      sorted[(to.starts[measure] as number) + at] = counts[
        (from.starts[measure] as number) + number
      ] as number
    })
  })
  return sorted
}

/** A unit's path begins with that of the unit it lies in, so that it comes after it. */
function sortedSample({ units, faults }: SurveySample): {
  readonly sample: SurveySample
  /** For each unit, its new index. */
  readonly places: Int32Array
} {
  const paths: string[] = []
  for (const { parent, label } of units)
    paths.push(parent < 0 ? label : `${paths[parent]}\u0000${label}`)
  const order = paths.map((_, index) => index)
  order.sort((one, other) => byText(paths[one] as string, paths[other] as string))
  const places = new Int32Array(units.length)
  order.forEach((index, place) => {
    places[index] = place
  })
  const sorted = order.map((index) => {
    const unit = units[index] as SurveySample['units'][number]
    return { ...unit, parent: unit.parent < 0 ? -1 : (places[unit.parent] as number) }
  })
  const indexes = new Map(order.map((index, place) => [paths[index] as string, place]))
  const wrong = new Set([...faults].map((index) => places[index] as number))
  return { sample: { units: sorted, indexes, faults: wrong }, places }
}
