import { QUALITY_STATES } from '../risk/screened-block.js'
import { SEXES } from '../table/blocks.js'
import { scored } from './hide-cells.js'
import { PARTICIPATION } from './layout.js'
import type { MeasureKind } from './measures.js'
import type { PublishedCohort, PublishedMeasure } from './publish-cohort.js'
import { N_SLOTS, SEX_SLOTS, SHEET_SLOTS, SLOT, slotOf } from './table-slots.js'
import { HIDDEN, type Tally, tableAt } from './tally.js'

/** What a row counts: the same in every group. */
export interface RowName {
  readonly sheets: 'all' | 'valid'
  readonly measure: string
  readonly category: string
}

/** Sizes of a group; −1 where one is hidden, or not known. */
export interface GroupSizes {
  readonly enrolled: number
  /** Enrolled and without a sheet that counts. */
  readonly missing: number
  readonly answered: number
  readonly valid: number
}

/** Takes the rows of the cohort table one after the other. */
export interface RowSink {
  /** The rows of a group and sex slot come next. */
  readonly group: (view: number, group: number, sexSlot: number, sizes: GroupSizes) => void
  /**
   * A row of the group.
   *
   * @param name - index in {@link rowNames}
   * @param n - the denominator, −1 where it is hidden
   * @param count - −1 where it is hidden
   */
  readonly row: (name: number, n: number, count: number) => void
}

/** What of the table is gone over; all of it where a choice is absent. */
export interface RowChoice {
  /** Whether groups of a level are wanted, and those of its sexes. */
  readonly groups?: (level: string, isBySex: boolean) => boolean
  /** Whether a kind of measure is wanted of a level. */
  readonly measures?: (level: string, kind: MeasureKind) => boolean
}

const HIDDEN_GROUP = 0
const FIRST_QUALITY = 1
const FIRST_MEASURE: number = FIRST_QUALITY + QUALITY_STATES.length
const SHEETS = ['all', 'valid'] as const

/** What the rows count, in the order of their numbers: a whole hidden group, states of quality, categories of measures. */
export function rowNames({ measures }: PublishedCohort): RowName[] {
  return [
    { sheets: 'all', measure: 'all', category: 'all' },
    ...QUALITY_STATES.map((category): RowName => ({ sheets: 'all', measure: 'quality', category })),
    ...measures.flatMap(({ plan: { measure } }) =>
      SHEETS.flatMap((sheets) =>
        measure.categories.map(
          ({ id }): RowName => ({ sheets, measure: measure.id, category: id }),
        ),
      ),
    ),
  ]
}

/** What the rows of a group are called by sex slot. */
export const SEX_NAMES: readonly ('all' | (typeof SEXES)[number])[] = ['all', ...SEXES]

const SEX_ORDER: readonly number[] = (['all', 'female', 'male', 'unknown'] as const).map((sex) =>
  SEX_NAMES.indexOf(sex),
)

const UNKNOWN_SIZES: GroupSizes = { enrolled: -1, missing: -1, answered: -1, valid: -1 }

/** Goes over the rows of the cohort table in their order. */
export function goOver(published: PublishedCohort, sink: RowSink, choice: RowChoice = {}): void {
  const hasRoster = isAnyEnrolled(published.layout.participation)
  published.layout.narrow.lattice.views.forEach(({ labels, level }, view) => {
    const sexSlots = SEX_ORDER.filter(
      (sexSlot) =>
        isPublished(published.measures[0], view, sexSlot, SHEET_SLOTS.all) &&
        choice.groups?.(level, sexSlot !== 0) !== false,
    )
    const tables = sexSlots.map((sexSlot) => tablesOf(published, view, sexSlot, choice))
    for (let group = 0; group < labels.length; group++)
      sexSlots.forEach((sexSlot, index) => {
        const sizes = sizesOf(published, view, group, sexSlot, hasRoster)
        if (sizes === null) return
        sink.group(view, group, sexSlot, sizes)
        if (sizes === UNKNOWN_SIZES) sink.row(HIDDEN_GROUP, -1, -1)
        else {
          qualityRows(published, sink, view, group, sexSlot, sizes.answered)
          for (const table of tables[index] ?? []) tableRows(sink, table, group)
        }
      })
  })
}

