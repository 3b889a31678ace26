import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  drawnSheet,
  drawsFrom,
  groupsOf,
  madeUpInstrument,
  madeUpProtocol,
  type Sheet,
  screenedBlock,
} from '../../tests/cohort-campaign.js'
import { MISSING } from '../table/missing.js'
import { addBlock } from './add-block.js'
import { addEnrolled } from './add-enrolled.js'
import { type Cohort, createCohort } from './cohort.js'
import { type CohortRow, cohortRows } from './cohort-rows.js'
import { mergeCohorts } from './merge-cohorts.js'

const LEVELS = ['school', 'grade', 'class']
const BANDS = [2, 3]
const OPEN = { minimumCell: 0, minimumGroup: 0 }
const STRICT = { minimumCell: 5, minimumGroup: 10 }

function sheetsOf(seed: number, n: number): Sheet[] {
  const draw = drawsFrom(seed)
  const one = (most: number): string => `${1 + Math.floor(draw() * most)}`
  return Array.from({ length: n }, () =>
    drawnSheet([`S${one(3)}`, one(2), one(2)], Math.floor(draw() * 3), draw, BANDS),
  )
}

function cohortOf(sheets: readonly Sheet[]): Cohort {
  const cohort = createCohort(madeUpProtocol(LEVELS, STRICT), [madeUpInstrument(BANDS)])
  addBlock(cohort, screenedBlock(sheets, BANDS.length), groupsOf(sheets, LEVELS.length))
  return cohort
}

const campaigns = fc.record({ seed: fc.nat(), n: fc.integer({ min: 1, max: 250 }) })

/** Rows by level, and a key of all else but the group. */
function sums(rows: readonly CohortRow[], level: string): Map<string, number> {
  const totals = new Map<string, number>()
  for (const row of rows.filter((one) => one.level === level && one.sheets === 'all')) {
    const key = [row.sex, row.measure, row.category].join('|')
    totals.set(key, (totals.get(key) ?? 0) + (row.count ?? 0))
  }
  return totals
}

