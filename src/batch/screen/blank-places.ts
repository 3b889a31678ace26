import type { Roster } from '../../io/roster.js'
import { type Issue, issue } from '../../issue/issue.js'

/**
 * That the roster leaves the district (or another level wider than the school) blank for part of a school: those
 * students are enrolled at no place, and the school stands in two groups.
 *
 * @param levels - of the protocol, the widest first
 * @param file - name of the roster
 */
export function blankPlaces(
  { categories, length, rows }: Roster,
  levels: readonly string[],
  file: string,
): Issue[] {
  const schools = categories['school']?.codes
  if (schools === undefined) return []
  return levels.slice(0, Math.max(0, levels.indexOf('school'))).flatMap((column) => {
    const places = categories[column]?.codes
    if (places === undefined) return []
    const isPlaced = new Set<number>()
    for (let entry = 0; entry < length; entry++)
      if (places[entry] !== 0) isPlaced.add(schools[entry] as number)
    isPlaced.delete(0)
    let [count, first] = [0, 0]
    for (let entry = 0; entry < length; entry++)
      if (places[entry] === 0 && isPlaced.has(schools[entry] as number) && count++ === 0)
        first = rows[entry] as number
    if (count === 0) return []
    const expected = `the ${column} that other rows of the same school have`
    const received = `nothing in ${count} rows; fill it in, or the school is counted as two`
    const place = { file, row: first, column, severity: 'warning' } as const
    return [issue({ code: 'cell-unreadable', ...place, expected, received })]
  })
}
