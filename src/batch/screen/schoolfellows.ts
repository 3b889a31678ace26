import type { Roster } from '../../io/roster.js'
import type { RowBlock } from '../../io/row-block.js'

/** Entries of the roster that say the level of the sheets of a block. */
type LevelEntries = (level: string, block: RowBlock, entries: Int32Array) => Int32Array

/**
 * For levels wider than a school, such as its district: a sheet whose student the roster does not have, and which names a
 * school that the roster has at one place only, takes the place of that school from an entry of it. Otherwise one wrong
 * student number would make a second school of the same name at no place.
 *
 * @returns the entries to read a level from; those of the sheets themselves for every other level
 */
export function schoolfellows(levels: readonly string[], roster: Roster | null): LevelEntries {
  const wider = levels.slice(0, Math.max(0, levels.indexOf('school')))
  const found = new Map(
    wider.map((level) => [level, roster === null ? new Map() : entryOfSchool(level, roster)]),
  )
  return (level, block, entries) => {
    const ofSchool = found.get(level)
    const schools = block.categories['school']
    const own = block.categories[level]
    if (ofSchool === undefined || ofSchool.size === 0 || schools === undefined) return entries
    return entries.map((entry, row) => {
      if (entry >= 0 || (own?.codes[row] ?? 0) !== 0) return entry
      return ofSchool.get(schools.values[schools.codes[row] as number] ?? '') ?? -1
    })
  }
}

/** An entry of each school that is at one place of the level, as far as the roster knows it. */
function entryOfSchool(level: string, { categories, length }: Roster): ReadonlyMap<string, number> {
  const [schools, places] = [categories['school'], categories[level]]
  const found = new Map<string, number>()
  if (schools === undefined || places === undefined) return found
  for (let entry = 0; entry < length; entry++) {
    const school = schools.values[schools.codes[entry] as number] ?? ''
    const place = places.codes[entry] as number
    if (school === '' || place === 0) continue
    const known = found.get(school)
    if (known === undefined) found.set(school, entry)
    else if (known >= 0 && places.codes[known] !== place) found.set(school, -1)
  }
  return found
}