describe('cohortRows', () => {
  it('adds up: schools to the total, grades across schools to the total, grades of a school to the school', () => {
    fc.assert(
      fc.property(campaigns, ({ seed, n }) => {
        const rows = cohortRows(cohortOf(sheetsOf(seed, n)), { suppression: OPEN, detail: 'full' })
        const total = sums(rows, 'all')
        expect(sums(rows, 'school')).toEqual(total)
        expect(sums(rows, 'grade')).toEqual(total)
        for (const [key, sum] of sums(rows, 'school/grade')) expect(total.get(key)).toBe(sum)
        for (const [key, sum] of sums(rows, 'school/grade/class')) expect(total.get(key)).toBe(sum)
      }),
      { numRuns: 30 },
    )
  })

  it('adds up: categories to the denominator, sexes to all', () => {
    fc.assert(
      fc.property(campaigns, ({ seed, n }) => {
        const rows = cohortRows(cohortOf(sheetsOf(seed, n)), { suppression: OPEN, detail: 'full' })
        const tables = groupBy(rows, tableOf)
        for (const table of tables.values())
          expect(table.reduce((sum, { count }) => sum + (count ?? 0), 0)).toBe(table[0]?.n)
        const bySex = rows.filter(({ level, sex }) => level === 'school' && sex !== 'all')
        const all = rows.filter(
          ({ level, sex, sheets }) => level === 'school' && sex === 'all' && sheets === 'all',
        )
        const sum = (some: readonly CohortRow[]): number =>
          some.reduce((total, { count }) => total + (count ?? 0), 0)
        expect(sum(bySex)).toBe(sum(all))
      }),
      { numRuns: 30 },
    )
  })

  it('keeps shares inside their intervals, and intervals inside 0 to 1', () => {
    for (const { share, low, high } of cohortRows(cohortOf(sheetsOf(5, 200)), {
      suppression: OPEN,
      detail: 'full',
    })) {
      if (share === null || low === null || high === null) continue
      expect(low).toBeGreaterThanOrEqual(0)
      expect(low).toBeLessThanOrEqual(share)
      expect(high).toBeGreaterThanOrEqual(share)
      expect(high).toBeLessThanOrEqual(1)
    }
  })

  it('is the same for any order of sheets and any split into cohorts', () => {
    fc.assert(
      fc.property(campaigns, fc.nat(), fc.nat(), ({ seed, n }, cut, turn) => {
        const sheets = sheetsOf(seed, n)
        const expected = cohortRows(cohortOf(sheets))
        const at = cut % n
        const [first, second] = [sheets.slice(0, at), sheets.slice(at)]
        expect(cohortRows(mergeCohorts(cohortOf(first), cohortOf(second)))).toEqual(expected)
        const turned = [...sheets.slice(turn % n), ...sheets.slice(0, turn % n)].reverse()
        expect(cohortRows(cohortOf(turned))).toEqual(expected)
      }),
      { numRuns: 30 },
    )
  })

  it('counts undetermined sheets as a category of their own, not in the baseline', () => {
    const sheet = sheetsOf(1, 1)[0] as Sheet
    const open = Array.from({ length: 30 }, () => ({ ...sheet, quality: 0, tier: 254 }))
    const row = (category: string): CohortRow | undefined =>
      cohortRows(cohortOf(open), { suppression: OPEN, detail: 'full' }).find(
        (one) => one.level === 'all' && one.measure === 'tier' && one.category === category,
      )
    expect(row('undetermined')?.count).toBe(30)
    expect(row('none')?.count).toBe(0)
  })

  it('leaves invalid sheets out of tiers and bands but not out of crises', () => {
    const sheet = sheetsOf(1, 1)[0] as Sheet
    const invalid = Array.from({ length: 20 }, () => ({
      ...sheet,
      quality: 2,
      tier: 255,
      crisis: 2,
    }))
    const rows = cohortRows(cohortOf(invalid), { suppression: OPEN, detail: 'full' }).filter(
      ({ level }) => level === 'all',
    )
    expect(rows.filter(({ measure }) => measure === 'tier')).toEqual([])
    expect(
      rows.find(({ measure, category }) => measure === 'crisis' && category === 'flagged')?.count,
    ).toBe(20)
  })

  it('counts a rule only where its instrument was put to the student', () => {
    const sheet = { ...(sheetsOf(1, 1)[0] as Sheet), quality: 0, rule: [1, 0] as const }
    const sheets = [sheet, sheet, sheet]
    const cohort = createCohort(madeUpProtocol(LEVELS, OPEN), [madeUpInstrument(BANDS)])
    const block = screenedBlock(sheets, BANDS.length)
    const codes = [Uint8Array.of(0, MISSING.blank, MISSING.notAdministered)]
    const scores = block.scores.map((score) => ({ ...score, responses: { codes } }))
    addBlock(cohort, { ...block, scores }, groupsOf(sheets, LEVELS.length))
    const row = cohortRows(cohort).find(
      ({ measure, category }) => measure === 'mood_pattern' && category === 'undetermined',
    )
    expect(row).toMatchObject({ level: 'all', n: 2, count: 2 })
  })

  it('shows less of small groups in the usual detail than in the full one', () => {
    const cohort = cohortOf(sheetsOf(9, 600))
    const slots = (detail: 'usual' | 'full'): Set<string> =>
      new Set(
        cohortRows(cohort, { suppression: OPEN, detail }).map(({ level, sex, measure }) =>
          [level, sex === 'all' ? 'all' : 'apart', measure].join('|'),
        ),
      )
    const usual = slots('usual')
    const full = slots('full')
    expect([...usual].filter((slot) => !full.has(slot))).toEqual([])
    for (const slot of [
      'school|apart|mood_part1_band',
      'school/grade|all|mood_part1_band',
      'school/grade/class|all|crisis',
    ]) {
      expect(full).toContain(slot)
      expect(usual).not.toContain(slot)
    }
    for (const slot of ['school|all|mood_part1_band', 'grade|apart|mood_part1_band'])
      expect(usual).toContain(slot)
  })

  it('gives rates with and without suspect sheets', () => {
    const sheet = { ...(sheetsOf(1, 1)[0] as Sheet), tier: 2 }
    const some = [0, 0, 0, 1].map((quality) => ({ ...sheet, quality }))
    const rows = cohortRows(cohortOf(some), { suppression: OPEN, detail: 'full' }).filter(
      ({ level, sex, measure, category }) =>
        [level, sex, measure, category].join() === 'all,all,tier,none',
    )
    expect(rows.map(({ sheets, n }) => [sheets, n])).toEqual([
      ['all', 4],
      ['valid', 3],
    ])
  })

  it('counts the enrolled from the roster, whether they answered or not', () => {
    const sheets = sheetsOf(3, 40)
    const cohort = cohortOf(sheets)
    expect(cohortRows(cohort, { suppression: OPEN, detail: 'full' })[0]?.nEnrolled).toBe(null)
    addEnrolled(cohort, groupsOf([...sheets, ...sheetsOf(4, 10)], LEVELS.length))
    expect(cohortRows(cohort, { suppression: OPEN, detail: 'full' })[0]).toMatchObject({
      nEnrolled: 50,
      nAnswered: 40,
    })
  })

  it('counts a sheet that is marked as not counted nowhere', () => {
    const sheets = sheetsOf(3, 4)
    const cohort = createCohort(madeUpProtocol(LEVELS, OPEN), [madeUpInstrument(BANDS)])
    const counted = Uint8Array.of(1, 0, 0, 1)
    addBlock(cohort, screenedBlock(sheets, 2), { ...groupsOf(sheets, 3), counted })
    expect(cohortRows(cohort)[0]?.nAnswered).toBe(2)
  })

  it('orders groups by the numbers in their names', () => {
    const sheet = sheetsOf(1, 1)[0] as Sheet
    const schools = ['第10中学', '第2中学', '第1中学'].map((school) => ({
      ...sheet,
      path: [school, '7', '1'],
    }))
    const rows = cohortRows(cohortOf(schools), { suppression: OPEN, detail: 'full' }).filter(
      ({ level }) => level === 'school',
    )
    expect([...new Set(rows.map(({ group }) => group))]).toEqual(['第1中学', '第2中学', '第10中学'])
  })

  it('hides the middle of the table, not the total of a large campaign', () => {
    const rows = cohortRows(cohortOf(sheetsOf(9, 3000))).filter(
      ({ level, sex, sheets }) => level === 'all' && sex === 'all' && sheets === 'all',
    )
    expect(rows.filter(({ suppressed }) => suppressed)).toEqual([])
  })
})

function tableOf({ level, group, sex, sheets, measure }: CohortRow): string {
  return [level, group, sex, sheets, measure].join('|')
}

function groupBy(
  rows: readonly CohortRow[],
  keyOf: (row: CohortRow) => string,
): Map<string, CohortRow[]> {
  const groups = new Map<string, CohortRow[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return groups
}
