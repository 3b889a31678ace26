import type { Roster } from '../../io/roster.js'
import type { CategoryColumn, RowBlock } from '../../io/row-block.js'
import { bareClass } from './same-class.js'

/** Entries of the roster that say the class of the sheets of a block. */
type ClassEntries = (block: RowBlock, entries: Int32Array) => Int32Array

/**
 * A sheet whose student the roster does not have, or that names none, takes the name of its class from an entry of the
 * same class: the roster may say `2` where sheets say `七年级(2)班`. Otherwise one wrong student number would make a second
 * class, and a sheet without a number would be on the list of no class.
 *
 * @returns the entries to read the class from
 */
export function classmates(roster: Roster | null): ClassEntries {
  let known: ReadonlyMap<string, number> | null = null
  return (block, entries) => {
    const { district, school, class: ofClass } = block.categories
    if (roster === null || ofClass === undefined) return entries
    const isStrange = entries.some((entry, row) => entry < 0 && ofClass.codes[row] !== 0)
    if (!isStrange) return entries
    const found = known ?? entryOfClass(roster)
    known = found
    return entries.map((entry, row) => {
      const code = ofClass.codes[row] as number
      if (entry >= 0 || code === 0) return entry
      const places = textsAt([district, school], row)
      const grade = block.persons.grade[row] as number
      const keys = keysOf(places, grade, ofClass.values[code] ?? '')
      return keys.map((key) => found.get(key)).find((one) => one !== undefined) ?? -1
    })
  }
}

/** The first entry of each class, of its district and of any. */
function entryOfClass({ categories, grade, length }: Roster): ReadonlyMap<string, number> {
  const { district, school, class: ofClass } = categories
  const found = new Map<string, number>()
  if (ofClass === undefined) return found
  for (let entry = 0; entry < length; entry++) {
    const code = ofClass.codes[entry] as number
    if (code === 0) continue
    const places = textsAt([district, school], entry)
    for (const key of keysOf(places, grade[entry] as number, ofClass.values[code] ?? ''))
      if (!found.has(key)) found.set(key, entry)
  }
  return found
}

/** What categories say of a row or an entry; '' where there is no such category. */
function textsAt(categories: readonly (CategoryColumn | undefined)[], index: number): string[] {
  return categories.map((one) => one?.values[one.codes[index] as number] ?? '')
}

/** What a class is found by: with its district first, which tells schools of one name apart, then without. */
function keysOf(
  [district = '', school = '']: readonly string[],
  grade: number,
  ofClass: string,
): readonly string[] {
  const key = `${school}\u0000${grade}\u0000${bareClass(ofClass)}`
  return [`${district}\u0000${key}`, key]
}
