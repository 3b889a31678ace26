import { auditCampaign, type CampaignAudit, placeOf } from './audit-campaign.js'
import { type DecidedAudit, type Leak, leakOf, type TableAudit } from './audit-table.js'
import { auditWaves, TRANSITION } from './audit-waves.js'
import type { PublishedRow, TableKind } from './published-table.js'

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

/** Tables that were audited without each other. */
export interface UntiedWaves {
  /** `earlier>later` of counts between waves; the files of a campaign, joined with ` + `. */
  readonly waves: string
  /**
   * `cohorts`: the tables are not one more than the pairs of waves. `incomplete`: no tiers, no outcomes. `contradictory`:
   * they do not add up to each other, such as with retests.
   */
  readonly reason: 'cohorts' | 'incomplete' | 'contradictory'
}

/** What was found out of several tables. */
export interface TablesAudit extends TableAudit {
  /** What these give away together was not tried. */
  readonly untied: readonly UntiedWaves[]
  /** Hidden numbers of the untied tables: nothing is said of what follows from all of them together. */
  readonly nUntied: number
}

/**
 * Audits published tables: each by itself, and all of them side by side as their relation allows.
 *
 * @param given - rows of each file, in the order of publication
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
  given: readonly (readonly PublishedRow[])[],
  { relation = 'waves', minimumCell = 0 }: AuditOptions = {},
): TablesAudit {
  const tables = given.filter((rows) => rows.length > 0)
  const campaigns = campaignsOf(tables, relation)
  const audits = campaigns.map((own) => auditCampaign(own, minimumCell))
  const known = new Set(audits.flatMap(({ leaks }) => leaks.map(leakKey)))
  const { joint, untied, nUntied } =
    relation === 'waves' ? auditsOfWaves(tables) : { joint: [], untied: [], nUntied: 0 }
  const beside =
    relation === 'releases'
      ? betweenReleases(tables, minimumCell)
      : joint.flatMap(({ leaks }) => leaks).filter((leak) => !known.has(leakKey(leak)))
  const apart = campaigns.flatMap((own, index): UntiedWaves[] =>
    (audits[index] as CampaignAudit).apart.length === 0
      ? []
      : [{ waves: own.map(fileOf).join(' + '), reason: 'contradictory' }],
  )
  // What was tried once alone and once together counts once, by what was seen together.
  const undecided = new Map([...audits, ...joint].flatMap((audit) => [...audit.undecided]))
  const nOf = (state: 'relaxed' | 'unproven'): number =>
    [...undecided.values()].filter((one) => one === state).length
  return {
    leaks: [
      ...audits.flatMap(({ leaks }) => leaks),
      ...beside,
      ...tables
        .flat()
        .filter((row) => isSmall(row, minimumCell))
        .map((row) => leakOf(row, 'small')),
      ...(minimumCell > 1 ? smallSteps(tables.flat(), minimumCell) : []),
    ],
    nHidden: audits.reduce((total, { nHidden }) => total + nHidden, 0),
    nRelaxed: nOf('relaxed'),
    nUnproven: nOf('unproven'),
    nUnweighed: audits.reduce((total, { nUnweighed }) => total + nUnweighed, 0),
    contradictory: audits.flatMap(({ contradictory }) => contradictory),
    untied: [...untied, ...apart],
    nUntied: nUntied + audits.reduce((total, { nApart }) => total + nApart, 0),
  }
}

const fileOf = (rows: readonly PublishedRow[]): string => rows[0]?.file ?? ''

/** Tables of the same sheets: a cohort table and what is given after it, or all where there is one of these at most. */
function campaignsOf(
  tables: readonly (readonly PublishedRow[])[],
  relation: TableRelation,
): (readonly (readonly PublishedRow[])[])[] {
  if (relation === 'same') return [tables]
  if (relation === 'releases') return tables.map((rows) => [rows])
  const isOf = (rows: readonly PublishedRow[], ...kinds: readonly string[]): boolean =>
    kinds.includes(kindOf(rows))
  const companions = tables.filter((rows) => isOf(rows, 'estimates', 'sizes', 'tests'))
  const others = tables.filter((rows) => !isOf(rows, 'cohort', 'estimates', 'sizes', 'tests'))
  const cohorts = tables.filter((rows) => isOf(rows, 'cohort'))
  const single = others.map((rows) => [rows])
  if (cohorts.length <= 1) {
    const campaign = [...cohorts, ...companions]
    return campaign.length === 0 ? single : [campaign, ...single]
  }
  const campaigns: (readonly PublishedRow[])[][] = []
  for (const rows of tables) {
    if (isOf(rows, 'cohort') || (campaigns.length === 0 && companions.includes(rows)))
      campaigns.push([rows])
    else if (companions.includes(rows)) campaigns.at(-1)?.push(rows)
  }
  return [...campaigns, ...single]
}

function kindOf(rows: readonly PublishedRow[]): TableKind {
  const [first] = rows
  return first?.kind ?? (/^(transition|outcome) /.test(first?.measure ?? '') ? 'between' : 'cohort')
}

const leakKey = ({ file, row, level, group, sex, sheets, measure, category }: Leak): string =>
  [file, row, level, group, sex, sheets, measure, category].join('\u0000')

/** Counts between waves beside the tables of their waves, where these are as many as the waves that are named. */
function auditsOfWaves(tables: readonly (readonly PublishedRow[])[]): {
  readonly joint: readonly DecidedAudit[]
  readonly untied: readonly UntiedWaves[]
  readonly nUntied: number
} {
  const isBetween = (rows: readonly PublishedRow[]): boolean =>
    rows.some(({ measure }) => TRANSITION.test(measure))
  const cohorts = tables.filter(
    (rows) => kindOf(rows) === 'cohort' && rows.some(({ measure }) => measure === 'tier'),
  )
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
  const isUntied = new Set(
    found.flatMap((one) => (typeof one.audit === 'string' ? [one.waves] : [])),
  )
  return {
    joint: found.flatMap(({ audit }) => (typeof audit === 'string' ? [] : [audit])),
    nUntied: [...pairs].reduce(
      (sum, [waves, rows]) =>
        sum + (isUntied.has(waves) ? rows.filter(({ count }) => count === null).length : 0),
      0,
    ),
    untied: found.flatMap(({ waves, audit }) =>
      typeof audit === 'string' ? [{ waves, reason: audit }] : [],
    ),
  }
}

/** Quality states and participation are sizes, not results. */
function isSmall({ kind, measure, count }: PublishedRow, minimumCell: number): boolean {
  return (
    kind !== 'sizes' && measure !== 'quality' && count !== null && count > 0 && count < minimumCell
  )
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

/** Between two cut scores, one after the other, lie the students with a few scores: how many cases and others of them. */
function smallSteps(rows: readonly PublishedRow[], minimumCell: number): Leak[] {
  const last = new Map<string, number>()
  return rows.flatMap((row) => {
    if (row.kind !== 'roc' || row.count === null) return []
    const score = row.measure.slice(0, row.measure.lastIndexOf(' at '))
    const key = placeOf({ ...row, measure: score })
    const before = last.get(key)
    last.set(key, row.count)
    const step = before === undefined ? 0 : Math.abs(row.count - before)
    return step > 0 && step < minimumCell ? [leakOf(row, 'small')] : []
  })
}
