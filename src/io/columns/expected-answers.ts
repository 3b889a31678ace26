import type { Item } from '../../instrument/instrument.js'
import type { Coding } from '../column-map.js'

const MOST_LISTED = 8

/** What a cell of an item's column should hold, in words: `0..3`, `0, 2, 5`, `a label of the item, or its code 0..3`. */
export function expectedAnswers(item: Item, coding: Coding): string {
  const codes = listed(item.options.map(({ code }) => code))
  if (coding === 'index') return `a position 1..${item.options.length}`
  if (coding === 'label') return `a label of the item, or its code ${codes}`
  if (coding === 'score') {
    const scores = item.options.flatMap(({ score }) => (score === null ? [] : [score]))
    return `an item score ${listed([...new Set(scores)].sort((a, b) => a - b))}`
  }
  return codes
}

function listed(values: readonly (string | number | boolean)[]): string {
  const [first] = values
  const isRun =
    values.length > 2 &&
    typeof first === 'number' &&
    Number.isInteger(first) &&
    values.every((value, index) => value === first + index)
  if (isRun) return `${first}..${values.at(-1)}`
  const shown = values.slice(0, MOST_LISTED).join(', ')
  return values.length > MOST_LISTED ? `${shown}, … (${values.length})` : shown
}
