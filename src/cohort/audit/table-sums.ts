import { groupWithin, type PublishedRow, type TableGroups } from './published-table.js'

/** A place of the table: level, group, sex, sheets. */
export interface Place {
  readonly level: string
  readonly group: string
  readonly sex: string
  readonly sheets: string
}

/** Stands for the size of a place among its categories. */
export const SIZE = 'n'

/** Numbers with factors 1 and −1 whose sum is 0. */
export type Sum = { cell: number; factor: number }[]
/** The number of a place and category; 0 where the table has no such group. */
export type CellAt = (where: Place, category: string) => number

/** Level, all sexes together or each, and sheets for which a measure is published. */
export function slotsOf(rows: readonly PublishedRow[]): Set<string> {
  return new Set(rows.map(({ level, sex, sheets }) => [level, sex === 'all', sheets].join()))
}

/** Categories sum to the size. */
export function overCategories(
  cells: readonly (Place & { readonly category: string })[],
  categories: readonly string[],
  at: CellAt,
): Sum[] {
  const places = cells.filter(({ category }) => category === SIZE)
  return places.map((where) =>
    categories.map((category) => ({
      cell: at(where, category),
      factor: category === SIZE ? -1 : 1,
    })),
  )
}

/** Sexes that stand anywhere in the table. */
function sexesOf(all: readonly PublishedRow[]): string[] {
  return [...new Set(all.map(({ sex }) => sex))].filter((sex) => sex !== 'all')
}

/** Sexes sum to all. */
export function overSexes(
  { valuesOf }: TableGroups,
  slots: ReadonlySet<string>,
  categories: readonly string[],
  all: readonly PublishedRow[],
  at: CellAt,
): Sum[] {
  const sexes = sexesOf(all)
  return [...valuesOf].flatMap(([level, labels]) =>
    ['all', 'valid'].flatMap((sheets) => {
      if (!slots.has([level, true, sheets].join()) || !slots.has([level, false, sheets].join()))
        return []
      return [...labels.keys()].flatMap((group) =>
        categories.map((category) => [
          { cell: at({ level, group, sex: 'all', sheets }, category), factor: -1 },
          ...sexes.map((sex) => ({ cell: at({ level, group, sex, sheets }, category), factor: 1 })),
        ]),
      )
    }),
  )
}

/** Groups sum to those of wider levels. */
export function overGroups(
  groups: TableGroups,
  slots: ReadonlySet<string>,
  categories: readonly string[],
  all: readonly PublishedRow[],
  at: CellAt,
): Sum[] {
  const sexes = ['all', ...sexesOf(all)]
  return groups.sums.flatMap(({ wide, narrow }) => {
    const members = new Map<string, string[]>()
    for (const label of groups.valuesOf.get(narrow)?.keys() ?? []) {
      const above = groupWithin(groups, narrow, label, wide)
      if (above !== null) members.set(above, [...(members.get(above) ?? []), label])
    }
    return sexes.flatMap((sex) =>
      ['all', 'valid'].flatMap((sheets) => {
        const hasSlot = (level: string): boolean => slots.has([level, sex === 'all', sheets].join())
        if (!hasSlot(wide) || !hasSlot(narrow)) return []
        return [...members].flatMap(([group, parts]) =>
          categories.map((category) => [
            { cell: at({ level: wide, group, sex, sheets }, category), factor: -1 },
            ...parts.map((part) => ({
              cell: at({ level: narrow, group: part, sex, sheets }, category),
              factor: 1,
            })),
          ]),
        )
      }),
    )
  })
}
