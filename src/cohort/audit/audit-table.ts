import type { CountPuzzle } from './count-puzzle.js'
import { countsOfShare } from './counts-of-share.js'
import { type PublishedRow, type TableGroups, tableGroups } from './published-table.js'
import { type Recovery, recoverCounts } from './recover-counts.js'
import { sizeRule } from './size-rule.js'
import {
  type CellAt,
  overCategories,
  overGroups,
  overSexes,
  type Place,
  SIZE,
  type Sum,
  slotsOf,
} from './table-sums.js'

/**
 * What an outsider finds out: a hidden count or size, a count that all less valid sheets give, one that another file
 * shows, one that two files of the same sheets and a few more give by their difference, a small count that is shown.
 */
export const LEAK_KINDS = [
  'count',
  'size',
  'difference',
  'shown-elsewhere',
  'releases',
  'small',
] as const

export type LeakKind = (typeof LEAK_KINDS)[number]

/** A number that is not to be known and can be found out. */
export interface Leak {
  readonly level: string
  readonly group: string
  readonly sex: string
  readonly sheets: string
  readonly measure: string
  readonly category: string
  readonly file: string
  /** Row of the file; null for a number that no row shows. */
  readonly row: number | null
  readonly kind: LeakKind
}

export interface TableAudit {
  readonly leaks: readonly Leak[]
  /** Hidden numbers that were tried. */
  readonly nHidden: number
  /** Of them those that linear programs of every sum leave open, and of which two whole solutions were not seen. */
  readonly nRelaxed: number
  /** Of them those for which bounds alone were tried, as their bunch is too large for the linear program. */
  readonly nUnproven: number
  /** Measures whose numbers contradict each other. */
  readonly contradictory: readonly string[]
}

/**
 * Tries to find out the hidden counts of a cohort table, measure by measure, from everything that it shows: totals over
 * categories, sexes and levels, sizes, valid sheets beside all, and shares or intervals that stand beside a hidden
 * count. It knows the table alone and nothing of how it was made.
 *
 * A count that can only be 0 is no leak: 0 says nothing of anybody.
 *
 * @param rows - all rows of one table
 */
export function auditTable(rows: readonly PublishedRow[]): TableAudit {
  const groups = tableGroups(rows)
  const measures = new Map<string, PublishedRow[]>()
  for (const row of rows) measures.set(row.measure, [...(measures.get(row.measure) ?? []), row])
  const hiddenGroups = rows.filter(({ measure }) => measure === 'all')
  const found = [...measures]
    .filter(([measure]) => measure !== 'all')
    .map(([measure, own]) => {
      const system = measureSystem(measure, own, hiddenGroups, groups, rows)
      return auditOf(system, recoverCounts(system.puzzle))
    })
  return {
    leaks: found.flatMap(({ leaks }) => leaks),
    nHidden: found.reduce((sum, { nHidden }) => sum + nHidden, 0),
    nRelaxed: found.reduce((sum, { nRelaxed }) => sum + nRelaxed, 0),
    nUnproven: found.reduce((sum, { nUnproven }) => sum + nUnproven, 0),
    contradictory: found.flatMap(({ contradictory }) => contradictory),
  }
}

export interface Cell extends Place {
  readonly file: string
  readonly category: string
  readonly row: number | null
  readonly kind: LeakKind
}

const keyOf = (place: Place, category: string): string =>
  [place.level, place.group, place.sex, place.sheets, category].join('\u0000')

/** A measure of a table as numbers and sums. */
export interface MeasureSystem {
  readonly measure: string
  readonly rows: readonly PublishedRow[]
  readonly cells: readonly Cell[]
  readonly puzzle: CountPuzzle
  /** Number of the cell of a place and category; −1 where the table has none. */
  readonly find: (where: Place, category: string) => number
}

