import type { LeakKind } from './audit-table.js'
import type { CountPuzzle } from './count-puzzle.js'
import { countsOfShare } from './counts-of-share.js'
import type { PublishedRow, TableGroups } from './published-table.js'
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

export interface Cell extends Place {
  readonly file: string
  readonly category: string
  readonly row: number | null
  readonly kind: LeakKind
}

/** Names a number of a measure. */
export const keyOf = (place: Place, category: string): string =>
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

/**
 * Everything that a table says of one measure.
 *
 * @param size - what a hidden size is taken for, by a rule that the shown ones follow
 */
export function measureSystem(
  measure: string,
  own: readonly PublishedRow[],
  hiddenGroups: readonly PublishedRow[],
  groups: TableGroups,
  all: readonly PublishedRow[],
  size: (row: PublishedRow) => number | null = isOfEverySheet(measure) ? sizeRule(own) : () => null,
): MeasureSystem {
  const plain = own.filter(({ parts }) => parts === undefined)
  const categories = [...new Set(plain.map(({ category }) => category)), SIZE]
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
  for (const row of own)
    if (row.parts !== undefined)
      sums.push([
        { cell: at(row, row.category), factor: -1 },
        ...row.parts.map((part) => ({ cell: at(row, part), factor: 1 })),
      ])
  const hasAll = ({ level, sex, category }: Cell): boolean =>
    slots.has([level, sex === 'all', 'all'].join()) && categories.includes(category)
  const differences = differencesOf(cells.filter(hasAll), at)
  const suspects = SUSPECTED_TOO.has(measure) ? new Map<string, number>() : suspectsOf(all)
  for (const { rest, sum } of differences) {
    const index = cells.length
    cells.push(rest)
    low.push(0)
    high.push(suspects.get(placeKey(rest)) ?? Number.POSITIVE_INFINITY)
    sums.push([...sum, { cell: index, factor: -1 }])
  }
  const puzzle = { low: Float64Array.from(low), high: Float64Array.from(high), sums }
  const find = (where: Place, category: string): number => indexes.get(keyOf(where, category)) ?? -1
  return { measure, rows: own, cells, puzzle, find }
}

/** Bands and rules leave out sheets without a score: how many is a number of its own, which a rule would only guess. */
const isOfEverySheet = (measure: string): boolean =>
  ['tier', 'crisis', 'quality'].includes(measure) || /^(transition|outcome) /.test(measure)

/** Measures in which invalid sheets count among all. */
const SUSPECTED_TOO: ReadonlySet<string> = new Set(['crisis', 'quality'])

const placeKey = ({ level, group, sex }: Pick<Place, 'level' | 'group' | 'sex'>): string =>
  [level, group, sex].join('\u0000')

/** Suspect sheets of each place, where they are shown: all less valid ones are these. */
function suspectsOf(all: readonly PublishedRow[]): Map<string, number> {
  return new Map(
    all.flatMap((row) =>
      row.measure === 'quality' && row.category === 'suspect' && row.count !== null
        ? [[placeKey(row), row.count] as const]
        : [],
    ),
  )
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
