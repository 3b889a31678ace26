import { namesOf, type PublishedRow, tableGroups } from './published-table.js'

const SCHOOL = 'school'
const UNKNOWN = '?'

/** A group of a level. */
interface Group {
  readonly level: string
  readonly group: string
}

/**
 * Finds a group of counts between waves in the table of a wave. These begin at the school: `school/grade` there is
 * `district/school/grade` here. A school is called by its name, or after its district too where several have the name;
 * one that could be several groups is none.
 *
 * @param rows - the table of a wave
 * @returns the group as the table calls it; the same where it has none of the kind
 */
export function wavePlaces(rows: readonly PublishedRow[]): (where: Group) => Group {
  const { valuesOf } = tableGroups(rows)
  const places = new Map<string, Group | null>()
  for (const [level, labels] of valuesOf) {
    const names = namesOf(level)
    const at = names.indexOf(SCHOOL)
    const own = names.slice(at).join('/')
    if (at < 1 || valuesOf.has(own)) continue
    for (const [group, values] of labels) {
      const [school = '', ...rest] = values.slice(at).map((one) => (one === UNKNOWN ? '' : one))
      for (const called of [school, `${values[at - 1]} ${school}`]) {
        const key = keyOf({ level: own, group: [called, ...rest].join('/') })
        places.set(key, places.has(key) ? null : { level, group })
      }
    }
  }
  return (where) => places.get(keyOf(where)) ?? where
}

const keyOf = ({ level, group }: Group): string => `${level}\u0000${group}`
