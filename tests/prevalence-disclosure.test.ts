import { describe, expect, it } from 'vitest'
import { addBlock } from '../src/cohort/add-block.js'
import { auditTables } from '../src/cohort/audit/audit-tables.js'
import type { PublishedRow } from '../src/cohort/audit/published-table.js'
import { createCohort } from '../src/cohort/cohort.js'
import { type CohortRow, cohortRows } from '../src/cohort/cohort-rows.js'
import { hideBeside } from '../src/cohort/prevalence/hide-beside.js'
import { hiddenKey, hidePrevalence } from '../src/cohort/prevalence/hide-prevalence.js'
import { type PrevalenceRow, prevalenceRows } from '../src/cohort/prevalence/prevalence-rows.js'
import { countSheet, createPrevalenceTally } from '../src/cohort/prevalence/prevalence-tally.js'
import { publicCounts } from '../src/cohort/prevalence/public-counts.js'
import { SEXES } from '../src/table/blocks.js'
import {
  drawnSheet,
  drawsFrom,
  groupsOf,
  madeUpInstrument,
  madeUpProtocol,
  type Sheet,
  screenedBlock,
} from './cohort-campaign.js'
import { puzzleOf, withoutAlternative } from './cohort-solver.js'

const LEVELS = ['school', 'grade']
const SUPPRESSION = { minimumCell: 3, minimumGroup: 6 }
const MEASURES = ['tier', 'mood_part1_band']
const VALUES = [
  ['', 'red', 'yellow', 'none', 'undetermined'],
  ['', 'low', 'middle', 'high'],
]
const CATEGORIES = VALUES.flatMap((names, measure) =>
  names.slice(1).map((label, at) => ({ measure, label, members: [at + 1], accuracy: null })),
)
const GROUPINGS = [['school'], ['grade'], ['sex'], ['school', 'grade'], ['grade', 'sex']]

/** Schools of one to three grades of 3 to 25 students. */
function sheetsOf(seed: number): Sheet[] {
  const draw = drawsFrom(seed)
  return Array.from({ length: 2 + Math.floor(draw() * 3) }, (_, school) =>
    Array.from({ length: 1 + Math.floor(draw() * 3) }, (_, grade) =>
      Array.from({ length: 3 + Math.floor(draw() * 23) }, () =>
        drawnSheet([`S${school}`, `${7 + grade}`], 1 + Math.floor(draw() * 2), draw, [3]),
      ),
    ),
  ).flat(2)
}

function cohortOf(sheets: readonly Sheet[]): CohortRow[] {
  const cohort = createCohort(madeUpProtocol(LEVELS, SUPPRESSION), [madeUpInstrument([3])])
  addBlock(cohort, screenedBlock(sheets, 1), groupsOf(sheets, LEVELS.length))
  return cohortRows(cohort, { suppression: SUPPRESSION })
}

const categoriesOf = ({ tier, bands }: Sheet): [number, number] => [
  tier === 254 ? 4 : tier === 255 || tier > 4 ? 0 : tier + 1,
  (bands[0] ?? 255) === 255 ? 0 : (bands[0] ?? 0) + 1,
]

function sharesOf(sheets: readonly Sheet[], which: 'valid' | 'all'): PrevalenceRow[] {
  const columns = [...LEVELS, 'sex']
  const tally = createPrevalenceTally({ columns, measures: MEASURES, scores: [] })
  for (const sheet of sheets) {
    if (sheet.quality === 2 || (which === 'valid' && sheet.quality !== 0)) continue
    countSheet(tally, {
      place: { clusters: [sheet.path[0] ?? ''] },
      weight: 1,
      labels: [...sheet.path, SEXES[sheet.sex] ?? ''],
      categories: categoriesOf(sheet),
      scores: [],
    })
  }
  return prevalenceRows(tally, { groupings: GROUPINGS, categories: CATEGORIES, enrolled: null })
}

type Shown = Pick<CohortRow, 'level' | 'group' | 'sex'>

/** A group of estimates as the cohort table names it. */
function placed({ level, group }: PrevalenceRow): Shown {
  if (level === 'sex') return { level: 'all', group: 'all', sex: group as Shown['sex'] }
  if (!level.endsWith('/sex')) return { level, group, sex: 'all' }
  const cut = group.lastIndexOf('/')
  return {
    level: level.slice(0, -'/sex'.length),
    group: group.slice(0, cut),
    sex: group.slice(cut + 1) as Shown['sex'],
  }
}

