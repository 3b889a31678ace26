import { EVERYBODY, namesOf, type PublishedRow, tableGroups } from '../audit/published-table.js'
import {
  type CellName,
  createPublicCells,
  type PublicCells,
  type PublicPlace,
} from './public-cells.js'

/** A group as estimates name it: the columns by which it is made, and their values joined with `/`. */
export interface EstimatedGroup {
  readonly columns: readonly string[]
  readonly label: string
}

/** Sizes of a group. */
export interface PublicSizes {
  readonly enrolled: number | null
  readonly answered: number
  readonly valid: number
}

/** What a published cohort table says of groups, however these are named. */
export interface PublicCounts {
  /** How many of a group have the measure at all; null where the table does not show it. */
  readonly size: (group: EstimatedGroup, measure: string, sheets: 'valid' | 'all') => number | null
  /** How many of a group are in one of these categories; null where the table does not show each of them. */
  readonly count: (
    group: EstimatedGroup,
    measure: string,
    sheets: 'valid' | 'all',
    categories: readonly string[],
  ) => number | null
  /** Null where the table hides a size, or has no such group. */
  readonly sizes: (group: EstimatedGroup) => PublicSizes | null
  readonly categories: (measure: string) => readonly string[]
}

const SEX = 'sex'
/** How estimates call a value that is not known, and how the cohort table calls a sex that is not. */
const UNKNOWN = { label: '?', sex: 'unknown' } as const

/**
 * Looks up published counts by the groups of estimates: `school` is found under `district/school`, and `grade/sex` among
 * the girls and boys of each grade. A group that the table has in parts is their sum.
 *
 * @param rows - all rows of a cohort table
 */
export function publicCounts(rows: Iterable<PublishedRow>): PublicCounts {
  const cells = createPublicCells()
  for (const row of rows) cells.take(row)
  return countsIn(cells)
}

/** As {@link publicCounts}, of a table that was taken in row by row. */
export function countsIn(cells: PublicCells): PublicCounts {
  const { places } = cells
  const groups = tableGroups(places)
  const byColumns = new Map<string, ReadonlyMap<string, readonly number[]>>()
  const find = ({ columns, label }: EstimatedGroup): readonly number[] => {
    const key = columns.join('\u0000')
    const known = byColumns.get(key) ?? byLabel(columns, groups, places)
    byColumns.set(key, known)
    return known.get(label) ?? []
  }
  const categories = (measure: string): readonly string[] => [
    ...(cells.categories.get(measure) ?? []),
  ]
  const over = (
    group: EstimatedGroup,
    numberOf: (place: number) => number | null,
  ): number | null => {
    const found = find(group)
    return found.length === 0 ? null : summed(found, numberOf)
  }
  const sizeOver = (group: EstimatedGroup, size: keyof PublicPlace & `n${string}`): number | null =>
    over(group, (place) => places[place]?.[size] ?? null)
  return {
    size: (group, measure, sheets) => {
      const first = categories(measure).slice(0, 1)
      return over(group, (place) => sumAt(cells, place, 'n', { measure, sheets }, first))
    },
    count: (group, measure, sheets, wanted) =>
      over(group, (place) => sumAt(cells, place, 'count', { measure, sheets }, wanted)),
    sizes: (group) => {
      const answered = sizeOver(group, 'nAnswered')
      const valid = sizeOver(group, 'nValid')
      if (answered === null || valid === null) return null
      return { enrolled: sizeOver(group, 'nEnrolled'), answered, valid }
    },
    categories,
  }
}

const WHOLE_HIDDEN: CellName = { sheets: 'all', measure: 'all', category: 'all' }
const SUSPECT: CellName = { sheets: 'all', measure: 'quality', category: 'suspect' }

/** The sum of some categories of a measure in one place; null where the table does not show each of them. */
function sumAt(
  cells: PublicCells,
  place: number,
  of: 'n' | 'count',
  { measure, sheets }: { readonly measure: string; readonly sheets: 'valid' | 'all' },
  wanted: readonly string[],
): number | null {
  const isApart = cells.hasRows(place, sheets, measure)
  // Where no sheet is suspect, the valid ones are all.
  const nSuspect = cells.number(place, 'count', SUSPECT) ?? null
  if (!isApart && (sheets === 'all' || nSuspect !== 0)) return null
  const from = isApart ? sheets : 'all'
  if (!cells.hasRows(place, from, measure)) return null
  const numberOf = (category: string): number | null | undefined =>
    cells.number(place, of, { sheets: from, measure, category })
  if (cells.number(place, 'n', WHOLE_HIDDEN) !== undefined) return null
  const isMeasured = [...(cells.categories.get(measure) ?? [])].some(
    (category) => numberOf(category) !== undefined,
  )
  return isMeasured ? summed(wanted, (category) => numberOf(category) ?? null) : 0
}

/** Null where any part is. */
function summed<Part>(parts: readonly Part[], of: (part: Part) => number | null): number | null {
  let sum = 0
  for (const part of parts) {
    const number = of(part)
    if (number === null) return null
    sum += number
  }
  return sum
}

/** The widest level that has every column; that of everybody for none, and for the sex alone. */
function levelOf(columns: readonly string[], levels: readonly string[]): string | undefined {
  const names = columns.filter((name) => name !== SEX)
  return levels
    .filter((one) => names.every((name) => namesOf(one).includes(name)))
    .filter((one) => names.length > 0 || one === EVERYBODY)
    .sort((one, other) => namesOf(one).length - namesOf(other).length)[0]
}

/**
 * The levels of a cohort table in which groups of some columns are looked up, and those above them, by which their names
 * are told: rows of the others, such as those of every class, need not be held.
 */
export function levelsNeeded(
  groupings: readonly (readonly string[])[],
  levels: readonly string[],
): ReadonlySet<string> {
  const sorted = [...levels].sort((one, other) => namesOf(one).length - namesOf(other).length)
  const found = groupings.flatMap((columns) => levelOf(columns, sorted) ?? [])
  return new Set(
    levels.filter((one) => found.some((level) => level === one || level.startsWith(`${one}/`))),
  )
}

/** Places by the label that estimates give them; of the levels that have every column, those of the widest. */
function byLabel(
  columns: readonly string[],
  { valuesOf }: ReturnType<typeof tableGroups>,
  places: readonly PublicPlace[],
): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>()
  const isBySex = columns.includes(SEX)
  const level = levelOf(columns, [...valuesOf.keys()])
  const names = namesOf(level ?? '')
  places.forEach((place, index) => {
    if (place.level !== level || (place.sex !== EVERYBODY) !== isBySex) return
    const values = valuesOf.get(level)?.get(place.group) ?? []
    const own = columns.map((name) =>
      name === SEX
        ? place.sex === UNKNOWN.sex
          ? UNKNOWN.label
          : place.sex
        : values[names.indexOf(name)] || UNKNOWN.label,
    )
    const label = columns.length === 0 ? EVERYBODY : own.join('/')
    const known = found.get(label)
    if (known === undefined) found.set(label, [index])
    else known.push(index)
  })
  return found
}
