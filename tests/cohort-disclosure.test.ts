import { describe, expect, it } from 'vitest'
import { addBlock } from '../src/cohort/add-block.js'
import { createCohort } from '../src/cohort/cohort.js'
import { type CohortRow, cohortRows } from '../src/cohort/cohort-rows.js'
import type { Sheet } from './cohort-campaign.js'
import {
  drawnSheet,
  drawsFrom,
  groupsOf,
  madeUpInstrument,
  madeUpProtocol,
  screenedBlock,
} from './cohort-campaign.js'
import { computable, puzzleOf, withoutAlternative } from './cohort-solver.js'

const LEVELS = ['school', 'grade', 'class']
const SUPPRESSION = { minimumCell: 3, minimumGroup: 6 }
const N_BANDS = [3]

const MEASURES = [
  {
    id: 'tier',
    categories: ['red', 'yellow', 'none', 'undetermined'],
    of: ({ quality, tier }: Sheet) => (quality === 2 ? -1 : tier === 254 ? 3 : tier),
  },
  {
    id: 'crisis',
    categories: ['flagged', 'undetermined', 'none'],
    of: ({ crisis }: Sheet) => 2 - crisis,
  },
  {
    id: 'mood_part1_band',
    categories: ['low', 'middle', 'high'],
    of: ({ quality, bands }: Sheet) => (quality === 2 || bands[0] === 255 ? -1 : (bands[0] ?? -1)),
  },
] as const

/** A few schools with a few grades of one or two classes, some of them very small. */
function randomSheets(seed: number): Sheet[] {
  const draw = drawsFrom(seed)
  const sheets: Sheet[] = []
  const nSchools = 1 + Math.floor(draw() * 3)
  const nGrades = 1 + Math.floor(draw() * 2)
  for (let school = 1; school <= nSchools; school++)
    for (let grade = 7; grade < 7 + nGrades; grade++) {
      const nClasses = 1 + Math.floor(draw() * 2)
      for (let room = 1; room <= nClasses; room++) {
        const size = draw() < 0.2 ? 1 + Math.floor(draw() * 5) : 8 + Math.floor(draw() * 30)
        for (let student = 0; student < size; student++) {
          const sex = draw() < 0.02 ? 0 : 1 + Math.floor(draw() * 2)
          sheets.push(drawnSheet([`S${school}`, `${grade}`, `${room}`], sex, draw, N_BANDS))
        }
      }
    }
  return sheets
}

function rowsOf(
  sheets: readonly Sheet[],
  suppression: typeof SUPPRESSION,
  detail: 'usual' | 'full' = 'full',
): CohortRow[] {
  const cohort = createCohort(madeUpProtocol(LEVELS, suppression), [madeUpInstrument(N_BANDS)])
  addBlock(cohort, screenedBlock(sheets, N_BANDS.length), groupsOf(sheets, LEVELS.length))
  return cohortRows(cohort, { suppression, detail })
}

/** Rows where small counts alone are blotted out. */
function blotted(sheets: readonly Sheet[]): CohortRow[] {
  return rowsOf(sheets, { minimumCell: 0, minimumGroup: 0 }).map((row) => {
    const isSmall = row.count !== null && row.count > 0 && row.count < SUPPRESSION.minimumCell
    return isSmall && row.measure !== 'quality' ? { ...row, count: null, suppressed: true } : row
  })
}

describe('published cohort rows', () => {
  for (const detail of ['usual', 'full'] as const)
    for (let seed = 1; seed <= 20; seed++)
      it(`give no hidden count away, ${detail} detail, campaign ${seed}`, () => {
        const sheets = randomSheets(seed)
        const rows = rowsOf(sheets, SUPPRESSION, detail)
        for (const measure of MEASURES) {
          const puzzle = puzzleOf(rows, LEVELS, sheets, measure)
          expect(computable(puzzle), measure.id).toEqual([])
          expect(withoutAlternative(puzzle), measure.id).toEqual([])
        }
      })

  it('would give counts away if small ones alone were hidden', () => {
    const sheets = randomSheets(2)
    const puzzle = puzzleOf(blotted(sheets), LEVELS, sheets, MEASURES[0])
    expect(puzzle.hidden.length).toBeGreaterThan(0)
    expect(computable(puzzle).length).toBeGreaterThan(0)
    expect(withoutAlternative(puzzle).length).toBeGreaterThan(0)
  })

  it('would give a hidden count away if its partners were shown', () => {
    const sheets = randomSheets(2)
    const open = rowsOf(sheets, { minimumCell: 0, minimumGroup: 0 })
    const counts = new Map(open.map((row) => [placeOf(row), row.count]))
    const rows = rowsOf(sheets, SUPPRESSION)
    const hidden = rows.filter(({ measure, count }) => measure === 'tier' && count === null)
    const leaking = hidden.filter((kept) => {
      const shown = rows.map((row) => {
        const isPartner = row !== kept && row.measure === 'tier' && row.count === null
        return isPartner ? { ...row, count: counts.get(placeOf(row)) ?? null } : row
      })
      return computable(puzzleOf(shown, LEVELS, sheets, MEASURES[0])).length > 0
    })
    expect(leaking.length).toBeGreaterThan(0)
  })

  it('show no count from 1 to the minimum and no size of a small group', () => {
    for (let seed = 1; seed <= 40; seed++)
      for (const row of rowsOf(randomSheets(seed), SUPPRESSION)) {
        const isSmall = row.count !== null && row.count > 0 && row.count < SUPPRESSION.minimumCell
        if (isSmall) expect(row.measure).toBe('quality')
        if (row.nAnswered !== null && row.nAnswered > 0)
          expect(row.nValid).toBeGreaterThanOrEqual(SUPPRESSION.minimumGroup)
        if (row.count === null) expect([row.share, row.low, row.high]).toEqual([null, null, null])
      }
  })

  it('hide a count at every higher minimum once it is small', () => {
    const sheets = randomSheets(11)
    const open = rowsOf(sheets, { minimumCell: 0, minimumGroup: 0 })
    for (const minimumCell of [2, 3, 5, 8]) {
      const shown = new Map(
        rowsOf(sheets, { minimumCell, minimumGroup: 0 }).map((row) => [placeOf(row), row.count]),
      )
      for (const row of open) {
        const count = row.count ?? 0
        if (row.measure !== 'quality' && count > 0 && count < minimumCell)
          expect(shown.get(placeOf(row)) ?? null).toBe(null)
      }
    }
  })
})

function placeOf({ level, group, sex, sheets, measure, category }: CohortRow): string {
  return [level, group, sex, sheets, measure, category].join('|')
}
