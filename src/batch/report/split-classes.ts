import { type Issue, issue } from '../../issue/issue.js'
import type { Unit } from '../../report/model/report-level.js'
import { bareClass } from '../screen/same-class.js'
import { keyOf } from './sort-lists.js'

/**
 * That a class has several pages because it is written in several ways (`2`, `2班`, `七年级(2)班`), as sheets do that
 * students filled in: with a roster the name there is the one.
 *
 * @param units - of the level `class`; those of other levels are passed over
 */
export function splitClasses(units: readonly Unit[]): Issue[] {
  const byClass = new Map<string, number>()
  for (const unit of units) {
    if (unit.level !== 'class' || !unit.class) continue
    const key = `${unit.district ?? ''}\u0000${keyOf(unit, 'grade')}\u0000${bareClass(unit.class)}`
    byClass.set(key, (byClass.get(key) ?? 0) + 1)
  }
  const count = [...byClass.values()].filter((names) => names > 1).length
  if (count === 0) return []
  const expected = 'one name for each class'
  const received = `several names of ${count} classes, each with a page; screen with a roster, or write a class in one way`
  const draft = { code: 'duplicate-id', severity: 'warning', column: 'class' } as const
  return [issue({ ...draft, expected, received })]
}
