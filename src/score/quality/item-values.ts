import type { Item } from '../../instrument/instrument.js'
import { FIRST_MISSING } from '../../table/missing.js'

/** Number of different bytes, so that any byte of an item column may be looked up. */
const BYTES = 256

/**
 * The raw answer of an item as a number, for each byte of its column: the code where all codes of the item are numbers
 * or truths, otherwise the position of the option, 0 for the first. NaN for bytes that are no option.
 */
export function rawValues({ options }: Item): Float64Array {
  const isNumeric = options.every(({ code }) => typeof code !== 'string')
  return valuesOf(options.map(({ code }, position) => (isNumeric ? Number(code) : position)))
}

/** The item score after keying, for each byte of the column; NaN for bytes and options that have none. */
export function keyedValues({ options }: Item): Float64Array {
  return valuesOf(options.map(({ score }) => score ?? Number.NaN))
}

function valuesOf(values: readonly number[]): Float64Array {
  const table = new Float64Array(BYTES).fill(Number.NaN)
  table.set(values.slice(0, FIRST_MISSING))
  return table
}
