import { describe, expect, it } from 'vitest'
import { addBlock } from '../src/cohort/add-block.js'
import { createCohort } from '../src/cohort/cohort.js'
import { cohortRows } from '../src/cohort/cohort-rows.js'
import { hideBeside } from '../src/cohort/prevalence/hide-beside.js'
import { hiddenKey } from '../src/cohort/prevalence/hide-prevalence.js'
import {
  eachShare,
  type NamedShare,
  prevalenceRows,
} from '../src/cohort/prevalence/prevalence-rows.js'
import { countSheet, createPrevalenceTally } from '../src/cohort/prevalence/prevalence-tally.js'
import { publicCounts } from '../src/cohort/prevalence/public-counts.js'
import {
  drawsFrom,
  groupsOf,
  madeUpInstrument,
  madeUpProtocol,
  type Sheet,
  screenedBlock,
} from './cohort-campaign.js'

/*
 * An attack that knows nothing of sums, programs or swaps: every table in whole numbers of a toy campaign is tried, and
 * those are kept that show the same cohort table and, by a formula of its own, the same standard errors.
 */

const TIERS = ['red', 'yellow', 'none']
const SUPPRESSION = { minimumCell: 3, minimumGroup: 4 }

/** Per school how many are red, yellow, none. */
type Toy = readonly (readonly number[])[]

function toyOf(seed: number): Toy {
  const draw = drawsFrom(seed)
  return Array.from({ length: 4 }, () => {
    const counts = [0, 0, 0]
    for (let student = 0; student < 5 + Math.floor(draw() * 4); student++) {
      const at = draw()
      const tier = at < 0.2 ? 0 : at < 0.45 ? 1 : 2
      counts[tier] = (counts[tier] ?? 0) + 1
    }
    return counts
  })
}

const sheetsOf = (toy: Toy): Sheet[] =>
  toy.flatMap((counts, school) =>
    counts.flatMap((count, tier) =>
      Array.from({ length: count }, (): Sheet => {
        const path = [`S${school}`, '7']
        return { path, sex: 1, quality: 0, tier, crisis: 0, bands: [0], rule: [1, 1] }
      }),
    ),
  )

/** What is published of a toy: counts by school and tier, '' where hidden, and the shares of everybody. */
function publishedOf(toy: Toy): { counts: (number | null)[][]; shares: NamedShare[] } {
  const sheets = sheetsOf(toy)
  const levels = ['school', 'grade']
  const cohort = createCohort(madeUpProtocol(levels, SUPPRESSION), [madeUpInstrument([3])])
  addBlock(cohort, screenedBlock(sheets, 1), groupsOf(sheets, levels.length))
  const rows = cohortRows(cohort, { suppression: SUPPRESSION })
  const at = (level: string, group: string, category: string): number | null =>
    rows.find(
      (row) =>
        row.level === level &&
        row.group === group &&
        row.sex === 'all' &&
        row.sheets === 'all' &&
        row.measure === 'tier' &&
        row.category === category,
    )?.count ?? null
  const counts = [
    TIERS.map((tier) => at('all', 'all', tier)),
    ...toy.map((_, school) => TIERS.map((tier) => at('school', `S${school}`, tier))),
  ]
  const tally = createPrevalenceTally({ columns: ['school'], measures: ['tier'], scores: [] })
  for (const { path, tier } of sheets)
    countSheet(tally, {
      place: { clusters: [path[0] ?? ''] },
      weight: 1,
      labels: [path[0] ?? ''],
      categories: [tier + 1],
      scores: [],
    })
  const categories = TIERS.map((label, tier) => ({
    ...{ measure: 0, label, members: [tier + 1], accuracy: null },
  }))
  const options = { groupings: [], categories, enrolled: null }
  const shown = publicCounts(rows.map((row, index) => ({ ...row, file: '', row: index + 1 })))
  const values = [['', ...TIERS]]
  const table = { rows: prevalenceRows(tally, options), categories, measures: ['tier'], values }
  const { hidden } = hideBeside({ ...table, sheets: 'all' }, shown, SUPPRESSION.minimumCell)
  const isHidden = ({ level, group, measure, category }: Omit<NamedShare, 'row' | 'n'>): boolean =>
    hidden.has(hiddenKey(level, group, measure, category))
  return { counts, shares: [...eachShare(tally, [], options, isHidden, true)] }
}

