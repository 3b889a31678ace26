import { EVERYBODY, namesOf, type PublishedRow, tableGroups } from '../audit/published-table.js'

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

/** The rows of one group and sex, by sheets, measure and category. */
interface Place {
  readonly level: string
  readonly sex: string
  readonly rows: Map<string, PublishedRow>
  readonly any: PublishedRow
}

/**
 * Looks up published counts by the groups of estimates: `school` is found under `district/school`, and `grade/sex` among
 * the girls and boys of each grade. A group that the table has in parts is their sum.
 *
 * @param rows - all rows of a cohort table
 */
export function publicCounts(rows: readonly PublishedRow[]): PublicCounts {
  const groups = tableGroups(rows)
  const places = placesOf(rows)
  const slots = new Set(rows.map((row) => slotOf(row.level, row.sex, row.sheets, row.measure)))
  const categories = new Map<string, Set<string>>()
  for (const { measure, category } of rows)
    categories.set(measure, (categories.get(measure) ?? new Set()).add(category))
  const byColumns = new Map<string, ReadonlyMap<string, readonly Place[]>>()
  const find = ({ columns, label }: EstimatedGroup): readonly Place[] => {
    const key = columns.join('\u0000')
    const known = byColumns.get(key) ?? byLabel(columns, groups, places)
    byColumns.set(key, known)
    return known.get(label) ?? []
  }
  const ofPlace = (
    { level, sex, rows: own }: Place,
    measure: string,
    sheets: 'valid' | 'all',
    pick: (row: PublishedRow) => number | null,
    wanted: readonly string[],
  ): number | null => {
    const isApart = slots.has(slotOf(level, sex, sheets, measure))
    // Where no sheet is suspect, the valid ones are all.
    const nSuspect = own.get(cellOf('all', 'quality', 'suspect'))?.count ?? null
    if (!isApart && (sheets === 'all' || nSuspect !== 0)) return null
    const from = isApart ? sheets : 'all'
    if (!slots.has(slotOf(level, sex, from, measure)) || own.has(cellOf('all', 'all', 'all')))
      return null
    const hasMeasure = [...(categories.get(measure) ?? [])].some((category) =>
      own.has(cellOf(from, measure, category)),
    )
    if (!hasMeasure) return 0
    return summed(wanted, (category) => {
      const row = own.get(cellOf(from, measure, category))
      return row === undefined ? null : pick(row)
    })
  }
  const over = (
    group: EstimatedGroup,
    numberOf: (place: Place) => number | null,
  ): number | null => {
    const found = find(group)
    return found.length === 0 ? null : summed(found, numberOf)
  }
  return {
    size: (group, measure, sheets) => {
      const first = [...(categories.get(measure) ?? [])].slice(0, 1)
      return over(group, (place) => ofPlace(place, measure, sheets, ({ n }) => n, first))
    },
    count: (group, measure, sheets, wanted) =>
      over(group, (place) => ofPlace(place, measure, sheets, ({ count }) => count, wanted)),
    sizes: (group) => {
      const answered = over(group, ({ any }) => any.nAnswered)
      const valid = over(group, ({ any }) => any.nValid)
      if (answered === null || valid === null) return null
      return { enrolled: over(group, ({ any }) => any.nEnrolled), answered, valid }
    },
    categories: (measure) => [...(categories.get(measure) ?? [])],
  }
}

const slotOf = (level: string, sex: string, sheets: string, measure: string): string =>
  [level, sex === EVERYBODY, sheets, measure].join('\u0000')
const cellOf = (sheets: string, measure: string, category: string): string =>
  [sheets, measure, category].join('\u0000')

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

/** The rows of a table by level, group and sex. */
function placesOf(rows: readonly PublishedRow[]): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>()
  for (const row of rows) {
    const key = [row.level, row.group, row.sex].join('\u0000')
    const place = places.get(key) ?? { level: row.level, sex: row.sex, rows: new Map(), any: row }
    places.set(key, place)
    place.rows.set(cellOf(row.sheets, row.measure, row.category), row)
  }
  return places
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
  places: ReadonlyMap<string, Place>,
): ReadonlyMap<string, readonly Place[]> {
  const found = new Map<string, Place[]>()
  const isBySex = columns.includes(SEX)
  const level = levelOf(columns, [...valuesOf.keys()])
  for (const [key, place] of places) {
    if (place.level !== level || (place.sex !== EVERYBODY) !== isBySex) continue
    const values = valuesOf.get(level)?.get(key.split('\u0000')[1] ?? '') ?? []
    const own = columns.map((name) =>
      name === SEX
        ? place.sex === UNKNOWN.sex
          ? UNKNOWN.label
          : place.sex
        : values[namesOf(level).indexOf(name)] || UNKNOWN.label,
    )
    const label = columns.length === 0 ? EVERYBODY : own.join('/')
    const known = found.get(label)
    if (known === undefined) found.set(label, [place])
    else known.push(place)
  }
  return found
}
