import type { MeasureSystem } from './measure-system.js'
import { groupWithin, type PublishedRow, type TableGroups } from './published-table.js'
import type { Recovery } from './recover-counts.js'
import { type Place, SIZE } from './table-sums.js'

/** What standard errors and tests say of hidden counts. */
export interface WeighedFigures {
  /** Hidden counts that a figure settles. */
  readonly told: readonly number[]
  /** Figures over too many hidden counts to be tried out. */
  readonly nUnweighed: number
}

/** Tables that are tried before a figure is given up. */
const MOST_TRIED = 200_000
const MOST_OPEN = 10

/**
 * Tries out what figures say that are no sums: a standard error, of the counts of the clusters below its group, and the
 * Cramér's V of a test, of the groups of its column. Every table in whole numbers that fits the sums and the bounds is
 * held against the figure; a count that all those agree in that fit is told by it. Figures that fit none are of another
 * design, such as weights, and say nothing here.
 */
export function weighFigures(
  system: MeasureSystem,
  found: Recovery,
  groups: TableGroups,
  tests: readonly PublishedRow[],
): WeighedFigures {
  const told = new Set<number>()
  let nUnweighed = 0
  const weigh = (cells: readonly number[], fits: (values: readonly number[]) => boolean): void => {
    const settled = settledBy(system, found, cells, fits)
    if (settled === null) nUnweighed++
    else for (const cell of settled) told.add(cell)
  }
  for (const row of system.rows) {
    const error = row.figures?.['standard_error']
    if (error === undefined || row.count === null || row.n === null) continue
    for (const { wide, narrow } of groups.sums) {
      if (wide !== row.level) continue
      const clusters = placesWithin(system, groups, row, narrow)
      const sizes = clusters.map((place) => knownAt(found, system.find(place, SIZE)))
      if (clusters.length < 2 || sizes.some((size) => size === null)) continue
      const cells = clusters.map((place) => system.find(place, row.category))
      if (cells.some((cell) => cell < 0)) continue
      weigh(cells, (values) => isNear(errorOf(values, sizes as number[]), error))
    }
  }
  for (const { level, n, figures } of tests) {
    const strength = figures?.['cramers_v']
    if (strength === undefined || n === null) continue
    for (const sheets of ['valid', 'all']) {
      const places = placesOfColumn(system, level, sheets)
      const categories = plainCategories(system)
      const cells = places.flatMap((place) =>
        categories.map((category) => system.find(place, category)),
      )
      const size = places.reduce(
        (sum, place) => sum + (knownAt(found, system.find(place, SIZE)) ?? Number.NaN),
        0,
      )
      if (places.length < 2 || size !== n || cells.some((cell) => cell < 0)) continue
      weigh(cells, (values) => isNear(cramersV(values, categories.length), strength))
    }
  }
  return { told: [...told], nUnweighed }
}

function knownAt({ low, high }: Recovery, cell: number): number | null {
  return cell >= 0 && low[cell] === high[cell] ? (low[cell] as number) : null
}

/** Places of a finer level in the group of a row, each once. */
function placesWithin(
  { cells }: MeasureSystem,
  groups: TableGroups,
  { level, group, sex, sheets }: PublishedRow,
  narrow: string,
): Place[] {
  return cells.filter(
    (cell) =>
      cell.category === SIZE &&
      cell.level === narrow &&
      cell.sex === sex &&
      cell.sheets === sheets &&
      groupWithin(groups, narrow, cell.group, level) === group,
  )
}

function placesOfColumn({ cells }: MeasureSystem, column: string, sheets: string): Place[] {
  return cells.filter(
    (cell) =>
      cell.category === SIZE &&
      cell.sheets === sheets &&
      (column === 'sex'
        ? cell.level === 'all' && cell.sex !== 'all' && cell.sex !== 'unknown'
        : cell.level === column && cell.sex === 'all'),
  )
}

const plainCategories = ({ rows }: MeasureSystem): string[] => [
  ...new Set(rows.filter(({ parts }) => parts === undefined).map(({ category }) => category)),
]

