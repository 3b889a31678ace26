import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hiddenKey, hidePrevalence } from './hide-prevalence.js'
import type { PrevalenceRow } from './prevalence-rows.js'

const THRESHOLDS = { minimumCell: 4, minimumGroup: 8 }
const MEASURE = 'band'
/** Bands 1 to 3: "2 or worse" and "3 or worse". */
const CATEGORIES = [[2, 3], [3]].map((members) => ({
  measure: 0,
  label: `${members[0]} or worse`,
  members,
  accuracy: null,
}))

type Sheet = readonly [school: string, grade: string, band: number]

const LEVELS = { all: [], school: [0], grade: [1], 'school/grade': [0, 1] } as const

function rowsOf(sheets: readonly Sheet[]): PrevalenceRow[] {
  return Object.entries(LEVELS).flatMap(([level, columns]) => {
    const groups = new Map<string, number[]>()
    for (const sheet of sheets) {
      const group = columns.length === 0 ? 'all' : columns.map((at) => sheet[at]).join('/')
      groups.set(group, [...(groups.get(group) ?? []), sheet[2]])
    }
    return [...groups].flatMap(([group, bands]) =>
      CATEGORIES.map(({ label, members }) => {
        const count = bands.filter((band) => members.includes(band)).length
        const found = { n: bands.length }
        return { level, group, measure: MEASURE, category: label, count, found } as PrevalenceRow
      }),
    )
  })
}

const sheet: fc.Arbitrary<Sheet> = fc.tuple(
  fc.constantFrom('A', 'B', 'C', 'D'),
  fc.constantFrom('7', '8', '9'),
  fc.oneof(
    { weight: 5, arbitrary: fc.constant(1) },
    { weight: 3, arbitrary: fc.constant(2) },
    { weight: 1, arbitrary: fc.constant(3) },
  ),
)
const sheets = fc.array(sheet, { minLength: 40, maxLength: 400 })
const hide = (rows: readonly PrevalenceRow[], thresholds = THRESHOLDS): ReadonlySet<string> =>
  hidePrevalence(rows, CATEGORIES, [MEASURE], thresholds)
const isHidden = (
  hidden: ReadonlySet<string>,
  { level, group, measure, category }: PrevalenceRow,
): boolean => hidden.has(hiddenKey(level, group, measure, category))
const isFew = (count: number): boolean => count > 0 && count < THRESHOLDS.minimumCell

describe('hidePrevalence', () => {
  it('shows no small group, no small count and none between two shares', () => {
    let nShown = 0
    fc.assert(
      fc.property(sheets, (all) => {
        const rows = rowsOf(all)
        const hidden = hide(rows)
        const shown = rows.filter((row) => !isHidden(hidden, row))
        nShown += shown.length
        for (const { count, found, level, group, category } of shown) {
          expect(found.n).toBeGreaterThanOrEqual(THRESHOLDS.minimumGroup)
          expect(isFew(count) || isFew(found.n - count)).toBe(false)
          const worse = shown.find(
            (row) => row.level === level && row.group === group && row.category === '3 or worse',
          )
          if (category === '2 or worse') expect(isFew(count - (worse?.count ?? 0))).toBe(false)
        }
      }),
      { numRuns: 80, seed: 6 },
    )
    expect(nShown).toBeGreaterThan(300)
  })

  it('a shown group less its shown parts is nothing, or two parts or more that are not few together', () => {
    fc.assert(
      fc.property(sheets, (all) => {
        const rows = rowsOf(all).filter(({ category }) => category === '3 or worse')
        const hidden = hide(rowsOf(all))
        for (const [wide, narrow, fits] of [
          ['all', 'school', () => true],
          ['all', 'grade', () => true],
          ['school', 'school/grade', (w: string, n: string) => n.startsWith(`${w}/`)],
          ['grade', 'school/grade', (w: string, n: string) => n.endsWith(`/${w}`)],
        ] as const)
          for (const whole of rows.filter(({ level }) => level === wide)) {
            const parts = rows.filter(
              ({ level, group }) => level === narrow && fits(whole.group, group),
            )
            const gone = parts.filter((row) => isHidden(hidden, row))
            if (isHidden(hidden, whole)) {
              expect(gone.length).toBeGreaterThanOrEqual(Math.min(2, parts.length))
              continue
            }
            if (gone.length === 0) continue
            expect(gone.length).toBeGreaterThan(1)
            const n = gone.reduce((sum, row) => sum + row.found.n, 0)
            const count = gone.reduce((sum, row) => sum + row.count, 0)
            expect(n).toBeGreaterThanOrEqual(THRESHOLDS.minimumGroup)
            expect(isFew(count) || isFew(n - count)).toBe(false)
          }
      }),
      { numRuns: 80, seed: 7 },
    )
  })

  it('hides the smallest other school with a small one, and no more than is needed', () => {
    const of = (school: string, grade: string, n: number): Sheet[] =>
      Array.from({ length: n }, (): Sheet => [school, grade, 1])
    const hiddenAt = (level: string, all: readonly Sheet[]): string[] => {
      const rows = rowsOf(all)
      const hidden = hide(rows)
      const gone = rows.filter((row) => row.level === level && isHidden(hidden, row))
      return [...new Set(gone.map(({ group }) => group))].sort()
    }
    const schools = [of('A', '7', 100), of('B', '7', 40), of('C', '7', 60), of('D', '7', 5)]
    expect(hiddenAt('school', schools.flat())).toEqual(['B', 'D'])
    expect(hiddenAt('school', schools.toReversed().flat())).toEqual(['B', 'D'])
    expect(hiddenAt('school', schools.slice(0, 3).flat())).toEqual([])
  })

  it('hides everything where the count of everybody is small, and nothing without thresholds', () => {
    const all = Array.from(
      { length: 60 },
      (_, at): Sheet => ['AB'[at % 2] ?? '', '7', at < 2 ? 3 : 1],
    )
    const rows = rowsOf(all)
    expect(rows.every((row) => isHidden(hide(rows), row))).toBe(true)
    expect(hide(rows, { minimumCell: 0, minimumGroup: 0 }).size).toBe(0)
  })
})
