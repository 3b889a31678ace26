import type { CohortFigures } from '../../model/cohort-figures.js'

/** A group of the published table, and what it is called within the wider group. */
export interface ChildGroup {
  readonly level: string
  readonly group: string
  readonly label: string
}

const cache = new WeakMap<CohortFigures, Map<string, ReadonlyMap<string, ChildGroup[]>>>()

/**
 * The groups of the next level within a group, in the order of the table. A place may hold `/` itself: a child belongs to
 * the longest group whose name its own begins with.
 *
 * @param level - of the wider group, such as `school`; `all` has the first level below it
 * @param name - of the level within, such as `grade`
 */
export function childGroups(
  figures: CohortFigures,
  level: string,
  group: string,
  name: string,
): readonly ChildGroup[] {
  const childLevel = level === 'all' ? name : `${level}/${name}`
  if (level === 'all')
    return figures
      .groupsOf(childLevel)
      .map((one) => ({ level: childLevel, group: one, label: one }))
  const known = cache.get(figures) ?? new Map()
  cache.set(figures, known)
  const families = known.get(childLevel) ?? familiesOf(figures, level, childLevel)
  known.set(childLevel, families)
  return families.get(group) ?? []
}

function familiesOf(
  figures: CohortFigures,
  level: string,
  childLevel: string,
): ReadonlyMap<string, ChildGroup[]> {
  const families = new Map(figures.groupsOf(level).map((group) => [group, [] as ChildGroup[]]))
  for (const group of figures.groupsOf(childLevel))
    for (let at = group.length - 1; at > 0; at--) {
      const family = group[at] === '/' ? families.get(group.slice(0, at)) : undefined
      if (family === undefined) continue
      family.push({ level: childLevel, group, label: group.slice(at + 1) })
      break
    }
  return families
}
