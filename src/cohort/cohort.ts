import type { Instrument } from '../instrument/instrument.js'
import type { Protocol } from '../risk/protocol.js'
import { type CountStore, createCountStore } from './count-store.js'
import { bandsOf, type CohortMeasure, cohortMeasures } from './measures.js'

/**
 * Counts of a campaign, sheet by sheet added up: whole numbers only, so that any split into blocks and any order of
 * adding gives the same. Plain data: it can be posted to another thread and merged there.
 */
export interface Cohort {
  readonly plan: CohortPlan
  /** Participation, quality, crises and tiers, by the narrowest groups. */
  readonly narrow: CountStore
  /** Bands and rules, by the groups above the narrow levels. */
  readonly wide: CountStore
}

/** What is counted and by which levels. */
export interface CohortPlan {
  /** Levels of grouping, the widest first. */
  readonly levels: readonly string[]
  /** How many of them bands and rules are counted by. */
  readonly nWideLevels: number
  readonly measures: readonly MeasurePlan[]
  readonly suppression: Suppression
}

/** A measure and where its counters are: valid sheets first, then those that are not. */
export interface MeasurePlan {
  readonly measure: CohortMeasure
  readonly store: 'narrow' | 'wide'
  /** Position of the first counter inside a leaf. */
  readonly offset: number
  /** For bands: per cut-score set, the category of each band of the set. */
  readonly categoryOfBand: readonly (readonly number[])[]
}

/** Thresholds below which a number is hidden. */
export interface Suppression {
  /** Counts from 1 to this number (excluded) are hidden. */
  readonly minimumCell: number
  /** Groups with fewer valid sheets are hidden altogether. */
  readonly minimumGroup: number
}

/** Counters at the start of a leaf of either store; quality has one for each of its three states. */
export const COUNTERS = { enrolled: 0, missing: 1, quality: 2 } as const
const N_COMMON = 5

/** Levels by whose groups only tiers, crises and quality are counted: a class is too small for bands. */
const NARROW_LEVELS: ReadonlySet<string> = new Set(['class'])

/**
 * An empty cohort of a campaign.
 *
 * @param instruments - one for each of the protocol's instruments, in that order
 * @param levels - levels of grouping that the data have, the widest first; the protocol's unless given
 * @throws {@link RangeError} when a level is named twice, or the instruments are not as many as the protocol's
 */
export function createCohort(
  protocol: Protocol,
  instruments: readonly Instrument[],
  levels: readonly string[] = protocol.levels,
): Cohort {
  if (instruments.length !== protocol.instruments.length)
    throw new RangeError(
      `createCohort requires ${protocol.instruments.length} instruments, received ${instruments.length}`,
    )
  if (new Set(levels).size !== levels.length)
    throw new RangeError('createCohort requires levels that differ')
  const firstNarrow = levels.findIndex((level) => NARROW_LEVELS.has(level))
  const measures = cohortMeasures(protocol, instruments)
  const narrow = layOut(measures, 'narrow', instruments)
  const wide = layOut(measures, 'wide', instruments)
  return {
    plan: {
      levels,
      nWideLevels: firstNarrow === -1 ? levels.length : firstNarrow,
      measures: [...narrow.plans, ...wide.plans],
      suppression: protocol.suppression,
    },
    narrow: createCountStore(narrow.width),
    wide: createCountStore(wide.width),
  }
}

function layOut(
  measures: readonly CohortMeasure[],
  store: MeasurePlan['store'],
  instruments: readonly Instrument[],
): { plans: MeasurePlan[]; width: number } {
  let width = N_COMMON
  const plans: MeasurePlan[] = []
  for (const measure of measures) {
    if ((measure.instrument === -1) !== (store === 'narrow')) continue
    const categoryOfBand = bandCategories(measure, instruments)
    plans.push({ measure, store, offset: width, categoryOfBand })
    width += 2 * measure.categories.length
  }
  return { plans, width }
}

function bandCategories(measure: CohortMeasure, instruments: readonly Instrument[]): number[][] {
  const scale = instruments[measure.instrument]?.scales[measure.part]
  if (measure.kind !== 'band' || scale === undefined) return []
  const bands = bandsOf(scale)
  return scale.cutScoreSets.map(({ cutScores }) => cutScores.map(({ band }) => bands.indexOf(band)))
}
