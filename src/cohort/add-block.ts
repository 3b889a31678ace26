import { QUALITY_STATES, type ScreenedBlock, TIER_UNDETERMINED } from '../risk/screened-block.js'
import type { RuleColumns, ScaleColumns } from '../score/score-block.js'
import { NONE } from '../score/statuses.js'
import { TRUTH } from '../score/truth.js'
import type { ResponseBlock } from '../table/blocks.js'
import { MISSING } from '../table/missing.js'
import { COUNTERS, type Cohort, type MeasurePlan } from './cohort.js'
import type { CountStore } from './count-store.js'
import { type CohortGroups, leafPositions } from './leaf-positions.js'

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
  const { narrow, wide, plan } = cohort
  const narrowPositions = leafPositions(narrow, groups, plan.levels.length)
  const widePositions = leafPositions(wide, groups, plan.nWideLevels)
  countQuality(narrow, narrowPositions, screened)
  countQuality(wide, widePositions, screened)
  for (const measure of plan.measures) {
    const [store, positions] =
      measure.store === 'narrow' ? [narrow, narrowPositions] : [wide, widePositions]
    const categories = categoriesOf(measure, screened)
    const includesInvalid = measure.measure.kind === 'crisis'
    count(store, positions, measure, categories, screened.quality, includesInvalid)
  }
}

/** Throws unless the groups have the levels of the cohort. */
export function checkGroups(name: string, cohort: Cohort, groups: CohortGroups): void {
  if (groups.levels.length !== cohort.plan.levels.length)
    throw new RangeError(
      `${name} requires ${cohort.plan.levels.length} levels, received ${groups.levels.length}`,
    )
}

function countQuality(store: CountStore, positions: Int32Array, { quality }: CountedBlock): void {
  const { counts } = store
  for (let row = 0; row < positions.length; row++) {
    const position = positions[row] as number
    if (position < 0) continue
    const counter = position + COUNTERS.quality + (quality[row] as number)
    counts[counter] = (counts[counter] as number) + 1
  }
}

function count(
  store: CountStore,
  positions: Int32Array,
  { measure, offset }: MeasurePlan,
  categories: Uint8Array,
  quality: Uint8Array,
  includesInvalid: boolean,
): void {
  const { counts } = store
  const nCategories = measure.categories.length
  for (let row = 0; row < positions.length; row++) {
    const position = positions[row] as number
    const category = categories[row] as number
    const state = quality[row] as number
    if (position < 0 || category === NONE || (state === INVALID && !includesInvalid)) continue
    const counter = position + offset + (state === 0 ? 0 : nCategories) + category
    counts[counter] = (counts[counter] as number) + 1
  }
}

/** The category of each sheet, NONE where it has none. */
function categoriesOf(plan: MeasurePlan, block: CountedBlock): Uint8Array {
  const { kind, categories } = plan.measure
  if (kind === 'crisis') return mapped(block.crisis, block.length, CRISIS_CATEGORIES)
  if (kind === 'tier') return tierCategories(block, categories.length)
  return kind === 'band' ? bandCategories(plan, block) : ruleCategories(plan, block)
}

function bandCategories({ measure, categoryOfBand }: MeasurePlan, block: CountedBlock): Uint8Array {
  const categories = new Uint8Array(block.length).fill(NONE)
  const columns = block.scores[measure.instrument]?.scales[measure.part]
  for (let row = 0; row < block.length; row++) {
    const band = columns?.band[row] ?? NONE
    if (band === NONE) continue
    categories[row] = categoryOfBand[columns?.cutScoreSet[row] ?? NONE]?.[band] ?? NONE
  }
  return categories
}

function ruleCategories({ measure }: MeasurePlan, block: CountedBlock): Uint8Array {
  const categories = new Uint8Array(block.length).fill(NONE)
  const scores = block.scores[measure.instrument]
  const rule = scores?.rules[measure.part]
  if (scores === undefined || rule === undefined) return categories
  const undetermined = measure.categories.length - 1
  for (let row = 0; row < block.length; row++) {
    const certain = rule.certain[row] as number
    const possible = rule.possible[row] as number
    if (possible === NONE || !isAdministered(scores.responses.codes, row)) continue
    categories[row] = certain === possible ? certain : undetermined
  }
  return categories
}

/** Whether any item was put to the student. */
function isAdministered(codes: readonly Uint8Array[], row: number): boolean {
  for (const column of codes) if (column[row] !== MISSING.notAdministered) return true
  return false
}

const CRISIS_CATEGORIES: Uint8Array = crisisCategories()

function crisisCategories(): Uint8Array {
  const categories = new Uint8Array(256).fill(NONE)
  categories[TRUTH.true] = 0
  categories[TRUTH.unknown] = 1
  categories[TRUTH.false] = 2
  return categories
}

function mapped(column: Uint8Array, length: number, table: Uint8Array): Uint8Array {
  const categories = new Uint8Array(length)
  for (let row = 0; row < length; row++) categories[row] = table[column[row] as number] as number
  return categories
}

function tierCategories({ tier, length }: CountedBlock, nCategories: number): Uint8Array {
  const table = new Uint8Array(256).fill(NONE)
  for (let index = 0; index < nCategories - 1; index++) table[index] = index
  table[TIER_UNDETERMINED] = nCategories - 1
  return mapped(tier, length, table)
}
