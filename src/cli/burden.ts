import type { Instrument } from '../instrument/instrument.js'
import { gradeRange } from '../report/protocol-section.js'
import { isEveryGrade, type Protocol } from '../risk/protocol.js'

/** What answering a protocol asks of somebody of these grades. */
export interface Burden {
  /** As ranges, such as 4–6; null where grades are not told apart. */
  readonly grades: string | null
  readonly items: number
  /** Rounded up to whole minutes, at {@link SECONDS_PER_ITEM}. */
  readonly minutes: readonly [least: number, most: number]
}

/** A rough guess and no fact: an office tries its questionnaires out. */
export const SECONDS_PER_ITEM = [5, 10] as const

/**
 * Items and minutes, for each set of grades that answers the same number of items.
 *
 * @param instruments - in the order of the protocol's
 */
export function burdenOf(protocol: Protocol, instruments: readonly Instrument[]): Burden[] {
  const itemsIn = (grade: number): number =>
    protocol.instruments.reduce((sum, entry, index) => {
      const isDue = entry.grades?.includes(grade) ?? true
      return isDue ? sum + (instruments[index]?.items.length ?? 0) : sum
    }, protocol.instructedItems?.length ?? 0)
  const byItems = new Map<number, number[]>()
  for (const grade of protocol.grades) {
    const items = itemsIn(grade)
    byItems.set(items, [...(byItems.get(items) ?? []), grade])
  }
  const isEvery = byItems.size === 1 && isEveryGrade(protocol.grades)
  return [...byItems].map(([items, grades]) => ({
    grades: isEvery ? null : gradeRange(grades),
    items,
    minutes: [minutesOf(items, SECONDS_PER_ITEM[0]), minutesOf(items, SECONDS_PER_ITEM[1])],
  }))
}

const minutesOf = (items: number, seconds: number): number => Math.ceil((items * seconds) / 60)
