import { QUALITY_STATES, type ScreenedBlock, TIER_UNDETERMINED } from '../risk/screened-block.js'
import type { RuleColumns, ScaleColumns } from '../score/score-block.js'
import { NONE } from '../score/statuses.js'
import { TRUTH } from '../score/truth.js'
import type { ResponseBlock } from '../table/blocks.js'
import { MISSING } from '../table/missing.js'
import { COUNTERS, type Cohort, type MeasurePlan } from './cohort.js'
import type { CountStore } from './count-store.js'
import { type CohortGroups, leafPositions } from './leaf-positions.js'
import type { MeasureKind } from './measures.js'

const INVALID = QUALITY_STATES.indexOf('invalid')

/** What is counted of a screened block. */
export interface CountedBlock
  extends Pick<ScreenedBlock, 'length' | 'quality' | 'crisis' | 'tier'> {
  /** One for each of the protocol's instruments. */
  readonly scores: readonly {
    readonly responses: Pick<ResponseBlock, 'codes'>
    readonly scales: readonly Pick<ScaleColumns, 'band' | 'cutScoreSet'>[]
    readonly rules: readonly RuleColumns[]
  }[]
}

/**
 * Counts a block of screened sheets.
 *
 * Tiers, bands and rules are counted on valid and suspect sheets, each apart; crises on every sheet, because a crisis
 * item counts whatever else is wrong. A sheet whose tier missing answers leave open is undetermined, and so is a rule;
 * a scale without a band, and a rule of an instrument that was not put to the student, are not counted at all.
 *
 * @throws {@link RangeError} when the groups are not as many as the sheets, or their levels not the cohort's
 */
export function addBlock(cohort: Cohort, screened: CountedBlock, groups: CohortGroups): void {
  checkGroups('addBlock', cohort, groups)
  if (groups.length !== screened.length)
    throw new RangeError(`addBlock requires ${screened.length} groups, received ${groups.length}`)
  const positions = leafPositions(cohort, groups)
  const sheets = {
    narrow: countedSheets(positions.narrow, screened),
    wide: countedSheets(positions.wide, screened),
  }
  for (const store of ['narrow', 'wide'] as const)
    countQuality(cohort[store], sheets[store], screened)
  for (const plan of cohort.plan.measures)
    COUNT[plan.measure.kind](cohort[plan.store].counts, sheets[plan.store], plan, screened)
}

/** Throws unless the groups have the levels of the cohort. */
export function checkGroups(name: string, cohort: Cohort, groups: CohortGroups): void {
  if (groups.levels.length !== cohort.plan.levels.length)
    throw new RangeError(
      `${name} requires ${cohort.plan.levels.length} levels, received ${groups.levels.length}`,
    )
}

/** Rows of a block that count, as columns: valid and suspect ones first, then invalid ones. */
interface CountedSheets {
  readonly length: number
  readonly nScored: number
  readonly rows: Int32Array
  /** Of each of these rows, the first counter of its leaf. */
  readonly positions: Int32Array
  /** 0 for valid sheets, 1 for others. */
  readonly isApart: Uint8Array
}

function countedSheets(
  positions: Int32Array,
  { quality, length: nRows }: CountedBlock,
): CountedSheets {
  const rows = new Int32Array(nRows)
  let nScored = 0
  for (let row = 0; row < nRows; row++)
    if ((positions[row] as number) >= 0 && quality[row] !== INVALID) rows[nScored++] = row
  let length = nScored
  for (let row = 0; row < nRows; row++)
    if ((positions[row] as number) >= 0 && quality[row] === INVALID) rows[length++] = row
  const isApart = new Uint8Array(length)
  const own = new Int32Array(length)
  for (let index = 0; index < length; index++) {
    const row = rows[index] as number
    own[index] = positions[row] as number
    isApart[index] = quality[row] === 0 ? 0 : 1
  }
  return { length, nScored, rows, positions: own, isApart }
}

function countQuality(
  { counts }: CountStore,
  { length, rows, positions }: CountedSheets,
  { quality }: CountedBlock,
): void {
  for (let index = 0; index < length; index++) {
    const state = quality[rows[index] as number] as number
    const counter = (positions[index] as number) + COUNTERS.quality + state
    counts[counter] = (counts[counter] as number) + 1
  }
}

