import type { CohortFigures } from '../../report/model/cohort-figures.js'
import { levelsIn } from '../../report/model/levels-in.js'
import type { Unit, UnitLevel } from '../../report/model/report-level.js'
import type { Protocol } from '../../risk/protocol.js'
import { LIST_PLACES } from '../table/students-file.js'

/** What stands for a place that nobody knows, in published tables. */
export const UNKNOWN_PLACE = '?'

/** A place on the way down through the levels of a protocol, with its group in the published table. */
interface Node {
  readonly group: string
  readonly places: Readonly<Record<string, string>>
}

/**
 * The units of a level, in the order of the published table.
 *
 * Groups are called after their places from the widest to the narrowest, joined by `/`. A place may hold that sign
 * itself, so names are taken apart from the widest group down.
 *
 * @returns null where the protocol does not group by the level
 */
export function unitsOf(
  level: UnitLevel,
  protocol: Protocol,
  cohort: CohortFigures,
): readonly Unit[] | null {
  if (level === 'district') return districtsOf(protocol.levels, cohort)
  if (!protocol.levels.includes(level) || !protocol.levels.includes('school')) return null
  const levels = levelsIn(cohort, protocol.levels)
  const depth = levels.indexOf(level)
  if (depth < 0) return []
  const cohortLevel = levels.slice(0, depth + 1).join('/')
  return nodesAt(depth, levels, cohort).map(({ group, places }) => ({
    ...placesOf(places),
    level,
    cohortLevel,
    cohortGroup: group,
  }))
}

function placesOf(places: Readonly<Record<string, string>>): Partial<Unit> {
  return Object.fromEntries(
    LIST_PLACES.flatMap((name) => {
      const value = places[name]
      return value === undefined ? [] : [[name, value === UNKNOWN_PLACE ? '' : value]]
    }),
  )
}

/** Everybody, and each district where there are several. */
function districtsOf(levels: readonly string[], cohort: CohortFigures): readonly Unit[] {
  const everybody: Unit = { level: 'district', cohortLevel: 'all', cohortGroup: 'all' }
  if (levels[0] !== 'district') return [everybody]
  const groups = cohort.groupsOf('district')
  if (groups.length < 2) {
    const [district = UNKNOWN_PLACE] = groups
    return [district === UNKNOWN_PLACE ? everybody : { ...everybody, district }]
  }
  const each = groups.map(
    (group): Unit => ({
      level: 'district',
      district: group === UNKNOWN_PLACE ? '' : group,
      cohortLevel: 'district',
      cohortGroup: group,
    }),
  )
  return [everybody, ...each]
}

function nodesAt(depth: number, levels: readonly string[], cohort: CohortFigures): readonly Node[] {
  const name = levels[depth] ?? ''
  const groups = cohort.groupsOf(levels.slice(0, depth + 1).join('/'))
  if (depth === 0) return groups.map((group) => ({ group, places: { [name]: group } }))
  const parents = new Map(nodesAt(depth - 1, levels, cohort).map((node) => [node.group, node]))
  return groups.map((group) => {
    for (let at = group.length - 1; at > 0; at--) {
      const parent = group[at] === '/' ? parents.get(group.slice(0, at)) : undefined
      if (parent !== undefined)
        return { group, places: { ...parent.places, [name]: group.slice(at + 1) } }
    }
    return { group, places: { [name]: group } }
  })
}
