import { auditTable, type DecidedAudit, type Leak, leakOf, type TableAudit } from './audit-table.js'
import type { PublishedRow } from './published-table.js'
import { SIZES, sizeRows } from './size-rows.js'

/** What was found out of the tables of one campaign. */
export interface CampaignAudit extends DecidedAudit {
  /** Measures of which the tables do not add up to each other, so that each table was audited by itself. */
  readonly apart: readonly string[]
  /** Hidden numbers of these. */
  readonly nApart: number
}

/**
 * Audits the published tables of one campaign, that is of the same sheets, all together: every number and every sum of
 * each.
 *
 * @param tables - rows of each file
 */
export function auditCampaign(
  tables: readonly (readonly PublishedRow[])[],
  minimumCell = 0,
): CampaignAudit {
  const all = tables.flat()
  const hasSizes = all.some(({ kind }) => kind === 'sizes')
  const rows = [...all, ...sizeRows(all, hasSizes ? SIZES : ['enrolled'])]
  const joint = auditTable(rows)
  const before = new Set(followsAlready(all).map(leakName))
  const apart = tables.length > 1 ? joint.contradictory : []
  const known = new Set(joint.leaks.map(placeOf))
  const beside = [...shownElsewhere(all), ...fewChanges(all, minimumCell)].filter(
    (leak) => !known.has(placeOf(leak)),
  )
  const single = tables.map((table) => {
    const own = new Set(apart)
    const wanted = table.filter(({ measure }) => own.has(measure) || measure === 'all')
    return apart.length === 0 ? null : auditTable(wanted)
  })
  const found = [joint, ...single.filter((audit) => audit !== null)]
  const sum = (of: (audit: TableAudit) => number): number =>
    found.reduce((total, audit) => total + of(audit), 0)
  return {
    undecided: new Map(found.flatMap(({ undecided }) => [...undecided])),
    leaks: [
      ...found.flatMap(({ leaks }) => leaks).filter((leak) => !before.has(leakName(leak))),
      ...beside,
    ],
    nHidden: sum(({ nHidden }) => nHidden),
    nRelaxed: sum(({ nRelaxed }) => nRelaxed),
    nUnproven: sum(({ nUnproven }) => nUnproven),
    nUnweighed: sum(({ nUnweighed }) => nUnweighed),
    contradictory:
      apart.length === 0 ? joint.contradictory : found.slice(1).flatMap((one) => one.contradictory),
    apart,
    nApart: found.slice(1).reduce((total, { nHidden }) => total + nHidden, 0),
  }
}

const leakName = (leak: Leak): string => [leak.file, leak.row, placeOf(leak)].join('\u0000')

/**
 * Numbers that other tables hide and that follow from the cohort table alone, which has no row for them: that there are
 * as many valid sheets of girls as sheets, where no sheet is suspect. They are no news.
 */
function followsAlready(rows: readonly PublishedRow[]): Leak[] {
  const isCohort = ({ kind = 'cohort' }: PublishedRow): boolean => kind === 'cohort'
  const hasOthers = rows.some(({ kind }) => kind === 'estimates' || kind === 'sizes')
  if (!hasOthers || !rows.some(isCohort)) return []
  const blank = rows.map((row): PublishedRow => {
    if (isCohort(row)) return row
    const { figures: _, ...rest } = row
    return { ...rest, n: null, count: null, share: null, low: null, high: null }
  })
  const names = rows.some(({ kind }) => kind === 'sizes') ? SIZES : ['enrolled']
  const own = new Set(rows.filter(isCohort).map(({ file }) => file))
  return auditTable([...blank, ...sizeRows(rows, names)]).leaks.filter(({ file }) => !own.has(file))
}

/** Names a number of any table. */
export const placeOf = ({
  level,
  group,
  sex,
  sheets,
  measure,
  category,
}: Pick<PublishedRow, 'level' | 'group' | 'sex' | 'sheets' | 'measure' | 'category'>): string =>
  [level, group, sex, sheets, measure, category].join('\u0000')

/**
 * Counts that one row hides and another shows. What the cohort table shows is meant to be shown: where there is one, a
 * count is given away that it hides.
 */
export function shownElsewhere(rows: readonly PublishedRow[]): Leak[] {
  const hasEstimates = rows.some(({ kind }) => kind === 'estimates')
  const isCohort = ({ kind = 'cohort' }: PublishedRow): boolean => kind === 'cohort'
  const isWanted = hasEstimates && rows.some(isCohort) ? isCohort : (): boolean => true
  const shown = new Map(
    rows.filter(({ count }) => count !== null).map((row) => [placeOf(row), row.count as number]),
  )
  return rows
    .filter((row) => isWanted(row) && row.count === null && (shown.get(placeOf(row)) ?? 0) > 0)
    .map((row) => leakOf(row, 'shown-elsewhere'))
}

/**
 * Changes of scales: means of everybody and of the groups of a level give the mean of those who are left, and of one
 * student, or fewer than may be shown, that tells what they scored.
 */
function fewChanges(rows: readonly PublishedRow[], minimumCell: number): Leak[] {
  const sizes = rows.filter(({ kind, category }) => kind === 'changes' && category === 'n')
  return sizes
    .filter(({ level }) => level === 'all')
    .flatMap((whole) => {
      const own = sizes.filter(
        ({ measure, file }) => measure === whole.measure && file === whole.file,
      )
      const levels = new Set(own.map(({ level }) => level))
      return [...levels]
        .filter((level) => level !== 'all')
        .flatMap((level) => {
          const parts = own.filter((row) => row.level === level)
          const rest = (whole.count ?? 0) - parts.reduce((sum, { count }) => sum + (count ?? 0), 0)
          if (rest <= 0 || rest >= Math.max(2, minimumCell)) return []
          return [{ ...leakOf(whole, 'figure'), level, group: '', category: 'mean' }]
        })
    })
}
