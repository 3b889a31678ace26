import type { PublishedCohort } from './publish-cohort.js'
import { goOver } from './published-table.js'

/** How many of a group were to answer, did, and gave a valid sheet. Null where it is hidden. */
export interface CoverageRow {
  /** Levels joined by `/`, such as `school/grade`; `all` for everybody. */
  readonly level: string
  readonly group: string
  readonly nEnrolled: number | null
  /** With those who are not in the roster. */
  readonly nAnswered: number | null
  readonly nValid: number | null
  /** Enrolled and without a sheet that counts. */
  readonly nMissing: number | null
  /** Of the enrolled, from 0 to 1; null where nobody is enrolled. */
  readonly answeredShare: number | null
  readonly missingShare: number | null
  /** Of those who answered. */
  readonly validShare: number | null
}

/** The coverage of every group of a cohort that is published: a group that is hidden there is hidden here. */
export function coverageRows(published: PublishedCohort): CoverageRow[] {
  const rows: CoverageRow[] = []
  const { views } = published.layout.narrow.lattice
  goOver(
    published,
    {
      group(view, group, sexSlot, { enrolled, missing, answered, valid }) {
        if (sexSlot !== 0) return
        const { level = '', labels = [] } = views[view] ?? {}
        rows.push({
          level,
          group: labels[group] ?? '',
          nEnrolled: known(enrolled),
          nAnswered: known(answered),
          nValid: known(valid),
          nMissing: known(missing),
          answeredShare: share(enrolled - missing, enrolled),
          missingShare: share(missing, enrolled),
          validShare: share(valid, answered),
        })
      },
      row() {},
    },
    { groups: (_, isBySex) => !isBySex },
  )
  return rows
}

const known = (count: number): number | null => (count === -1 ? null : count)

const share = (count: number, of: number): number | null =>
  of > 0 && count >= 0 ? count / of : null
