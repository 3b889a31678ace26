import { QUALITY_STATES } from '../risk/screened-block.js'
import { wilsonInterval } from '../stat/wilson-interval.js'
import type { Sex } from '../table/blocks.js'
import { SEXES } from '../table/blocks.js'
import type { Cohort, Suppression } from './cohort.js'
import { scored } from './hide-cells.js'
import { PARTICIPATION } from './layout.js'
import { type PublishedCohort, publishCohort } from './publish-cohort.js'
import type { CohortDetail } from './slots.js'
import { HIDDEN, SHEET_SLOTS, SLOT, slotOf, type Tally, tableAt } from './tally.js'

/** One row of the cohort table: how many of a group are in one category. A number that is hidden, or that nobody has, is null. */
export interface CohortRow {
  /** Levels joined by `/`, such as `school/grade`; `all` for everybody. */
  readonly level: string
  /** Values of the levels joined by `/`. */
  readonly group: string
  readonly sex: Sex | 'all'
  /** Valid and suspect sheets, or valid ones alone. Crises and quality count invalid ones too. */
  readonly sheets: 'all' | 'valid'
  /** Such as `tier`, `crisis`, `quality`, `phq-9_total_band`; `all` in the one row of a hidden group. */
  readonly measure: string
  readonly category: string
  readonly nEnrolled: number | null
  readonly nAnswered: number | null
  readonly nValid: number | null
  /** The denominator: sheets that are in one of the measure's categories. */
  readonly n: number | null
  readonly count: number | null
  readonly share: number | null
  /** Wilson interval of the share, 95 percent. */
  readonly low: number | null
  readonly high: number | null
  readonly suppressed: boolean
}

/** What {@link cohortRows} may be told otherwise. */
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

/**
 * What may be published of a cohort, as rows in a fixed order: everybody, each grade across schools, then the levels
 * from the widest to the narrowest; all sexes together and each; quality, crises, tiers, bands, rules.
 *
 * Small numbers are hidden, and with them what would give them away. A group that is hidden altogether has one row.
 * Measures that nobody in a group has are left out.
 *
 * @param options - see {@link CohortRowsOptions}
 * @returns rows that depend on the counts alone, not on the order of sheets, blocks or merging
 */
export function cohortRows(
  cohort: Cohort,
  { suppression = cohort.plan.suppression, detail = 'usual' }: CohortRowsOptions = {},
): CohortRow[] {
  const published = publishCohort(cohort, suppression, detail)
  const { participation, narrow } = published.layout
  const hasRoster = participation.leaves.some((count, at) => at % 8 === 0 && count > 0)
  const rows: CohortRow[] = []
  narrow.lattice.views.forEach(({ labels }, view) => {
    for (let group = 0; group < labels.length; group++)
      for (const sexSlot of SEX_ORDER)
        addGroup(rows, published, { view, group, sexSlot }, hasRoster)
  })
  return rows
}

interface GroupPlace {
  readonly view: number
  readonly group: number
  readonly sexSlot: number
}

type Head = Omit<
  CohortRow,
  'sheets' | 'measure' | 'category' | 'n' | 'count' | 'share' | 'low' | 'high' | 'suppressed'
>

const SEX_ORDER: readonly number[] = [
  0,
  1 + SEXES.indexOf('female'),
  1 + SEXES.indexOf('male'),
  1 + SEXES.indexOf('unknown'),
]

function addGroup(
  rows: CohortRow[],
  published: PublishedCohort,
  place: GroupPlace,
  hasRoster: boolean,
): void {
  const { layout, hiddenTables, measures } = published
  const { view, group, sexSlot } = place
  const { level = '', labels = [] } = layout.narrow.lattice.views[view] ?? {}
  const tier = measures[0]?.tally
  if (tier === undefined || slotOf(tier.slots, view, sexSlot, SHEET_SLOTS.all) === SLOT.absent)
    return
  const isHidden = hiddenTables(view, group, sexSlot)
  const { cells } = layout.participation
  const table = tableAt(layout.participation, view, group, sexSlot, SHEET_SLOTS.all)
  const states = QUALITY_STATES.map((state) => cells[table + PARTICIPATION[state]] as number)
  const nAnswered = states.reduce((sum, count) => sum + count, 0)
  const nEnrolled = cells[table + PARTICIPATION.enrolled] as number
  if (nAnswered === 0 && nEnrolled === 0 && !isHidden) return
  const sex = sexSlot === 0 ? 'all' : (SEXES[sexSlot - 1] ?? 'unknown')
  const names = { level, group: labels[group] ?? '', sex } as const
  if (isHidden) {
    const head = { ...names, nEnrolled: null, nAnswered: null, nValid: null }
    rows.push(row(head, 'all', 'all', 'all', null, null))
    return
  }
  const head = {
    ...names,
    nEnrolled: hasRoster ? nEnrolled : null,
    nAnswered,
    nValid: states[0] ?? 0,
  }
  QUALITY_STATES.forEach((state, index) => {
    rows.push(row(head, 'all', 'quality', state, nAnswered, states[index] ?? 0))
  })
  for (const measure of measures) addMeasure(rows, head, measure, place)
}

function addMeasure(
  rows: CohortRow[],
  head: Head,
  { plan, tally }: PublishedCohort['measures'][number],
  { view, group, sexSlot }: GroupPlace,
): void {
  if (view >= tally.slots.lattice.views.length) return
  const { id, categories } = plan.measure
  for (const sheets of ['all', 'valid'] as const) {
    const sheetSlot = SHEET_SLOTS[sheets]
    if (slotOf(tally.slots, view, sexSlot, sheetSlot) !== SLOT.published) continue
    const table = tableAt(tally, view, group, sexSlot, sheetSlot)
    const total = scored(tally, table, categories.length)
    if (total === 0 && !isAnyHidden(tally, table)) continue
    const n = isSizeHidden(tally, table, categories.length) ? null : total
    categories.forEach((category, index) => {
      const isHidden = tally.hidden[table + index] !== 0
      const count = isHidden ? null : (tally.cells[table + index] as number)
      rows.push(row(head, sheets, id, category.id, n, count))
    })
  }
}

function isAnyHidden(tally: Tally, table: number): boolean {
  for (let category = 0; category < tally.nCategories; category++)
    if (tally.hidden[table + category] !== 0) return true
  return false
}

/** The size is hidden where the whole table is, and where the number of sheets without a score is. */
function isSizeHidden(tally: Tally, table: number, nOwn: number): boolean {
  if (((tally.hidden[table] as number) & HIDDEN.table) !== 0) return true
  return nOwn < tally.nCategories && tally.hidden[table + nOwn] !== 0
}

function row(
  head: Head,
  sheets: CohortRow['sheets'],
  measure: string,
  category: string,
  n: number | null,
  count: number | null,
): CohortRow {
  const isKnown = n !== null && count !== null && n > 0
  const interval = isKnown ? wilsonInterval(count, n) : null
  return {
    level: head.level,
    group: head.group,
    sex: head.sex,
    sheets,
    measure,
    category,
    nEnrolled: head.nEnrolled,
    nAnswered: head.nAnswered,
    nValid: head.nValid,
    n,
    count,
    share: isKnown ? count / n : null,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    suppressed: count === null,
  }
}
