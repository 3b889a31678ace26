import { auditTable, type Leak, leakOf, type TableAudit } from './audit-table.js'
import { auditWaves, TRANSITION } from './audit-waves.js'
import type { PublishedRow } from './published-table.js'

/**
 * How several tables belong together. `waves`: other sheets in each. `same`: the same sheets published twice, such as
 * with two thresholds. `releases`: each has the sheets of the one before and a few more.
 */
export const TABLE_RELATIONS = ['waves', 'same', 'releases'] as const

export type TableRelation = (typeof TABLE_RELATIONS)[number]

export interface AuditOptions {
  readonly relation?: TableRelation
  /** Shown counts from 1 to this (excluded) are leaks, and so are differences of releases; 0 for none. */
  readonly minimumCell?: number
}

/** Counts between two waves, as `earlier>later`, that were audited without the tables of these. */
export interface UntiedWaves {
  readonly waves: string
  /**
   * `cohorts`: the tables are not one more than the pairs of waves. `incomplete`: no tiers, no outcomes. `contradictory`:
   * they do not add up to each other, such as with retests.
   */
  readonly reason: 'cohorts' | 'incomplete' | 'contradictory'
}

/** What was found out of several tables. */
export interface TablesAudit extends TableAudit {
  /** What the tables of waves give away together with the counts between these was not tried. */
  readonly untied: readonly UntiedWaves[]
}

/**
 * Audits published tables: each by itself, and all of them side by side as their relation allows.
 *
 * @param tables - rows of each file, in the order of publication
 *
 * @example
 * ```ts
 * const row = { file: '', sex: 'all', sheets: 'all', measure: 'tier', nEnrolled: null, nAnswered: 30, nValid: 30, n: 30 }
 * const hidden = { share: null, low: null, high: null }
 * const rows = [
 *   { ...row, ...hidden, row: 1, level: 'all', group: 'all', category: 'red', count: null },
 *   { ...row, ...hidden, row: 2, level: 'all', group: 'all', category: 'none', count: 28 },
 * ]
 * auditTables([rows]).leaks.map(({ category }) => category) // => ['red']
 * ```
 */
export function auditTables(
  tables: readonly (readonly PublishedRow[])[],
  { relation = 'waves', minimumCell = 0 }: AuditOptions = {},
): TablesAudit {
  const audits =
    relation === 'same' ? [auditTable(tables.flat())] : tables.map((rows) => auditTable(rows))
  const { joint, untied } = relation === 'waves' ? auditsOfWaves(tables) : { joint: [], untied: [] }
  const known = new Set(audits.flatMap(({ leaks }) => leaks.map(leakKey)))
  const beside =
    relation === 'same'
      ? shownElsewhere(tables.flat())
      : relation === 'releases'
        ? betweenReleases(tables, minimumCell)
        : joint.flatMap(({ leaks }) => leaks).filter((leak) => !known.has(leakKey(leak)))
  return {
    leaks: [
      ...audits.flatMap(({ leaks }) => leaks),
      ...beside,
      ...tables
        .flat()
        .filter((row) => isSmall(row, minimumCell))
        .map((row) => leakOf(row, 'small')),
    ],
    nHidden: audits.reduce((sum, { nHidden }) => sum + nHidden, 0),
    nRelaxed: audits.reduce((sum, { nRelaxed }) => sum + nRelaxed, 0),
    nUnproven: audits.reduce((sum, { nUnproven }) => sum + nUnproven, 0),
    contradictory: audits.flatMap(({ contradictory }) => contradictory),
    untied,
  }
}

const leakKey = ({ file, row, level, group, sex, sheets, measure, category }: Leak): string =>
  [file, row, level, group, sex, sheets, measure, category].join('\u0000')

/** Counts between waves beside the tables of their waves, where these are as many as the waves that are named. */
function auditsOfWaves(tables: readonly (readonly PublishedRow[])[]): {
  readonly joint: readonly TableAudit[]
  readonly untied: readonly UntiedWaves[]
} {
  const isBetween = (rows: readonly PublishedRow[]): boolean =>
    rows.some(({ measure }) => TRANSITION.test(measure))
  const cohorts = tables.filter((rows) => rows.some(({ measure }) => measure === 'tier'))
  const pairs = new Map<string, PublishedRow[]>()
  for (const row of tables.filter(isBetween).flat()) {
    const [, waves = ''] = /^(?:transition|outcome) (.*)$/.exec(row.measure) ?? []
    pairs.set(waves, [...(pairs.get(waves) ?? []), row])
  }
  // One pair after the other: the later wave of one is the earlier of the next.
  const isTied = cohorts.length === pairs.size + 1
  const found = [...pairs].map(([waves, rows], index) => ({
    waves,
    audit: isTied
      ? auditWaves(rows, cohorts[index] ?? [], cohorts[index + 1] ?? [])
      : ('cohorts' as const),
  }))
  return {
    joint: found.flatMap(({ audit }) => (typeof audit === 'string' ? [] : [audit])),
    untied: found.flatMap(({ waves, audit }) =>
      typeof audit === 'string' ? [{ waves, reason: audit }] : [],
    ),
  }
}

/** Quality states are sizes, not results. */
function isSmall({ measure, count }: PublishedRow, minimumCell: number): boolean {
  return measure !== 'quality' && count !== null && count > 0 && count < minimumCell
}

const placeOf = ({ level, group, sex, sheets, measure, category }: PublishedRow): string =>
  [level, group, sex, sheets, measure, category].join('\u0000')

/** Counts that one file hides and another shows. */
function shownElsewhere(rows: readonly PublishedRow[]): Leak[] {
  const shown = new Map(
    rows.filter(({ count }) => count !== null).map((row) => [placeOf(row), row.count as number]),
  )
  return rows
    .filter((row) => row.count === null && (shown.get(placeOf(row)) ?? 0) > 0)
    .map((row) => leakOf(row, 'shown-elsewhere'))
}

/**
 * Groups that grew by fewer sheets than may be shown: the differences of their counts are counts of those few.
 */
function betweenReleases(
  tables: readonly (readonly PublishedRow[])[],
  minimumCell: number,
): Leak[] {
  return tables.slice(1).flatMap((later, index) => {
    const earlier = new Map((tables[index] ?? []).map((row) => [placeOf(row), row]))
    return later
      .filter((row) => {
        const before = earlier.get(placeOf(row))
        if (before === undefined || row.count === null || before.count === null) return false
        const grown = (row.n ?? 0) - (before.n ?? 0)
        return grown > 0 && grown < minimumCell && row.count > before.count
      })
      .map((row) => leakOf(row, 'releases'))
  })
}
