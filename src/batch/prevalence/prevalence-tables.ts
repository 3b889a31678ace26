import type { ComparisonRow } from '../../cohort/prevalence/comparison-rows.js'
import type { DifferenceRow } from '../../cohort/prevalence/difference-rows.js'
import { differenceKey } from '../../cohort/prevalence/hide-differences.js'
import { hiddenKey } from '../../cohort/prevalence/hide-prevalence.js'
import type { Participation } from '../../cohort/prevalence/participation.js'
import type { NamedShare } from '../../cohort/prevalence/prevalence-rows.js'
import { guardFormula } from '../../io/guard-formula.js'
import { participationKey } from './hide-sizes.js'

/** A group beside the whole, and whether its figures are hidden. */
export interface ShownComparison extends ComparisonRow {
  readonly isHidden: boolean
}

/** What stands for an interval that would give counts of clusters away. */
const WITHHELD = 'withheld'

type Cell = string | number | null | undefined

/** A column of a table: its name and what stands in it. */
type Columns<Row> = readonly (readonly [string, (row: Row) => Cell])[]

const PREVALENCE: Columns<NamedShare> = [
  ['level', ({ level }) => level],
  ['group', ({ group }) => group],
  ['measure', ({ measure }) => measure],
  ['category', ({ category }) => category],
  ['n', ({ n, row }) => row?.found.n ?? n],
  ['count', ({ row }) => row?.count],
  ['share', ({ row }) => row?.found.estimate],
  ['low', ({ row }) => row?.found.interval.low],
  ['high', ({ row }) => row?.found.interval.high],
  ['interval', ({ row }) => row?.found.method],
  ['fallback', ({ row }) => (isWithheld(row) ? WITHHELD : row?.found.fallback)],
  ['standard_error', ({ row }) => row?.found.standardError],
  ['degrees_of_freedom', ({ row }) => row?.found.degreesOfFreedom],
  ['design_effect', ({ row }) => row?.found.designEffect],
  ['effective_n', ({ row }) => row?.found.effectiveSampleSize],
  ['intraclass_correlation', ({ row }) => row?.intraclassCorrelation],
  ['best_case', ({ row }) => row?.bounds?.best],
  ['worst_case', ({ row }) => row?.bounds?.worst],
  ['adjusted', ({ row }) => row?.adjusted?.estimate],
  ['adjusted_low', ({ row }) => row?.adjusted?.interval.low],
  ['adjusted_high', ({ row }) => row?.adjusted?.interval.high],
  ['adjusted_status', ({ row }) => row?.adjusted?.status],
  ['of_100_flagged', ({ row }) => row?.predictive?.ofHundredFlagged],
  ['of_100_flagged_low', ({ row }) => row?.predictive?.ofHundredFlaggedRange?.low],
  ['of_100_flagged_high', ({ row }) => row?.predictive?.ofHundredFlaggedRange?.high],
]

const isWithheld = (row: NamedShare['row']): boolean =>
  row !== null && 'isWithheld' in row && row.isWithheld

/** Participation of one group. */
export interface ParticipationRow {
  readonly level: string
  readonly group: string
  readonly found: Participation
}

const PARTICIPATION: Columns<ParticipationRow> = [
  ['level', ({ level }) => level],
  ['group', ({ group }) => group],
  ['enrolled', ({ found }) => found.enrolled],
  ['answered', ({ found }) => found.answered],
  ['valid', ({ found }) => found.valid],
  ['answered_share', ({ found }) => found.answeredShare],
  ['coverage', ({ found }) => found.coverage],
  ['coverage_low', ({ found }) => found.coverageInterval.low],
  ['coverage_high', ({ found }) => found.coverageInterval.high],
]

const DIFFERENCES: Columns<DifferenceRow> = [
  ['test', ({ kind }) => kind],
  ['column', ({ column }) => column],
  ['measure', ({ measure }) => measure],
  ['category', ({ category }) => category],
  ['n', ({ association, slope }) => association?.n ?? slope?.n],
  ['statistic', ({ association, slope }) => association?.f ?? slope?.t],
  ['degrees_above', ({ association }) => association?.degreesAbove],
  [
    'degrees_below',
    ({ association, slope }) => association?.degreesBelow ?? slope?.degreesOfFreedom,
  ],
  ['p_value', ({ association, slope }) => association?.pValue ?? slope?.pValue],
  ['cramers_v', ({ association }) => association?.cramersV],
  ['mean_design_effect', ({ association }) => association?.meanDesignEffect],
  ['slope', ({ slope }) => slope?.slope],
  ['low', ({ slope }) => slope?.interval.low],
  ['high', ({ slope }) => slope?.interval.high],
  ['hedges_g', ({ kind, slope }) => (kind === 'difference' ? slope?.hedgesG : null)],
  ['hedges_g_low', ({ kind, slope }) => (kind === 'difference' ? slope?.hedgesInterval.low : null)],
  [
    'hedges_g_high',
    ({ kind, slope }) => (kind === 'difference' ? slope?.hedgesInterval.high : null),
  ],
]