function isPublished(
  measure: PublishedMeasure | undefined,
  view: number,
  sexSlot: number,
  sheetSlot: number,
): boolean {
  return (
    measure !== undefined &&
    slotOf(measure.tally.slots, view, sexSlot, sheetSlot) === SLOT.published
  )
}

function isAnyEnrolled({ leaves, nCategories }: Tally): boolean {
  for (let at: number = PARTICIPATION.enrolled; at < leaves.length; at += nCategories)
    if ((leaves[at] as number) > 0) return true
  return false
}

/** A table that the groups of a view have. */
interface ViewTable {
  readonly tally: Tally
  readonly nOwn: number
  /** That of the first group. */
  readonly first: number
  /** Number of the name of its first row. */
  readonly name: number
}

function tablesOf(
  { layout, measures }: PublishedCohort,
  view: number,
  sexSlot: number,
  choice: RowChoice,
): ViewTable[] {
  const level = layout.narrow.lattice.views[view]?.level ?? ''
  const tables: ViewTable[] = []
  let name = FIRST_MEASURE
  for (const published of measures) {
    const { tally, plan } = published
    const nOwn = plan.measure.categories.length
    const isWanted = choice.measures?.(level, plan.measure.kind) !== false
    for (const sheets of SHEETS) {
      if (isWanted && isPublished(published, view, sexSlot, SHEET_SLOTS[sheets])) {
        const first = tableAt(tally, view, 0, sexSlot, SHEET_SLOTS[sheets])
        tables.push({ tally, nOwn, first, name })
      }
      name += nOwn
    }
  }
  return tables
}

/** Sizes of a group; null where nobody is in it. */
function sizesOf(
  { layout, hiddenTables }: PublishedCohort,
  view: number,
  group: number,
  sexSlot: number,
  hasRoster: boolean,
): GroupSizes | null {
  if (hiddenTables[view]?.[group * SEX_SLOTS + sexSlot] === 1) return UNKNOWN_SIZES
  const { cells } = layout.participation
  const table = tableAt(layout.participation, view, group, sexSlot, SHEET_SLOTS.all)
  const enrolled = cells[table + PARTICIPATION.enrolled] as number
  const valid = cells[table + PARTICIPATION.valid] as number
  let answered = 0
  for (const state of QUALITY_STATES) answered += cells[table + PARTICIPATION[state]] as number
  if (answered === 0 && enrolled === 0) return null
  if (!hasRoster) return { enrolled: -1, missing: -1, answered, valid }
  const missing = cells[table + PARTICIPATION.missing] as number
  return { enrolled, missing, answered, valid }
}

function qualityRows(
  { layout: { participation } }: PublishedCohort,
  sink: RowSink,
  view: number,
  group: number,
  sexSlot: number,
  answered: number,
): void {
  const table = tableAt(participation, view, group, sexSlot, SHEET_SLOTS.all)
  QUALITY_STATES.forEach((state, index) => {
    const count = participation.cells[table + PARTICIPATION[state]] as number
    sink.row(FIRST_QUALITY + index, answered, count)
  })
}

/** The rows of one table; none where nobody has the measure. */
function tableRows(sink: RowSink, { tally, nOwn, first, name }: ViewTable, group: number): void {
  const { cells, hidden, nCategories } = tally
  const table = first + group * N_SLOTS * nCategories
  const total = scored(cells, table, nOwn)
  if (total === 0 && !isAnyHidden(tally, table)) return
  // The size is hidden where the whole table is, and where the number of sheets without a score is.
  const isSizeHidden =
    ((hidden[table] as number) & HIDDEN.table) !== 0 ||
    (nOwn < nCategories && hidden[table + nOwn] !== 0)
  const n = isSizeHidden ? -1 : total
  for (let category = 0; category < nOwn; category++) {
    const cell = table + category
    sink.row(name + category, n, hidden[cell] === 0 ? (cells[cell] as number) : -1)
  }
}

function isAnyHidden({ hidden, nCategories }: Tally, table: number): boolean {
  for (let category = 0; category < nCategories; category++)
    if (hidden[table + category] !== 0) return true
  return false
}
