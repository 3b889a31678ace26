import type { Cohort } from './cohort.js'
import { layOutStore, PARTICIPATION, participationOf } from './layout.js'
import type { PublishedCohort } from './publish-cohort.js'
import { goOver } from './published-table.js'
import { SHEET_SLOTS } from './table-slots.js'
import { tableAt } from './tally.js'

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

/**
 * The coverage of every group of a cohort that is published: a group that is hidden there is hidden here.
 *
 * @param missing - a cohort of the same levels to which only the missing were added, as enrolled
 */
export function coverageRows(published: PublishedCohort, missing: Cohort): CoverageRow[] {
  const rows: CoverageRow[] = []
  const { views } = published.layout.narrow.lattice
  const missingOf = missingByGroup(missing)
  goOver(
    published,
    {
      group(view, group, sexSlot, { enrolled, answered, valid }) {
        if (sexSlot !== 0) return
        const { level = '', labels = [] } = views[view] ?? {}
        const label = labels[group] ?? ''
        const isHidden = answered === -1
        const nMissing = isHidden ? -1 : (missingOf.get(keyOf(level, label)) ?? 0)
        rows.push({
          level,
          group: label,
          nEnrolled: known(enrolled),
          nAnswered: known(answered),
          nValid: known(valid),
          nMissing: known(nMissing),
          answeredShare: share(enrolled - nMissing, enrolled),
          missingShare: share(nMissing, enrolled),
          validShare: share(valid, answered),
        })
      },
      row() {},
    },
    { groups: (_, isBySex) => !isBySex },
  )
  return rows
}

function missingByGroup({ narrow, plan }: Cohort): ReadonlyMap<string, number> {
  const layout = layOutStore(narrow, plan.levels)
  const tally = participationOf(layout)
  return new Map(
    layout.lattice.views.flatMap(({ level, labels }, view) =>
      labels.map((label, group): [string, number] => {
        const table = tableAt(tally, view, group, 0, SHEET_SLOTS.all)
        return [keyOf(level, label), tally.cells[table + PARTICIPATION.enrolled] as number]
      }),
    ),
  )
}

const keyOf = (level: string, label: string): string => `${level}\u0000${label}`

const known = (count: number): number | null => (count === -1 ? null : count)

const share = (count: number, of: number): number | null =>
  of > 0 && count >= 0 ? count / of : null
