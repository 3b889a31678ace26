import { SEXES } from '../table/blocks.js'
import type { Cohort, MeasurePlan, Suppression } from './cohort.js'
import { COUNTERS } from './cohort.js'
import { hideCells } from './hide-cells.js'
import { type HiddenTables, hideGroups } from './hide-groups.js'
import { type CohortLayout, layOutCohort, measureLeaves } from './layout.js'
import { type CohortDetail, slotsFor } from './slots.js'
import { strengthen } from './strengthen.js'
import { buildTally, leafAt, type Tally } from './tally.js'

/** A cohort with what must be hidden marked: all that rows are written from. */
export interface PublishedCohort {
  readonly layout: CohortLayout
  readonly hiddenTables: HiddenTables
  readonly measures: readonly { readonly plan: MeasurePlan; readonly tally: Tally }[]
}

/** Lays a cohort out and hides what must not be known. */
export function publishCohort(
  cohort: Cohort,
  suppression: Suppression,
  detail: CohortDetail,
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
    })
    return { plan, tally }
  })
  const canLose = commonKind(layout, measures)
  const hiddenTables = hideGroups(layout, suppression, slots.tier, canLose)
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
  measures: PublishedCohort['measures'],
): (leaves: readonly number[]) => boolean {
  const widePaths = new Map(wide.lattice.paths.map((path, index) => [path.join('\u0000'), index]))
  const widePathOf = narrow.lattice.paths.map(
    (path) => widePaths.get(path.slice(0, wide.lattice.moves.length).join('\u0000')) ?? 0,
  )
  return (leaves) => {
    const places = leaves.map((leaf) => {
      const path = Math.floor(leaf / 2 / SEXES.length)
      return { path, widePath: widePathOf[path] ?? 0, sex: Math.floor(leaf / 2) % SEXES.length }
    })
    const hasInvalid = places.every(({ path, sex }) => {
      const position = narrow.positions[path * SEXES.length + sex] as number
      return (narrow.store.counts[position + COUNTERS.quality + 2] as number) > 0
    })
    if (hasInvalid) return true
    return [0, 1].some((quality) =>
      measures.every(({ plan, tally }) =>
        Array.from({ length: tally.nCategories }, (_, category) => category).some((category) =>
          places.every(({ path, widePath, sex }) => {
            const leaf = leafAt(tally, plan.store === 'wide' ? widePath : path, sex, quality)
            return (tally.leaves[leaf + category] as number) > 0
          }),
        ),
      ),
    )
  }
}
