import { wilsonInterval } from '../stat/wilson-interval.js'
import type { Sex } from '../table/blocks.js'
import type { Cohort } from './cohort.js'
import { type CohortRowsOptions, type PublishedCohort, publishCohort } from './publish-cohort.js'
import {
  type GroupSizes,
  goOver,
  type RowChoice,
  type RowName,
  rowNames,
  SEX_NAMES,
} from './published-table.js'

/** One row of the cohort table: how many of a group are in one category. A number that is hidden, or that nobody has, is null. */
export interface CohortRow {
  /** Levels joined by `/`, such as `school/grade`; `all` for everybody. */
  readonly level: string
  /** Values of the levels joined by `/`. */
  readonly group: string
  readonly sex: Sex | 'all'
  /** Valid and suspect sheets, or valid ones alone. Crises and quality count invalid ones too. */
  readonly sheets: 'all' | 'valid'
  /** Such as `tier`, `crisis`, `quality`, `phq-9_total_band`; `all` in the one row of a hidden group. */
  readonly measure: string
  readonly category: string
  readonly nEnrolled: number | null
  readonly nAnswered: number | null
  readonly nValid: number | null
  /** The denominator: sheets that are in one of the measure's categories. */
  readonly n: number | null
  readonly count: number | null
  readonly share: number | null
  /** Wilson interval of the share, 95 percent. */
  readonly low: number | null
  readonly high: number | null
  readonly suppressed: boolean
}

/**
 * What may be published of a cohort, as rows in a fixed order: everybody, each grade across schools, then the levels
 * from the widest to the narrowest; all sexes together and each; quality, crises, tiers, bands, rules.
 *
 * Small numbers are hidden, and with them what would give them away. A group that is hidden altogether has one row.
 * Measures that nobody in a group has are left out.
 *
 * @param options - see {@link CohortRowsOptions}
 * @returns rows that depend on the counts alone, not on the order of sheets, blocks or merging
 */
export function cohortRows(cohort: Cohort, options: CohortRowsOptions = {}): CohortRow[] {
  return publishedRows(publishCohort(cohort, options))
}

type Head = Pick<CohortRow, 'level' | 'group' | 'sex' | 'nEnrolled' | 'nAnswered' | 'nValid'>

/** The rows of what is published, or some of them. */
export function publishedRows(published: PublishedCohort, choice?: RowChoice): CohortRow[] {
  const { views } = published.layout.narrow.lattice
  const names = rowNames(published)
  const rows: CohortRow[] = []
  let head: Head = {
    level: '',
    group: '',
    sex: 'all',
    nEnrolled: null,
    nAnswered: null,
    nValid: null,
  }
  const sink = {
    group(view: number, group: number, sexSlot: number, sizes: GroupSizes) {
      const { level = '', labels = [] } = views[view] ?? {}
      head = {
        level,
        group: labels[group] ?? '',
        sex: SEX_NAMES[sexSlot] ?? 'all',
        nEnrolled: known(sizes.enrolled),
        nAnswered: known(sizes.answered),
        nValid: known(sizes.valid),
      }
    },
    row(name: number, n: number, count: number) {
      rows.push(rowOf(head, names[name] as RowName, known(n), known(count)))
    },
  }
  goOver(published, sink, choice)
  return rows
}

function known(number: number): number | null {
  return number === -1 ? null : number
}

function rowOf(head: Head, name: RowName, n: number | null, count: number | null): CohortRow {
  const isKnown = n !== null && count !== null && n > 0
  const interval = isKnown ? wilsonInterval(count, n) : null
  return {
    level: head.level,
    group: head.group,
    sex: head.sex,
    sheets: name.sheets,
    measure: name.measure,
    category: name.category,
    nEnrolled: head.nEnrolled,
    nAnswered: head.nAnswered,
    nValid: head.nValid,
    n,
    count,
    share: isKnown ? count / n : null,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    suppressed: count === null,
  }
}
