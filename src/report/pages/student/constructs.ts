import type { Zone } from '../../wording/report-wording.js'
import type { PlannedScale } from './student-plan.js'
import { worseZone } from './zones.js'

type Named = Pick<PlannedScale, 'name' | 'construct'>

/**
 * Scales by what they are about, in the order of the first of each: two questionnaires may ask about one thing, and for a
 * family it is one line. Scales of one construct belong together, and so do those of one name.
 *
 * @returns indexes of `scales`
 */
export function constructsOf(scales: readonly Named[]): readonly (readonly number[])[] {
  const byName = new Map<string, string>()
  const found = new Map<string, number[]>()
  scales.forEach(({ name, construct }, at) => {
    const key = byName.get(name) ?? construct ?? name
    byName.set(name, key)
    found.set(key, [...(found.get(key) ?? []), at])
  })
  return [...found.values()]
}

/**
 * The scale that speaks for a construct: the one whose zone is the most raised, the first of equal ones; the first one
 * where none has a zone. Undefined where there are none.
 *
 * @param zoneAt - the zone of a scale; undefined where none can be said
 */
export function mostRaised(
  construct: readonly number[],
  zoneAt: (at: number) => Zone | undefined,
): number | undefined {
  return construct.reduce<number | undefined>((best, at) => {
    if (best === undefined) return at
    const [known, own] = [zoneAt(best), zoneAt(at)]
    if (own === undefined || own === known) return best
    return known === undefined || worseZone(known, own) === own ? at : best
  }, undefined)
}
