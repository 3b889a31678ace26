import { wilsonInterval } from '../../stat/wilson-interval.js'
import {
  COHORT_COLUMNS,
  type CohortCell,
  type CohortColumn,
  type CohortFigures,
  type CohortKey,
} from './cohort-figures.js'
import { type Place, schoolKey, type Unit } from './report-level.js'

/** What sorts students into categories, of which each is in one at most; a measure of the cohort is one. */
export interface CountedMeasure {
  readonly id: string
  readonly categories: readonly { readonly id: string }[]
}

/** Tiers and bands of the students of a school by grade, class and sex, counted from their rows in `students.csv`. */
export interface BandCounts {
  /**
   * Adds a student.
   *
   * @param band - id of the category of each measure, '' where there is none
   */
  readonly add: (place: Place, sex: string, band: (measure: number) => string) => void
  /**
   * The counts of a school, a grade or a class under the names that it and its next groups have in the published table;
   * null where nobody is known.
   */
  readonly figuresOf: (unit: Unit) => CohortFigures | null
}

/** Counts of a grade and class by sex. */
interface Leaf {
  readonly grade: string
  readonly class: string
  readonly bySex: Map<string, Int32Array>
}

type Counts = Map<string, Leaf>

const FILE = 'students.csv'

/**
 * @param measures - those to be counted
 * @returns counts that are not hidden: for a role that may see every student of the school
 */
export function bandCounts(measures: readonly CountedMeasure[]): BandCounts {
  const schools = new Map<string, Counts>()
  const places = measures.map(
    ({ categories }) => new Map(categories.map(({ id }, index) => [id, index])),
  )
  let width = 0
  const starts = measures.map(({ categories }) => {
    const start = width
    width += categories.length
    return start
  })
  const layout: BandLayout = new Map(
    measures.map((measure, index) => [measure.id, { start: starts[index] ?? 0, measure }]),
  )
  return {
    add(place, sex, band) {
      const { grade, class: ofClass } = place
      const leaves = own(schools, schoolKey(place), newMap<Leaf>)
      const { bySex } = own(leaves, JSON.stringify([grade, ofClass]), () => ({
        ...{ grade, class: ofClass, bySex: newMap<Int32Array>() },
      }))
      const counts = own(bySex, sex, () => new Int32Array(width))
      for (let index = 0; index < measures.length; index++) {
        const id = band(index)
        const category = id === '' ? undefined : places[index]?.get(id)
        if (category === undefined) continue
        const counter = (starts[index] ?? 0) + category
        counts[counter] = (counts[counter] ?? 0) + 1
      }
    },
    figuresOf(unit) {
      const counts = schools.get(schoolKey(unit))
      return counts === undefined ? null : figuresOf(unit, counts, layout)
    },
  }
}

const newMap = <Value>(): Map<string, Value> => new Map()

function own<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

type BandLayout = ReadonlyMap<string, { readonly start: number; readonly measure: CountedMeasure }>

function figuresOf(unit: Unit, counts: Counts, layout: BandLayout): CohortFigures {
  const cells = new Map<string, CohortCell>()
  const known = new Map<string, Int32Array | null>()
  const table = ({ level, group, sex = 'all' }: GroupOfSex): Int32Array | null => {
    const key = [level, group, sex].join('|')
    const found = known.get(key)
    if (found !== undefined) return found
    const made = sumOf(leavesOf(unit, level, group, counts), sex)
    known.set(key, made)
    return made
  }
  const cell = (at: CohortKey): CohortCell | undefined => {
    const place = layout.get(at.measure)
    const category = place?.measure.categories.findIndex(({ id }) => id === at.category) ?? -1
    const sums = table(at)
    if (place === undefined || category < 0 || sums === null) return undefined
    const { start } = place
    const own = sums.subarray(start, start + place.measure.categories.length)
    const n = own.reduce((sum, count) => sum + count, 0)
    if (n === 0) return undefined
    const { level, group, sex = 'all', sheets = 'all', measure } = at
    const key = [level, group, sex, sheets, measure, at.category].join('|')
    const made = countedCell(key, own[category] ?? 0, n)
    cells.set(key, made)
    return made
  }
  return {
    levels: [],
    groupsOf: () => [],
    cell,
    sizes: (group) => {
      const isThere = table(group) !== null
      const key = [group.level, group.group, group.sex ?? 'all'].join('|')
      return isThere
        ? { key, nEnrolled: null, nAnswered: null, nValid: null, isHidden: false }
        : undefined
    },
    source: (key, column) => ({
      file: FILE,
      key,
      column: COHORT_COLUMNS[column],
      text: sourceText(cells.get(key), column),
    }),
  }
}

type GroupOfSex = Pick<CohortKey, 'level' | 'group' | 'sex'>

/** Counts over grades, classes and sexes; null where nobody is counted. */
function sumOf(leaves: readonly Leaf[], sex: string): Int32Array | null {
  let sums: Int32Array | null = null
  for (const { bySex } of leaves)
    for (const [one, table] of bySex) {
      if (sex !== 'all' && sex !== one) continue
      sums ??= new Int32Array(table.length)
      for (let index = 0; index < table.length; index++)
        sums[index] = (sums[index] ?? 0) + (table[index] ?? 0)
    }
  return sums
}

/** What a group consists of: all of the unit, or what is of one of its next parts. */
function leavesOf(unit: Unit, level: string, group: string, counts: Counts): Leaf[] {
  const within = [...counts.values()].filter(
    (leaf) =>
      (unit.grade === undefined || leaf.grade === unit.grade) &&
      (unit.class === undefined || leaf.class === unit.class),
  )
  if (level === unit.cohortLevel && group === unit.cohortGroup) return within
  const part = (['grade', 'class'] as const).find((name) => level === `${unit.cohortLevel}/${name}`)
  if (part === undefined || !group.startsWith(`${unit.cohortGroup}/`)) return []
  const label = group.slice(unit.cohortGroup.length + 1)
  return within.filter((leaf) => leaf[part] === (label === '?' ? '' : label))
}

function countedCell(key: string, count: number, n: number): CohortCell {
  return { key, n, count, share: count / n, ...wilsonInterval(count, n), isHidden: false }
}

/** The four decimals that shares have in `cohort.csv`, half up as there. */
const four = (share: number): number => Math.round(share * 10_000) / 10_000

function sourceText(cell: CohortCell | undefined, column: CohortColumn): string {
  if (
    cell === undefined ||
    column.startsWith('nE') ||
    column.startsWith('nA') ||
    column === 'nValid'
  )
    return ''
  const value = cell[column as 'n' | 'count' | 'share' | 'low' | 'high'] ?? 0
  return column === 'n' || column === 'count' ? String(value) : four(value).toFixed(4)
}
