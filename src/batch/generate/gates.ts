import type { Condition } from '../../instrument/document.js'
import type { Instrument } from '../../instrument/instrument.js'

/** Option byte of an item that stays blank. */
export const BLANK = 255

/** A gate of an instrument over the options chosen: items that are left blank where it holds. */
export interface Gate {
  readonly holds: (chosen: Uint8Array) => boolean
  readonly items: readonly number[]
}

/** The gates of an instrument, for filling a sheet as a respondent would who follows its instructions. */
export function gatesOf(instrument: Instrument): Gate[] {
  const indexOf = new Map(instrument.items.map((item, index) => [item.id, index]))
  return instrument.gates.map((gate) => ({
    holds: (chosen) => holds(gate.when, instrument, indexOf, chosen),
    items: gate.items.map((id) => indexOf.get(id) ?? -1).filter((index) => index >= 0),
  }))
}

/** Whether a condition over items holds; conditions over scores never do here. */
function holds(
  condition: Condition,
  instrument: Instrument,
  indexOf: ReadonlyMap<string, number>,
  chosen: Uint8Array,
): boolean {
  const part = (inner: Condition): boolean => holds(inner, instrument, indexOf, chosen)
  if ('all' in condition) return condition.all.every(part)
  if ('any' in condition) return condition.any.some(part)
  if ('not' in condition) return !part(condition.not)
  if ('of' in condition) return condition.of.filter(part).length >= condition.atLeastOf
  if (!('item' in condition)) return false
  const index = indexOf.get(condition.item) ?? -1
  const option = instrument.items[index]?.options[chosen[index] ?? BLANK]
  if (option === undefined) return false
  if (condition.codes !== undefined) return condition.codes.includes(option.code)
  const score = option.score ?? Number.NaN
  return (
    score >= (condition.atLeast ?? -Infinity) &&
    score <= (condition.atMost ?? Infinity) &&
    score > (condition.above ?? -Infinity) &&
    score < (condition.below ?? Infinity)
  )
}
