import { describe, expect, it } from 'vitest'
import {
  groupsOf,
  madeUpInstrument,
  madeUpProtocol,
  type Sheet,
  screenedBlock,
} from '../../tests/cohort-campaign.js'
import { addBlock } from './add-block.js'
import { createCohort } from './cohort.js'
import { type CohortRow, cohortRows } from './cohort-rows.js'

const [RED, YELLOW, NONE] = [0, 1, 2]
const BAND_LESS = 255

/** Valid sheets of two grades of one school, as many of each tier in both grades. */
function sheetsOf(tiers: readonly number[], band: (index: number) => number = () => 0): Sheet[] {
  const sheets = tiers.flatMap((n, tier) => Array.from({ length: n }, () => tier))
  return ['7', '8'].flatMap((grade) =>
    sheets.map(
      (tier, index): Sheet => ({
        path: ['S1', grade],
        sex: 1,
        quality: 0,
        tier,
        crisis: 0,
        bands: [band(index)],
        rule: [1, 1],
      }),
    ),
  )
}

function rowsOf(sheets: readonly Sheet[], minimumCell: number, minimumGroup: number): CohortRow[] {
  const suppression = { minimumCell, minimumGroup }
  const cohort = createCohort(madeUpProtocol(['school', 'grade'], suppression), [
    madeUpInstrument([2]),
  ])
  addBlock(cohort, screenedBlock(sheets, 1), groupsOf(sheets, 2))
  return cohortRows(cohort, { suppression })
}

/** Counts of a measure in the grade 7 of the school, null where they are hidden. */
function counted(rows: readonly CohortRow[], measure: string): Record<string, number | null> {
  return Object.fromEntries(
    rows
      .filter(
        (row) =>
          row.level === 'grade' &&
          row.group === '7' &&
          row.sex === 'all' &&
          row.sheets === 'all' &&
          row.measure === measure,
      )
      .map(({ category, count }) => [category, count]),
  )
}

const tiersOf = (tiers: readonly number[], minimumCell: number, minimumGroup: number) => {
  const { red, yellow, none } = counted(rowsOf(sheetsOf(tiers), minimumCell, minimumGroup), 'tier')
  return [red, yellow, none]
}

describe('thresholds of a protocol', () => {
  it('a count of the minimum is shown, and so is 0; one less is hidden with others', () => {
    expect(tiersOf([5, 5, 20], 5, 10)).toEqual([5, 5, 20])
    expect(tiersOf([0, 5, 20], 5, 10)).toEqual([0, 5, 20])
    expect(tiersOf([4, 5, 20], 5, 10)[RED]).toBeNull()
    expect(tiersOf([4, 5, 20], 5, 10).filter((count) => count === null).length).toBeGreaterThan(1)
    expect(tiersOf([5, 4, 20], 5, 10)[YELLOW]).toBeNull()
    expect(tiersOf([5, 20, 4], 5, 10)[NONE]).toBeNull()
  })
  it('a group of the minimum is shown, one of a sheet less is not', () => {
    expect(tiersOf([0, 0, 10], 5, 10)).toEqual([0, 0, 10])
    // A hidden group has no rows of its tiers.
    expect(tiersOf([0, 0, 9], 5, 10)).toEqual([undefined, undefined, undefined])
  })
  it('a whole group in one tier is hidden but in the reassuring one, unless single sheets may be shown', () => {
    expect(tiersOf([0, 0, 30], 5, 10)).toEqual([0, 0, 30])
    expect(tiersOf([30, 0, 0], 5, 10)[RED]).toBeNull()
    expect(tiersOf([30, 0, 0], 2, 10)[RED]).toBeNull()
    expect(tiersOf([30, 0, 0], 1, 10)).toEqual([30, 0, 0])
  })
  it('sheets without a band hide nothing, however few: they are no result', () => {
    const sheets = sheetsOf([0, 0, 30], (index) => (index < 2 ? BAND_LESS : index % 2))
    const bands = counted(rowsOf(sheets, 5, 10), 'mood_part1_band')
    expect(bands).toEqual({ low: 14, middle: 14 })
  })
})
