import { EVERYBODY, type PublishedRow } from '../audit/published-table.js'

/** A group and sex of a cohort table, with the sizes that its rows show. */
export interface PublicPlace
  extends Pick<PublishedRow, 'level' | 'group' | 'sex' | 'nEnrolled' | 'nAnswered' | 'nValid'> {}

/** What a row counts. */
export type CellName = Pick<PublishedRow, 'sheets' | 'measure' | 'category'>

/** As much of a row as is kept. */
type PublicRow = PublicPlace & CellName & Pick<PublishedRow, 'n' | 'count'>

/** The numbers of a cohort table, as they are taken in row after row; a country's table fits in memory. */
export interface PublicCells {
  readonly take: (row: PublicRow) => void
  readonly places: readonly PublicPlace[]
  /** The categories of each measure, in the order of the table. */
  readonly categories: ReadonlyMap<string, ReadonlySet<string>>
  /** A number of the row of that name, of the place at `place`: null where it is hidden, undefined without such a row. */
  readonly number: (place: number, of: 'n' | 'count', name: CellName) => number | null | undefined
  /** Whether any group like that of a place has rows of a measure for these sheets. */
  readonly hasRows: (place: number, sheets: string, measure: string) => boolean
}

/** Numbers of one row beside each other: n and count. */
const WIDTH = 2
const FIRST_NAMES = 32
/** No such row; a hidden number is NaN. */
const NO_ROW = Number.POSITIVE_INFINITY

export function createPublicCells(): PublicCells {
  const places: PublicPlace[] = []
  const placeOf = new Map<string, number>()
  const nameOf = new Map<string, number>()
  /** For each place the numbers of its rows, by number of the name. */
  const numbers: Float64Array[] = []
  const categories = new Map<string, Set<string>>()
  const seen = new Set<string>()
  return {
    places,
    categories,
    take(row) {
      const place = numberIn(placeOf, joined(row.level, row.group, row.sex))
      if (place === places.length) {
        places.push(placeOfRow(row))
        numbers.push(new Float64Array(FIRST_NAMES * WIDTH).fill(NO_ROW))
      }
      const nNames = nameOf.size
      const name = numberIn(nameOf, joined(row.sheets, row.measure, row.category))
      if (name === nNames)
        categories.set(row.measure, (categories.get(row.measure) ?? new Set()).add(row.category))
      const own = withRoom(numbers[place] as Float64Array, (name + 1) * WIDTH)
      numbers[place] = own
      own[name * WIDTH] = row.n ?? Number.NaN
      own[name * WIDTH + 1] = row.count ?? Number.NaN
      seen.add(kindOf(row, row.sheets, row.measure))
    },
    number(place, of, { sheets, measure, category }) {
      const name = nameOf.get(joined(sheets, measure, category))
      if (name === undefined) return undefined
      const found = numbers[place]?.[name * WIDTH + (of === 'n' ? 0 : 1)] ?? NO_ROW
      if (found === NO_ROW) return undefined
      return Number.isNaN(found) ? null : found
    },
    hasRows: (place, sheets, measure) =>
      seen.has(kindOf(places[place] as PublicPlace, sheets, measure)),
  }
}

const joined = (...parts: readonly string[]): string => parts.join('\u0000')

/** The number of a key, the next one where it is new. */
function numberIn(numbers: Map<string, number>, key: string): number {
  const known = numbers.get(key)
  if (known !== undefined) return known
  numbers.set(key, numbers.size)
  return numbers.size - 1
}

function placeOfRow({ level, group, sex, nEnrolled, nAnswered, nValid }: PublicRow): PublicPlace {
  return { level, group, sex, nEnrolled, nAnswered, nValid }
}

/** The same numbers with room for so many. */
function withRoom(numbers: Float64Array, length: number): Float64Array {
  if (length <= numbers.length) return numbers
  const larger = new Float64Array(Math.max(length, numbers.length * 2)).fill(NO_ROW)
  larger.set(numbers)
  return larger
}

/** Rows of a level, of all sexes or of one, for the same sheets: a table has them for every group or for none. */
const kindOf = (
  { level, sex }: Pick<PublicPlace, 'level' | 'sex'>,
  sheets: string,
  measure: string,
): string => joined(level, sex === EVERYBODY ? EVERYBODY : '', sheets, measure)
