import { wilsonInterval } from '../../stat/wilson-interval.js'
import type { CellSource } from '../document/run.js'
import { shareOf, unrounded } from './unrounded.js'

/** One row of `cohort.csv` as it was published. A number that is hidden is null. */
export interface CohortCell {
  /** Level, group, sex, sheets, measure, category joined by `|`. */
  readonly key: string
  readonly n: number | null
  readonly count: number | null
  /** In 0–1: not the four decimals of the file, which would be rounded twice on a page. */
  readonly share: number | null
  readonly low: number | null
  readonly high: number | null
  readonly isHidden: boolean
}

export interface CohortKey {
  readonly level: string
  readonly group: string
  /** `all` where absent. */
  readonly sex?: 'all' | 'female' | 'male' | 'unknown'
  /** `all`, valid and suspect sheets, where absent. */
  readonly sheets?: 'all' | 'valid'
  readonly measure: string
  readonly category: string
}

/** Sizes of a group: its three columns in `cohort.csv` are the same in all of its rows. */
export interface CohortSizes {
  readonly key: string
  readonly nEnrolled: number | null
  readonly nAnswered: number | null
  readonly nValid: number | null
  /** The whole group is hidden: it has one row, and no figure. */
  readonly isHidden: boolean
}

/** Columns of `cohort.csv` that hold figures, with their names in a {@link CohortCell}. */
export const COHORT_COLUMNS = {
  n: 'n',
  count: 'count',
  share: 'share',
  low: 'low',
  high: 'high',
  nEnrolled: 'n_enrolled',
  nAnswered: 'n_answered',
  nValid: 'n_valid',
} as const

export type CohortColumn = keyof typeof COHORT_COLUMNS

/** What was published of a screening, to be looked up. */
export interface CohortFigures {
  /** Groups of a level, in the order of the file: labels such as `North/4`. */
  readonly groupsOf: (level: string) => readonly string[]
  readonly levels: readonly string[]
  /** Undefined where the group has no row of the measure: nobody in it has the measure. */
  readonly cell: (key: CohortKey) => CohortCell | undefined
  readonly sizes: (group: Pick<CohortKey, 'level' | 'group' | 'sex'>) => CohortSizes | undefined
  /** Where a figure stands, with the text of its cell ('' where it is hidden); its key is that of a cell or of sizes. */
  readonly source: (key: string, column: CohortColumn) => CellSource
}

const FILE = 'cohort.csv'
const LABELS = ['level', 'group', 'sex', 'sheets', 'measure', 'category'] as const

interface GroupRecords {
  readonly records: (readonly string[])[]
  cells: Map<string, readonly string[]> | null
}

/** Collects the records of `cohort.csv`; rows are looked up group by group, so that nothing is built that nobody asks. */
export interface CohortCollector {
  readonly add: (record: readonly string[]) => void
  readonly figures: () => CohortFigures
}

/** @param header - of the file; columns by name, wherever they stand */
export function collectCohort(header: readonly string[]): CohortCollector {
  const labels = LABELS.map((name) => header.indexOf(name))
  const [level = -1, group = -1] = labels
  const at = Object.fromEntries(
    Object.entries(COHORT_COLUMNS).map(([name, column]) => [name, header.indexOf(column)]),
  ) as Readonly<Record<CohortColumn, number>>
  const hidden = header.indexOf('suppressed')
  const groups = new Map<string, GroupRecords>()
  const byLevel = new Map<string, Set<string>>()
  // A group's name may hold the sign that parts a key, so that a key cannot be taken apart.
  const asked = new Map<string, readonly string[]>()
  const keyOf = (record: readonly string[]): string =>
    labels.map((position) => record[position] ?? '').join('|')
  const cellsOf = (name: string): Map<string, readonly string[]> | undefined => {
    const found = groups.get(name)
    if (found === undefined) return undefined
    found.cells ??= new Map(found.records.map((record) => [keyOf(record), record]))
    return found.cells
  }
  const numberOf = (record: readonly string[], column: CohortColumn): number | null => {
    const text = record[at[column]] ?? ''
    return text === '' ? null : Number(text)
  }
  return {
    add(record) {
      const [ofLevel, ofGroup] = [record[level] ?? '', record[group] ?? '']
      const name = `${ofLevel}|${ofGroup}`
      const known = groups.get(name)
      if (known === undefined) {
        groups.set(name, { records: [record], cells: null })
        const names = byLevel.get(ofLevel) ?? new Set()
        byLevel.set(ofLevel, names.add(ofGroup))
      } else known.records.push(record)
    },
    figures: () => ({
      levels: [...byLevel.keys()],
      groupsOf: (name) => [...(byLevel.get(name) ?? [])],
      cell: ({ level: l, group: g, sex = 'all', sheets = 'all', measure, category }) => {
        const key = [l, g, sex, sheets, measure, category].join('|')
        const record = cellsOf(`${l}|${g}`)?.get(key)
        if (record === undefined) return undefined
        asked.set(key, record)
        const isHidden = record[hidden] === 'yes'
        const number = (column: CohortColumn): number | null =>
          isHidden ? null : numberOf(record, column)
        const [n, count] = [numberOf(record, 'n'), number('count')]
        const share = unrounded(number('share'), shareOf(count, n))
        const interval = n === null || n === 0 || count === null ? null : wilsonInterval(count, n)
        const low = unrounded(number('low'), interval?.low)
        const high = unrounded(number('high'), interval?.high)
        return { key, n, count, share, low, high, isHidden }
      },
      sizes: ({ level: l, group: g, sex = 'all' }) => {
        const records = groups.get(`${l}|${g}`)?.records
        const record = records?.find((one) => one[labels[2] ?? -1] === sex)
        if (record === undefined) return undefined
        const key = keyOf(record)
        asked.set(key, record)
        return {
          key,
          nEnrolled: numberOf(record, 'nEnrolled'),
          nAnswered: numberOf(record, 'nAnswered'),
          nValid: numberOf(record, 'nValid'),
          isHidden: record[labels[4] ?? -1] === 'all',
        }
      },
      source: (key, column) => {
        const text = asked.get(key)?.[at[column]] ?? ''
        return { file: FILE, key, column: COHORT_COLUMNS[column], text }
      },
    }),
  }
}
