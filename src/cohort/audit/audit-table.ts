import { countsOfShare } from './counts-of-share.js'
import { type Cell, keyOf, type MeasureSystem, measureSystem } from './measure-system.js'
import { type PublishedRow, tableGroups } from './published-table.js'
import { type Recovery, recoverCounts } from './recover-counts.js'
import { SIZE } from './table-sums.js'
import { weighFigures } from './weigh-figures.js'

/**
 * What an outsider finds out: a hidden count or size, a count that all less valid sheets give, one that another file
 * shows, one that two files of the same sheets and a few more give by their difference, a small count that is shown, one
 * that a figure beside it or over it gives, such as a standard error.
 */
export const LEAK_KINDS = [
  'count',
  'size',
  'difference',
  'shown-elsewhere',
  'releases',
  'small',
  'figure',
] as const

export type LeakKind = (typeof LEAK_KINDS)[number]

/** A number that is not to be known and can be found out. */
export interface Leak {
  readonly level: string
  readonly group: string
  readonly sex: string
  readonly sheets: string
  readonly measure: string
  readonly category: string
  readonly file: string
  /** Row of the file; null for a number that no row shows. */
  readonly row: number | null
  readonly kind: LeakKind
}

export interface TableAudit {
  readonly leaks: readonly Leak[]
  /** Hidden numbers that were tried. */
  readonly nHidden: number
  /** Of them those that linear programs of every sum leave open, and of which two whole solutions were not seen. */
  readonly nRelaxed: number
  /** Of them those for which bounds alone were tried, as their bunch is too large for the linear program. */
  readonly nUnproven: number
  /** Figures, such as standard errors, over too many hidden numbers to be weighed. */
  readonly nUnweighed: number
  /** Measures whose numbers contradict each other. */
  readonly contradictory: readonly string[]
}

/**
 * Tries to find out the hidden counts of a cohort table, measure by measure, from everything that it shows: totals over
 * categories, sexes and levels, sizes, valid sheets beside all, and shares or intervals that stand beside a hidden
 * count. It knows the table alone and nothing of how it was made.
 *
 * A count that can only be 0 is no leak: 0 says nothing of anybody.
 *
 * @param rows - all rows of one table
 */
export function auditTable(rows: readonly PublishedRow[]): DecidedAudit {
  const groups = tableGroups(rows)
  const measures = new Map<string, PublishedRow[]>()
  const tests = rows.filter(({ kind }) => kind === 'tests')
  for (const row of rows) {
    if (row.kind === 'tests' || row.kind === 'changes') continue
    const own = measures.get(row.measure)
    if (own === undefined) measures.set(row.measure, [row])
    else own.push(row)
  }
  const hiddenGroups = rows.filter(({ measure }) => measure === 'all')
  const found = [...measures]
    .filter(([measure]) => measure !== 'all')
    .map(([measure, own]) => {
      const { system, recovered } = recoveredMeasure(measure, own, hiddenGroups, groups, rows)
      const audit = auditOf(system, recovered)
      if (recovered.isContradictory) return audit
      const ownTests = tests.filter((test) => test.measure === measure)
      const { told, nUnweighed } = weighFigures(system, recovered, groups, ownTests)
      const leaks = told.map(
        (cell): Leak => ({ ...(system.cells[cell] as Cell), measure, kind: 'figure' }),
      )
      return { ...audit, leaks: [...audit.leaks, ...leaks], nUnweighed }
    })
  return {
    undecided: new Map(found.flatMap(({ undecided }) => [...undecided])),
    leaks: found.flatMap(({ leaks }) => leaks),
    nHidden: found.reduce((sum, { nHidden }) => sum + nHidden, 0),
    nRelaxed: found.reduce((sum, { nRelaxed }) => sum + nRelaxed, 0),
    nUnproven: found.reduce((sum, { nUnproven }) => sum + nUnproven, 0),
    nUnweighed: found.reduce((sum, { nUnweighed }) => sum + nUnweighed, 0),
    contradictory: found.flatMap(({ contradictory }) => contradictory),
  }
}