type Count = (
  counts: Int32Array,
  sheets: CountedSheets,
  plan: MeasurePlan,
  block: CountedBlock,
) => void

const COUNT: Readonly<Record<MeasureKind, Count>> = {
  tier(counts, sheets, plan, { tier }) {
    countMapped(counts, sheets, plan, tier, tierCategories(plan.measure.categories.length))
  },
  crisis(counts, sheets, plan, { crisis }) {
    const everyone = { ...sheets, nScored: sheets.length }
    countMapped(counts, everyone, plan, crisis, CRISIS_CATEGORIES)
  },
  band: countBands,
  rule: countRules,
}

/** Counts sheets by a column of one byte, which a table sorts into categories. */
function countMapped(
  counts: Int32Array,
  { nScored, rows, positions, isApart }: CountedSheets,
  { measure, offset }: MeasurePlan,
  column: Uint8Array,
  table: Uint8Array,
): void {
  const nCategories = measure.categories.length
  for (let index = 0; index < nScored; index++) {
    const category = table[column[rows[index] as number] as number] as number
    if (category === NONE) continue
    const apart = (isApart[index] as number) * nCategories
    const counter = (positions[index] as number) + offset + apart + category
    counts[counter] = (counts[counter] as number) + 1
  }
}

function countBands(
  counts: Int32Array,
  { nScored, rows, positions, isApart }: CountedSheets,
  { measure, offset, categoryOfBand }: MeasurePlan,
  { scores }: CountedBlock,
): void {
  const columns = scores[measure.instrument]?.scales[measure.part]
  if (columns === undefined) return
  const { band, cutScoreSet } = columns
  const table = bandCategories(categoryOfBand)
  const nCategories = measure.categories.length
  for (let index = 0; index < nScored; index++) {
    const row = rows[index] as number
    const found = band[row] as number
    if (found === NONE) continue
    const category = table[(cutScoreSet[row] as number) * BYTES + found] ?? NONE
    if (category === NONE) continue
    const apart = (isApart[index] as number) * nCategories
    const counter = (positions[index] as number) + offset + apart + category
    counts[counter] = (counts[counter] as number) + 1
  }
}

/** Values of a byte. */
const BYTES = 256

/** Category of a band, set of cut scores by set; NONE where there is none. */
function bandCategories(categoryOfBand: MeasurePlan['categoryOfBand']): Uint8Array {
  const table = new Uint8Array(categoryOfBand.length * BYTES).fill(NONE)
  categoryOfBand.forEach((categories, set) => {
    table.set(categories, set * BYTES)
  })
  return table
}

function countRules(
  counts: Int32Array,
  { nScored, rows, positions, isApart }: CountedSheets,
  { measure, offset }: MeasurePlan,
  { scores }: CountedBlock,
): void {
  const own = scores[measure.instrument]
  const rule = own?.rules[measure.part]
  if (own === undefined || rule === undefined) return
  const nCategories = measure.categories.length
  for (let index = 0; index < nScored; index++) {
    const row = rows[index] as number
    const certain = rule.certain[row] as number
    const possible = rule.possible[row] as number
    if (possible === NONE || !isAdministered(own.responses.codes, row)) continue
    const category = certain === possible ? certain : nCategories - 1
    const apart = (isApart[index] as number) * nCategories
    const counter = (positions[index] as number) + offset + apart + category
    counts[counter] = (counts[counter] as number) + 1
  }
}

/** Whether any item was put to the student. */
function isAdministered(codes: readonly Uint8Array[], row: number): boolean {
  for (const column of codes) if (column[row] !== MISSING.notAdministered) return true
  return false
}

const CRISIS_CATEGORIES: Uint8Array = crisisCategories()

function crisisCategories(): Uint8Array {
  const categories = new Uint8Array(BYTES).fill(NONE)
  categories[TRUTH.true] = 0
  categories[TRUTH.unknown] = 1
  categories[TRUTH.false] = 2
  return categories
}

function tierCategories(nCategories: number): Uint8Array {
  const table = new Uint8Array(BYTES).fill(NONE)
  for (let index = 0; index < nCategories - 1; index++) table[index] = index
  table[TIER_UNDETERMINED] = nCategories - 1
  return table
}