const COMPARISON: Columns<ShownComparison> = [
  ['level', ({ level }) => level],
  ['group', ({ point }) => point.label],
  ['measure', ({ measure }) => measure],
  ['category', ({ category }) => category],
  ['n', ({ point }) => point.n],
  ['count', ({ point }) => point.count],
  ['share', ({ point }) => point.share],
  ['funnel_95_low', ({ point }) => point.limits95.low],
  ['funnel_95_high', ({ point }) => point.limits95.high],
  ['funnel_99.8_low', ({ point }) => point.limits998.low],
  ['funnel_99.8_high', ({ point }) => point.limits998.high],
  ['funnel_place', ({ point }) => point.place],
  ['shrunken', ({ shrunken }) => shrunken.shrunken],
  ['shrunken_low', ({ shrunken }) => shrunken.interval.low],
  ['shrunken_high', ({ shrunken }) => shrunken.interval.high],
  ['standardised', ({ direct }) => direct.share],
  ['standardised_low', ({ direct }) => direct.interval.low],
  ['standardised_high', ({ direct }) => direct.interval.high],
  ['observed_to_expected', ({ indirect }) => indirect.ratio],
  ['observed_to_expected_low', ({ indirect }) => indirect.interval.low],
  ['observed_to_expected_high', ({ indirect }) => indirect.interval.high],
]

const SPECIAL = /[",\r\n]/
const DIGITS = 10
/** Whole numbers below it have no more digits than are written. */
const WHOLE = 10 ** DIGITS

function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number' && Number.isInteger(cell) && Math.abs(cell) < WHOLE)
    return String(cell)
  if (typeof cell === 'number')
    return Number.isFinite(cell) ? String(Number(cell.toPrecision(DIGITS))) : ''
  const text = guardFormula(cell)
  return SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Columns that a hidden row keeps. */
const NAMES: ReadonlySet<string> = new Set([
  'level',
  'group',
  'sheets',
  'test',
  'column',
  'measure',
  'category',
])

/** Characters that are handed on at a time. */
const CHUNK = 1 << 16

/** How a table is written. */
export interface TableChoice {
  /** Rows that are hidden, by their keys; null where nothing is, and then no row says so. */
  readonly hidden?: ReadonlySet<string> | null
  /** Of the hidden rows those that keep their `n`. */
  readonly sized?: ReadonlySet<string>
  /** Of which sheets it is: a column behind the group. */
  readonly sheets?: 'valid' | 'all'
}

/** Rows as CSV (RFC 4180, line feeds), in parts; ten digits, an empty cell for what is not known or hidden. */
function csvOf<Row>(columns: Columns<Row>, keyOf: (row: Row) => string): Table<Row> {
  return function* parts(rows, { hidden = null, sized = new Set(), sheets } = {}) {
    const own: Columns<Row> =
      sheets === undefined ? columns : columns.toSpliced(2, 0, ['sheets', () => sheets])
    const lineOf = (row: Row): string => {
      const key = hidden === null ? '' : keyOf(row)
      const isHidden = hidden?.has(key) === true
      let line = ''
      for (let at = 0; at < own.length; at++) {
        const [name, cell] = own[at] as Columns<Row>[number]
        if (at > 0) line += ','
        const isShown = !isHidden || NAMES.has(name) || (name === 'n' && sized.has(key))
        if (isShown) line += cellText(cell(row))
      }
      return hidden === null ? `${line}\n` : `${line},${isHidden ? 'yes' : 'no'}\n`
    }
    const names = own.map(([name]) => name)
    let text = `${[...names, ...(hidden === null ? [] : ['suppressed'])].join(',')}\n`
    for (const row of rows) {
      text += lineOf(row)
      if (text.length < CHUNK) continue
      yield text
      text = ''
    }
    yield text
  }
}

type Table<Row> = (rows: Iterable<Row>, choice?: TableChoice) => Generator<string>

/** The tables of `prevalence` as CSV in parts; where something is hidden, each row says whether it is. */
export const PREVALENCE_TABLES: {
  readonly prevalence: Table<NamedShare>
  readonly participation: Table<ParticipationRow>
  readonly differences: Table<DifferenceRow>
  readonly comparison: Table<ShownComparison>
} = {
  prevalence: csvOf(PREVALENCE, ({ level, group, measure, category }) =>
    hiddenKey(level, group, measure, category),
  ),
  participation: csvOf(PARTICIPATION, ({ level, group }) => participationKey(level, group)),
  differences: csvOf(DIFFERENCES, ({ column, measure }) => differenceKey(column, measure)),
  comparison: csvOf(COMPARISON, ({ isHidden }) => (isHidden ? HIDDEN : '')),
}

/** Key of every hidden comparison: its rows say themselves whether they are. */
export const HIDDEN = 'hidden'
