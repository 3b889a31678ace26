import { type Key, patternElement } from '../keys.js'

/** Looks of series that are no tiers: apart from each other without colour vision, and by their pattern in grey print. */
const SERIES_COLOURS = ['#56b4e9', '#e69f00', '#009e73', '#cc79a7', '#0072b2', '#d55e00']

/** A key for each name, in colours that stay apart for colour-blind readers (Okabe and Ito). */
export function seriesKeys(names: readonly string[]): Key[] {
  return names.map((name, index) => ({
    category: name,
    letter: String.fromCharCode(65 + (index % 26)),
    name,
    colour: SERIES_COLOURS[index % SERIES_COLOURS.length] ?? '',
    pattern: `pattern-${index}`,
    isTier: true,
  }))
}

/** Patterns of keys for one drawing. */
export function definitionsOf(id: string, keys: readonly Key[]): string {
  const patterns = keys.map((key, index) => patternElement(key, index, patternId(id, key)).markup)
  return `<defs>${patterns.join('')}</defs>`
}

/** The look of an area in the pattern of a key. */
export const fillOf = (id: string, key: Key): string =>
  `fill="url(#${patternId(id, key)})" stroke="#37474f" stroke-width=".6"`

const patternId = (id: string, { pattern }: Key): string => `${id}-${pattern}`
