import { bandsOf } from '../../../cohort/measures.js'
import type { Scale } from '../../../instrument/instrument.js'
import { ZONES, type Zone } from '../../wording/report-wording.js'
import type { ScaleScore } from './student-model.js'

/**
 * The zone of each band of a scale: the most reassuring band is usual; of the others the nearer half is `some`, the
 * further one `raised`; a second and last band is raised. Nothing where neither end is reassuring.
 */
export function zonesOf(scale: Scale): ReadonlyMap<string, Zone> {
  const bands = bandsOf(scale)
  if (scale.direction === 'neutral' || bands.length < 2) return new Map()
  const ordered = scale.direction === 'higher-is-worse' ? bands : [...bands].reverse()
  const last = ordered.length - 1
  return new Map(
    ordered.map((band, rank): [string, Zone] => {
      if (rank === 0) return [band, 'usual']
      return [band, last > 1 && rank <= last / 2 ? 'some' : 'raised']
    }),
  )
}

/** The zone of what a scale came to; undefined where there is no score, or no band that has a zone. */
export function zoneOf(
  planned: { readonly zones: ReadonlyMap<string, Zone> } | undefined,
  score: ScaleScore | string | null | undefined,
): Zone | undefined {
  if (score === null || score === undefined || typeof score === 'string') return undefined
  return planned?.zones.get(score.band)
}

/** The more pressing of two zones. */
export function worseZone(one: Zone, other: Zone): Zone {
  return ZONES.indexOf(one) >= ZONES.indexOf(other) ? one : other
}