/** Estimates as published rows; hidden ones say nothing. */
function rowsOf(
  rows: readonly PrevalenceRow[],
  hidden: ReadonlySet<string>,
  sheets: 'valid' | 'all',
): PublishedRow[] {
  return rows.map((row, index) => {
    const isHidden = hidden.has(hiddenKey(row.level, row.group, row.measure, row.category))
    return {
      ...{ ...placed(row), kind: 'estimates', file: 'prevalence.csv', row: index + 1, sheets },
      ...{ measure: row.measure, category: row.category },
      ...{ nEnrolled: null, nAnswered: null, nValid: null, low: null, high: null, share: null },
      n: isHidden ? null : row.found.n,
      count: isHidden ? null : row.count,
    }
  })
}

const asPublished = (rows: readonly CohortRow[]): PublishedRow[] =>
  rows.map((row, index) => ({ ...row, file: 'cohort.csv', row: index + 1 }))

function besideOf(
  sheets: readonly Sheet[],
  cohort: readonly CohortRow[],
  which: 'valid' | 'all',
): { readonly rows: PublishedRow[]; readonly nDiffering: number } {
  const rows = sharesOf(sheets, which)
  const table = { rows, categories: CATEGORIES, measures: MEASURES, values: VALUES, sheets: which }
  const { hidden, nDiffering } = hideBeside(table, publicCounts(asPublished(cohort)), 3)
  return { rows: rowsOf(rows, hidden, which), nDiffering }
}

/** Campaigns that the slower solver tries too. */
const N_SOLVED = 3

const SOLVED = [
  {
    id: 'tier',
    categories: ['red', 'yellow', 'none', 'undetermined'],
    of: ({ quality, tier }: Sheet) => (quality === 2 ? -1 : tier === 254 ? 3 : tier),
  },
  {
    id: 'mood_part1_band',
    categories: ['low', 'middle', 'high'],
    of: ({ quality, bands }: Sheet) => (quality === 2 || bands[0] === 255 ? -1 : (bands[0] ?? -1)),
  },
] as const

describe('shares beside a cohort table', () => {
  let nShown = 0
  let nHidden = 0
  for (let seed = 1; seed <= 8; seed++)
    it(`give no hidden count away, campaign ${seed}`, () => {
      const sheets = sheetsOf(seed)
      const cohort = cohortOf(sheets)
      for (const which of ['valid', 'all'] as const) {
        const { rows, nDiffering } = besideOf(sheets, cohort, which)
        expect(nDiffering).toBe(0)
        const shown = rows.filter(({ count }) => count !== null)
        nShown += shown.length
        nHidden += rows.length - shown.length
        expect(auditTables([asPublished(cohort), rows]).leaks).toEqual([])
        // The other solver, which knows nothing of levels, takes each shown count for an equation.
        const joint = [
          ...cohort,
          ...shown.map((row) => ({ ...row, suppressed: false }) as CohortRow),
        ]
        if (seed > N_SOLVED) continue
        for (const measure of SOLVED)
          expect(withoutAlternative(puzzleOf(joint, LEVELS, sheets, measure))).toEqual([])
      }
    })
  it('some are shown and some are hidden', () => {
    expect(nShown).toBeGreaterThan(80)
    expect(nHidden).toBeGreaterThan(200)
  })

  it('would give counts away if each table hid its own small groups only, and the auditor finds them', () => {
    let nFound = 0
    for (let seed = 1; seed <= 6; seed++) {
      const sheets = sheetsOf(seed)
      const rows = sharesOf(sheets, 'all')
      const hidden = hidePrevalence(rows, CATEGORIES, MEASURES, SUPPRESSION)
      const tables = [asPublished(cohortOf(sheets)), rowsOf(rows, hidden, 'all')]
      nFound += auditTables(tables).leaks.length
    }
    expect(nFound).toBeGreaterThan(10)
  })

  it('of another campaign are hidden, and their counts are said to differ', () => {
    const { rows, nDiffering } = besideOf(sheetsOf(1), cohortOf(sheetsOf(2)), 'all')
    expect(nDiffering).toBeGreaterThan(0)
    expect(rows.filter(({ count }) => (count ?? 0) > 30)).toEqual([])
  })
})
