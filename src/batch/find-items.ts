import type { Instrument } from '../instrument/instrument.js'
import type { ColumnMap } from '../io/column-map.js'

/** Which items of an instrument a file has columns of. */
export interface ItemMatch {
  readonly instrument: string
  readonly items: number
  readonly found: number
  /** Items without a column. */
  readonly missing: readonly string[]
}

/** Looks for the items of each instrument among the headers of a file: by the map, otherwise by their ids. */
export function findItems(
  headers: readonly string[],
  instruments: readonly Instrument[],
  map: ColumnMap,
): ItemMatch[] {
  const known = new Set(headers.map((header) => header.trim()))
  return instruments.map(({ id, items }) => {
    const missing = items
      .map((item) => item.id)
      .filter((item) => map.columns?.[item] === undefined && !known.has(item))
    return { instrument: id, items: items.length, found: items.length - missing.length, missing }
  })
}