/** The numbers of a measure; the rule of its sizes is a guess, and given up where it contradicts the numbers. */
function recoveredMeasure(...given: Parameters<typeof measureSystem>): {
  readonly system: MeasureSystem
  readonly recovered: Recovery
} {
  const [measure, own, hiddenGroups, groups, rows] = given
  const system = measureSystem(measure, own, hiddenGroups, groups, rows)
  const recovered = recoverCounts(system.puzzle)
  if (!recovered.isContradictory) return { system, recovered }
  const plain = measureSystem(measure, own, hiddenGroups, groups, rows, () => null)
  return { system: plain, recovered: recoverCounts(plain.puzzle) }
}

/** What was found out of a measure, as leaks. */
export function auditOf(
  { measure, rows: own, cells, puzzle: { low, high } }: MeasureSystem,
  found: Recovery,
): DecidedAudit {
  if (found.isContradictory) return { ...NOTHING_FOUND, contradictory: [measure] }
  const isHidden = (index: number): boolean =>
    cells[index]?.kind !== 'difference' && (low[index] as number) < (high[index] as number)
  const leaks = cells.flatMap((cell, index): Leak[] => {
    if (!isHidden(index) || found.low[index] !== found.high[index]) return []
    return (found.low[index] as number) === 0 || isNoResult(measure, cell)
      ? []
      : [{ ...cell, measure }]
  })
  const shares = sharesBeside(own).map((row) =>
    leakOf(row, row.figures === undefined ? 'count' : 'figure'),
  )
  const places = new Set(leaks.map((leak) => keyOf(leak, leak.category)))
  const named = (state: 'relaxed' | 'unproven'): [string, 'relaxed' | 'unproven'][] =>
    found[state].filter(isHidden).map((index) => {
      const cell = cells[index] as Cell
      return [[cell.file, measure, keyOf(cell, cell.category)].join('\u0000'), state]
    })
  return {
    undecided: new Map([...named('relaxed'), ...named('unproven')]),
    leaks: [...leaks, ...shares.filter((leak) => !places.has(keyOf(leak, leak.category)))],
    nHidden: cells.filter((_, index) => isHidden(index)).length,
    nRelaxed: found.relaxed.filter(isHidden).length,
    nUnproven: found.unproven.filter(isHidden).length,
    nUnweighed: 0,
    contradictory: [],
  }
}

/** What was found out, and which numbers were neither found out nor shown to be open. */
export interface DecidedAudit extends TableAudit {
  /** By number: whether linear programs of every sum left it open, or bounds alone were tried. */
  readonly undecided: ReadonlyMap<string, 'relaxed' | 'unproven'>
}

/** Of a table without numbers. */
export const NOTHING_FOUND: DecidedAudit = {
  undecided: new Map(),
  leaks: [],
  nHidden: 0,
  nRelaxed: 0,
  nUnproven: 0,
  nUnweighed: 0,
  contradictory: [],
}

/**
 * Suspect and invalid sheets are numbers about sheets and no result of anybody; the sizes of hidden groups are kept. Who
 * joined is the sheets of the later wave less those who have both, and these are sizes that are published.
 */
function isNoResult(measure: string, { category }: Cell): boolean {
  if (measure.startsWith('outcome ')) return category === '>joined'
  return measure === 'quality' && category !== 'valid' && category !== SIZE
}

/** A row of the table as a leak. */
export function leakOf(
  { file, row, level, group, sex, sheets, measure, category }: PublishedRow,
  kind: LeakKind,
): Leak {
  return { file, row, level, group, sex, sheets, measure, category, kind }
}

/** Hidden counts whose share or interval was left standing and leaves one count above 0, or any other figure was. */
function sharesBeside(rows: readonly PublishedRow[]): PublishedRow[] {
  return rows.filter((row) => {
    if (row.count !== null) return false
    if (Object.keys(row.figures ?? {}).length > 0) return true
    const [from, to] = countsOfShare(row)
    return from === to && from > 0
  })
}
