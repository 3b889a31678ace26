import { compareNaturally } from '../../../cohort/compare-naturally.js'
import { UNDETERMINED } from '../../../cohort/measures.js'
import { schoolName } from '../../../report/model/report-level.js'
import type { CaseRecord } from '../../../report/office/case-fields.js'
import { isInRound } from '../../../report/office/loop-state.js'
import type { SchoolRecord } from '../../../report/office/school-fields.js'
import { stageOf } from '../../../report/office/stage-of.js'
import type { TierScale } from '../../../report/office/tier-scale.js'
import { QUALITY } from '../../table/students-file.js'
import { placeOfRow } from '../place-of-row.js'
import type { Twins } from '../told-twins.js'
import { placeOf } from './case-rows.js'

/** Exact counts by school, for those who may see the students anyhow. */
export interface SchoolTallies {
  /** Counts a row of `students.csv`. */
  readonly student: (row: (column: string) => string) => void
  readonly crisis: (school: string) => void
  readonly missing: (row: (column: string) => string) => void
  readonly followUp: (record: CaseRecord) => void
  /** Schools in order of their names. Tiers are those of sheets that are not invalid, as in `cohort.csv`. */
  readonly records: () => readonly SchoolRecord[]
}

interface TallyWish {
  /** Whether it is known who was to answer; without, enrolled and missing are not there, and not 0. */
  readonly hasRoster: boolean
  /** Reads the cell of a tier. */
  readonly tierOf: (cell: string) => string
  readonly twins: Twins
}

const FOLLOW_UP = {
  in_focus: () => true,
  interviewed: (record) => isInRound(record, 'interviewed_on'),
  guardian_told: (record) => isInRound(record, 'guardian_told_on'),
  referral_advised: (record) => record.referral_advised === 'yes',
  referred: (record) => isInRound(record, 'referred_on'),
  planned: (record) => record.plan !== undefined,
  closed: (record) => record.state === 'closed',
  overdue: (record) => record.overdue === 'yes',
} as const satisfies Readonly<Record<string, (record: CaseRecord) => boolean>>

/**
 * @param scale - the tiers that are counted
 */
export function schoolTallies(
  scale: TierScale,
  { hasRoster, tierOf, twins }: TallyWish,
): SchoolTallies {
  const schools = new Map<string, Map<string, number>>()
  const districts = new Map<string, string>()
  const schoolOf = (row: (column: string) => string): string => {
    const school = schoolName(placeOfRow(row, twins))
    if (!districts.has(school)) districts.set(school, row('district'))
    return school
  }
  const countOf = (school: string): ((field: string) => void) => {
    const counts = schools.get(school) ?? new Map<string, number>()
    schools.set(school, counts)
    return (field) => counts.set(field, (counts.get(field) ?? 0) + 1)
  }
  return {
    student(row) {
      const count = countOf(schoolOf(row))
      count('answered')
      const quality = row('quality')
      if (quality === QUALITY.invalid) {
        count('invalid')
        return
      }
      count(quality === QUALITY.valid ? 'valid' : 'suspect')
      const tier = tierOf(row('tier'))
      if (tier === UNDETERMINED) count('undetermined')
      if (!scale.isTier(tier)) return
      for (const part of ['', `:${row('sex')}`, `:${stageOf(row('grade')) ?? ''}`])
        count(`tier_count:${tier}${part}`)
    },
    crisis: (school) => countOf(school)('crisis'),
    missing: (row) => countOf(schoolOf(row))('missing'),
    followUp(record) {
      const count = countOf(schoolName(placeOf(record, { twins })))
      for (const [field, holds] of Object.entries(FOLLOW_UP)) if (holds(record)) count(field)
    },
    records: () =>
      [...schools]
        .sort(([one], [other]) => compareNaturally(one, other))
        .map(([school, counts]) => ({
          ...zeros(scale),
          ...(districts.get(school) ? { district: districts.get(school) ?? '' } : {}),
          school,
          ...Object.fromEntries(counts),
        }))
        .map(({ missing, ...record }) =>
          hasRoster ? { ...record, missing, enrolled: record.answered + missing } : record,
        ),
  }
}

/** A count that nobody adds to is 0, and said to be. */
function zeros({ ids }: TierScale): Record<string, number> & { answered: number; missing: number } {
  const tiers = ids.flatMap((id) =>
    ['', ':male', ':female', ':primary', ':junior', ':senior'].map(
      (part) => `tier_count:${id}${part}`,
    ),
  )
  const names = [
    'valid',
    'suspect',
    'undetermined',
    'invalid',
    'crisis',
    ...Object.keys(FOLLOW_UP),
    ...tiers,
  ]
  return { answered: 0, missing: 0, ...Object.fromEntries(names.map((name) => [name, 0])) }
}