/** Every way to sort n students into three tiers. */
const sortings = (n: number): number[][] =>
  Array.from({ length: n + 1 }, (_, red) =>
    Array.from({ length: n - red + 1 }, (_, yellow) => [red, yellow, n - red - yellow]),
  ).flat()

/** Of every count, all schools first, the values that tables give it which show the same. */
function valuesLeft(toy: Toy, isError: 'published' | 'whole' = 'published'): Set<number>[][] {
  const { counts, shares } = publishedOf(toy)
  const fits = (shown: readonly (number | null)[] = [], own: readonly number[]): boolean =>
    own.every((count, tier) => (shown[tier] ?? count) === count)
  const sizes = toy.map((own) => own.reduce((sum, count) => sum + count, 0))
  const choices = sizes.map((size, school) =>
    sortings(size).filter((own) => fits(counts[school + 1], own)),
  )
  const errors =
    isError === 'whole'
      ? TIERS.map((_, tier) => errorOf(toy, sizes, tier))
      : shares.map(({ row }) => row?.found.standardError ?? Number.NaN)
  const left = [...toy, []].map(() => TIERS.map(() => new Set<number>()))
  for (const a of choices[0] ?? [])
    for (const b of choices[1] ?? [])
      for (const c of choices[2] ?? [])
        for (const d of choices[3] ?? []) {
          const tried = [a, b, c, d]
          const total = TIERS.map((_, tier) =>
            tried.reduce((sum, own) => sum + (own[tier] ?? 0), 0),
          )
          if (!fits(counts[0], total)) continue
          const isSame = errors.every(
            (error, tier) => !(error > 0) || isNear(errorOf(tried, sizes, tier), error),
          )
          if (isSame)
            for (const [at, own] of [total, ...tried].entries())
              own.forEach((count, tier) => {
                left[at]?.[tier]?.add(count)
              })
        }
  return left
}

/** The linearised standard error of a share among four schools drawn with replacement. */
function errorOf(
  tried: readonly (readonly number[])[],
  sizes: readonly number[],
  tier: number,
): number {
  const n = sizes.reduce((sum, size) => sum + size, 0)
  const counts = tried.map((own) => own[tier] ?? 0)
  const share = counts.reduce((sum, count) => sum + count, 0) / n
  const rests = counts.map((count, at) => count - share * (sizes[at] ?? 0))
  return Math.sqrt((rests.reduce((sum, rest) => sum + rest * rest, 0) * 4) / 3) / n
}

/** Within the rounding that is documented: a tenth of the error, to either side half of it. */
const isNear = (value: number, shown: number): boolean => Math.abs(value - shown) <= shown / 18

describe('every table of a toy campaign', () => {
  const seeds = Array.from({ length: 24 }, (_, at) => at + 1)
  it('leaves each hidden count two values or more', () => {
    let nHidden = 0
    for (const seed of seeds) {
      const toy = toyOf(seed)
      const { counts } = publishedOf(toy)
      const left = valuesLeft(toy)
      const totals = TIERS.map((_, tier) => toy.reduce((sum, own) => sum + (own[tier] ?? 0), 0))
      for (const [at, own] of [totals, ...toy].entries())
        own.forEach((count, tier) => {
          expect(left[at]?.[tier]?.has(count)).toBe(true)
          if (counts[at]?.[tier] !== null || count === 0) return
          nHidden++
          expect(left[at]?.[tier]?.size, `campaign ${seed}, ${at}, ${tier}`).toBeGreaterThan(1)
        })
    }
    expect(nHidden).toBeGreaterThan(60)
  })

  it('would tell hidden counts if standard errors were shown', () => {
    let nTold = 0
    for (const seed of seeds) {
      const { counts } = publishedOf(toyOf(seed))
      const left = valuesLeft(toyOf(seed), 'whole')
      for (const [at, own] of left.entries())
        for (const [tier, values] of own.entries())
          if (counts[at]?.[tier] === null && values.size === 1) nTold++
    }
    expect(nTold).toBeGreaterThan(10)
  })
})