/** Everything that a table says of one measure. */
export function measureSystem(
  measure: string,
  own: readonly PublishedRow[],
  hiddenGroups: readonly PublishedRow[],
  groups: TableGroups,
  all: readonly PublishedRow[],
): MeasureSystem {
  const categories = [...new Set(own.map(({ category }) => category)), SIZE]
  const cells: Cell[] = []
  const low: number[] = []
  const high: number[] = []
  const indexes = new Map<string, number>()
  const place = (cell: Cell, from: number, to: number): void => {
    const key = keyOf(cell, cell.category)
    const known = indexes.get(key)
    if (known !== undefined) {
      low[known] = Math.max(low[known] as number, from)
      high[known] = Math.min(high[known] as number, to)
      return
    }
    indexes.set(key, cells.length)
    cells.push(cell)
    low.push(from)
    high.push(to)
  }
  const known = (value: number | null, most: number | null): [number, number] =>
    value === null ? [0, most ?? Number.POSITIVE_INFINITY] : [value, value]
  const size = sizeRule(own)
  for (const row of own) {
    const { file, level, group, sex, sheets, category } = row
    const where = { file, level, group, sex, sheets }
    const [from, to] = countsOfShare(row)
    place({ ...where, category, row: row.row, kind: 'count' }, from, to)
    place(
      { ...where, category: SIZE, row: row.row, kind: 'size' },
      ...known(row.n ?? size(row), row.nAnswered),
    )
  }
  const slots = slotsOf(own)
  // Hidden altogether: every number of the group is open. Not there at all: every number is 0.
  for (const { file, level, group, sex, row } of hiddenGroups)
    for (const sheets of ['all', 'valid'])
      if (slots.has([level, sex === 'all', sheets].join()))
        for (const category of categories) {
          const kind = category === SIZE ? 'size' : 'count'
          if (!indexes.has(keyOf({ level, group, sex, sheets }, category)))
            place(
              { file, level, group, sex, sheets, category, row, kind },
              0,
              Number.POSITIVE_INFINITY,
            )
        }
  const at = (where: Place, category: string): number => {
    const key = keyOf(where, category)
    if (!indexes.has(key)) place({ ...where, category, file: '', row: null, kind: 'count' }, 0, 0)
    return indexes.get(key) as number
  }
  const sums = [
    ...overCategories(cells, categories, at),
    ...overSexes(groups, slots, categories, all, at),
    ...overGroups(groups, slots, categories, all, at),
  ]
  const differences = differencesOf([...cells], at)
  for (const { rest, sum } of differences) {
    const index = cells.length
    cells.push(rest)
    low.push(0)
    high.push(Number.POSITIVE_INFINITY)
    sums.push([...sum, { cell: index, factor: -1 }])
  }
  const puzzle = { low: Float64Array.from(low), high: Float64Array.from(high), sums }
  const find = (where: Place, category: string): number => indexes.get(keyOf(where, category)) ?? -1
  return { measure, rows: own, cells, puzzle, find }
}

/** What was found out of a measure, as leaks. */
export function auditOf(
  { measure, rows: own, cells, puzzle: { low, high } }: MeasureSystem,
  found: Recovery,
): TableAudit {
  if (found.isContradictory)
    return { leaks: [], nHidden: 0, nRelaxed: 0, nUnproven: 0, contradictory: [measure] }
  const isHidden = (index: number): boolean =>
    cells[index]?.kind !== 'difference' && (low[index] as number) < (high[index] as number)
  const leaks = cells.flatMap((cell, index): Leak[] => {
    if (!isHidden(index) || found.low[index] !== found.high[index]) return []
    return (found.low[index] as number) === 0 || isNoResult(measure, cell)
      ? []
      : [{ ...cell, measure }]
  })
  const shares = sharesBeside(own).map((row): Leak => ({ ...leakOf(row, 'count') }))
  const places = new Set(leaks.map((leak) => keyOf(leak, leak.category)))
  return {
    leaks: [...leaks, ...shares.filter((leak) => !places.has(keyOf(leak, leak.category)))],
    nHidden: cells.filter((_, index) => isHidden(index)).length,
    nRelaxed: found.relaxed.filter(isHidden).length,
    nUnproven: found.unproven.filter(isHidden).length,
    contradictory: [],
  }
}

/** Suspect and invalid sheets are numbers about sheets and no result of anybody; the sizes of hidden groups are kept. */
function isNoResult(measure: string, { category }: Cell): boolean {
  return measure === 'quality' && category !== 'valid' && category !== SIZE
}

/** A row of the table as a leak. */
export function leakOf(
  { file, row, level, group, sex, sheets, measure, category }: PublishedRow,
  kind: LeakKind,
): Leak {
  return { file, row, level, group, sex, sheets, measure, category, kind }
}

/** Hidden counts whose share or interval was left standing and leaves one count above 0. */
function sharesBeside(rows: readonly PublishedRow[]): PublishedRow[] {
  return rows.filter((row) => {
    if (row.count !== null) return false
    const [from, to] = countsOfShare(row)
    return from === to && from > 0
  })
}

/** All sheets less the valid ones: no row shows them, and anybody can subtract. */
function differencesOf(cells: readonly Cell[], at: CellAt): { rest: Cell; sum: Sum }[] {
  return cells
    .filter(({ sheets }) => sheets === 'valid')
    .map((valid) => ({
      rest: { ...valid, sheets: 'all less valid', row: null, kind: 'difference' as const },
      sum: [
        { cell: at({ ...valid, sheets: 'all' }, valid.category), factor: 1 },
        { cell: at(valid, valid.category), factor: -1 },
      ],
    }))
}
