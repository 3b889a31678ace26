import type { Cohort, MeasurePlan, Suppression } from './cohort.js'
import { COUNTERS } from './cohort.js'
import { hideCells } from './hide-cells.js'
import { type HiddenTables, hideGroups } from './hide-groups.js'
import { type CohortLayout, layOutCohort, measureLeaves } from './layout.js'
import { type CohortDetail, slotsFor } from './slots.js'
import { strengthen } from './strengthen.js'
import { buildTally, N_PATH_LEAVES, type Tally } from './tally.js'

/** What publishing may be told otherwise. */
export interface CohortRowsOptions {
  /** Thresholds; the protocol's unless given. */
  readonly suppression?: Suppression
  /**
   * How much is published of small groups. Usual: tiers and crises of schools and their grades by sex, tiers of classes,
   * bands of schools for all sexes together. Full: also bands of schools by sex, bands of grades of a school, crises of
   * classes; most of it is hidden. Wider groups always show everything.
   */
  readonly detail?: CohortDetail
}

/** A cohort with what must be hidden marked: all that rows are written from. */
export interface PublishedCohort {
  readonly layout: CohortLayout
  readonly hiddenTables: HiddenTables
  readonly measures: readonly PublishedMeasure[]
}

export interface PublishedMeasure {
  readonly plan: MeasurePlan
  readonly tally: Tally
}

/** Lays a cohort out and hides what must not be known. */
export function publishCohort(
  cohort: Cohort,
  { suppression = cohort.plan.suppression, detail = 'usual' }: CohortRowsOptions = {},
): PublishedCohort {
  const layout = layOutCohort(cohort)
  const slots = {
    tier: slotsFor('tier', layout.narrow.lattice, detail),
    crisis: slotsFor('crisis', layout.narrow.lattice, detail),
    wide: slotsFor('band', layout.wide.lattice, detail),
  }
  const measures = cohort.plan.measures.map((plan) => {
    const { kind, categories } = plan.measure
    const isWide = plan.store === 'wide'
    const tally = buildTally({
      slots: slots[kind === 'tier' || kind === 'crisis' ? kind : 'wide'],
      nCategories: categories.length + (isWide ? 1 : 0),
      nOwn: categories.length,
      leaves: measureLeaves(layout[plan.store], plan),
      minimum: suppression.minimumCell,
      canLose: null,
    })
    return { plan, tally }
  })
  const hiddenTables = hideGroups(layout, suppression, slots.tier, commonKind(layout, measures))
  for (const { plan, tally } of measures) {
    hideCells(tally, plan.measure, suppression, hiddenTables)
    strengthen(tally)
  }
  return { layout, hiddenTables, measures }
}

/**
 * Whether sheets of the same kind can leave several groups at once: of one quality, and in each measure of one category
 * that all the groups have. Only then do the sums of every measure stay as they are.
 */
function commonKind(
  { narrow, wide }: CohortLayout,
  measures: readonly PublishedMeasure[],
): (leaves: readonly number[]) => boolean {
  const nWideLevels = wide.lattice.moves.length
  const shared = narrow.lattice.views.find(
    ({ levels }) =>
      levels.length === nWideLevels && levels.every((level, depth) => level === depth),
  )
  const widePathOf = shared?.groupOf ?? new Int32Array()
  const isKindOfAll = (leaves: readonly number[], quality: number): boolean => {
    const own = leaves.map((leaf) => leaf + quality)
    const above = leaves.map((leaf) => {
      const path = Math.floor(leaf / N_PATH_LEAVES)
      return (widePathOf[path] as number) * N_PATH_LEAVES + (leaf % N_PATH_LEAVES) + quality
    })
    for (let index = 0; index < measures.length; index++) {
      const { plan, tally } = measures[index] as PublishedMeasure
      if (!hasCommonCategory(tally, plan.store === 'wide' ? above : own)) return false
    }
    return true
  }
  return (leaves) => {
    const hasInvalid = leaves.every((leaf) => {
      const position = narrow.positions[leaf / 2] as number
      return (narrow.store.counts[position + COUNTERS.quality + 2] as number) > 0
    })
    return hasInvalid || isKindOfAll(leaves, 0) || isKindOfAll(leaves, 1)
  }
}

/** Whether leaves have sheets of the same category. */
function hasCommonCategory(
  { present, leaves, nCategories }: Tally,
  places: readonly number[],
): boolean {
  let bits = -1
  for (let index = 0; index < places.length; index++)
    bits &= present[places[index] as number] as number
  if (bits === 0 || nCategories <= 32) return bits !== 0
  // A bit stands for several categories.
  return Array.from({ length: nCategories }, (_, category) => category).some((category) =>
    places.every((place) => leaves[place * nCategories + category] !== 0),
  )
}