/** The hidden counts in which all tables agree that fit; null where there are too many to try. */
function settledBy(
  { puzzle }: MeasureSystem,
  { low, high }: Recovery,
  cells: readonly number[],
  fits: (values: readonly number[]) => boolean,
): number[] | null {
  const isOpen = (cell: number): boolean => (low[cell] as number) < (high[cell] as number)
  const open = [...new Set(cells.filter(isOpen))]
  if (open.length === 0) return []
  const nTables = open.reduce(
    (product, cell) => product * ((high[cell] as number) - (low[cell] as number) + 1),
    1,
  )
  if (open.length > MOST_OPEN || !(nTables <= MOST_TRIED)) return null
  const place = new Map(open.map((cell, at) => [cell, at]))
  const sums = puzzle.sums.filter((sum) => {
    const own = sum.filter(({ cell }) => isOpen(cell))
    return own.length > 0 && own.every(({ cell }) => place.has(cell))
  })
  const values = open.map((cell) => low[cell] as number)
  const least = open.map(() => Number.POSITIVE_INFINITY)
  const most = open.map(() => Number.NEGATIVE_INFINITY)
  const valueAt = (cell: number): number => {
    const at = place.get(cell)
    return at === undefined ? (low[cell] as number) : (values[at] as number)
  }
  for (let tried = 0; tried < nTables; tried++) {
    const isWhole = sums.every(
      (sum) => sum.reduce((total, { cell, factor }) => total + factor * valueAt(cell), 0) === 0,
    )
    if (isWhole && fits(cells.map(valueAt)))
      values.forEach((value, at) => {
        least[at] = Math.min(least[at] as number, value)
        most[at] = Math.max(most[at] as number, value)
      })
    for (let at = 0; at < open.length; at++) {
      const cell = open[at] as number
      if ((values[at] as number) < (high[cell] as number)) {
        values[at] = (values[at] as number) + 1
        break
      }
      values[at] = low[cell] as number
    }
  }
  return open.filter((_, at) => least[at] === most[at] && (most[at] as number) > 0)
}

/** Standard error of a share from one stage of clusters, as surveys have it. */
function errorOf(counts: readonly number[], sizes: readonly number[]): number {
  const n = sizes.reduce((sum, size) => sum + size, 0)
  const share = counts.reduce((sum, count) => sum + count, 0) / n
  const squares = counts.reduce(
    (sum, count, at) => sum + (count - share * (sizes[at] as number)) ** 2,
    0,
  )
  return Math.sqrt((squares * sizes.length) / (sizes.length - 1)) / n
}

function cramersV(counts: readonly number[], nCategories: number): number {
  const nGroups = counts.length / nCategories
  const at = (group: number, category: number): number =>
    counts[group * nCategories + category] as number
  const rows = Array.from({ length: nGroups }, (_, group) =>
    Array.from({ length: nCategories }, (_, one) => at(group, one)).reduce((a, b) => a + b, 0),
  )
  const columns = Array.from({ length: nCategories }, (_, one) =>
    rows.reduce((sum, _row, group) => sum + at(group, one), 0),
  )
  const n = rows.reduce((sum, row) => sum + row, 0)
  let chiSquare = 0
  for (const [group, row] of rows.entries())
    for (const [category, column] of columns.entries()) {
      const expected = (row * column) / n
      if (expected > 0) chiSquare += (at(group, category) - expected) ** 2 / expected
    }
  const isThere = (sum: number): boolean => sum > 0
  const least = Math.min(rows.filter(isThere).length, columns.filter(isThere).length) - 1
  return Math.sqrt(chiSquare / n / least)
}

/** Whether a number would be shown like this: to its digits, or by a tenth where there are two at most. */
function isNear(value: number, shown: number): boolean {
  const digits = shown.toPrecision(10).replace(/e.*$/, '').replace(/[-.]/g, '')
  const nDigits = digits.replace(/^0+/, '').replace(/0+$/, '').length
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(shown))) - nDigits + 1)
  const room = nDigits <= 2 ? Math.max(unit / 2, Math.abs(shown) / 20) : unit / 2
  return Math.abs(value - shown) <= room * (1 + 1e-6)
}
