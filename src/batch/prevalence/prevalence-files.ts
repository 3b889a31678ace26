import { publishedDifference } from '../../cohort/prevalence/coarse-differences.js'
import { eachComparison } from '../../cohort/prevalence/comparison-rows.js'
import { type DifferenceRow, differenceRows } from '../../cohort/prevalence/difference-rows.js'
import { groupCounts } from '../../cohort/prevalence/group-counts.js'
import { unseenCategories } from '../../cohort/prevalence/hide-beside.js'
import { hideDifferences } from '../../cohort/prevalence/hide-differences.js'
import { hiddenKey, type PrevalenceThresholds } from '../../cohort/prevalence/hide-prevalence.js'
import { participation } from '../../cohort/prevalence/participation.js'
import {
  eachShare,
  type NamedShare,
  type PrevalenceCategory,
  type PrevalenceRowsOptions,
  type ShareName,
} from '../../cohort/prevalence/prevalence-rows.js'
import {
  categoryCount,
  type PrevalenceTally,
  sheetsWithCategory,
} from '../../cohort/prevalence/prevalence-tally.js'
import type { PublicCounts } from '../../cohort/prevalence/public-counts.js'
import { inverseShare } from '../../cohort/survey/inverse-share.js'
import type { SurveyIntervalName } from '../../cohort/survey/survey-interval.js'
import type { LonelyCluster } from '../../cohort/survey/survey-sample.js'
import type { Issue, Result } from '../../issue/issue.js'
import { STUDENTS } from '../table/students-file.js'
import { type CountedResults, type CountJob, countResults } from './count-results.js'
import { hiddenShares, namesOf, otherSheets, sharesBeside } from './hidden-shares.js'
import { hiddenParticipation, withoutSizes } from './hide-sizes.js'
import { populationFaults } from './population-faults.js'
import type { ParticipationRow, ShownComparison } from './prevalence-tables.js'
import type { UnreadCells } from './result-cells.js'
import type { RosterCounts } from './roster-counts.js'
import { wantedCategories } from './wanted-categories.js'
import { weighToRoster } from './weigh-to-roster.js'

/** What is to be estimated from a result file. */
export interface PrevalenceJob extends CountJob {
  readonly groupings: readonly (readonly string[])[]
  readonly roster: RosterCounts | null
  readonly weightTo: readonly (readonly string[])[]
  readonly method: SurveyIntervalName
  readonly lonely: LonelyCluster
  readonly confidence: number
  /** From which sizes on figures are shown; null for all of them, which is not for publication. */
  readonly thresholds: PrevalenceThresholds | null
  /** What the cohort table of the same sheets shows, beside which these tables are published; null where it is not. */
  readonly shown: PublicCounts | null
}

/** Every table of `prevalence`; the rows of the two long ones are made as they are asked for, and not held. */
export interface PrevalenceOutcome {
  readonly rows: number
  readonly nSheets: number
  readonly nStrata: number
  readonly nClusters: number
  /** Those that are hidden by name only. */
  readonly prevalence: Iterable<NamedShare>
  readonly participation: readonly ParticipationRow[]
  readonly differences: readonly DifferenceRow[]
  readonly comparison: Iterable<readonly ShownComparison[]>
  /** Shares that are hidden, by {@link hiddenKey}; null where nothing is. */
  readonly hidden: ReadonlySet<string> | null
  /** Of them those whose group's size is shown. */
  readonly sized: ReadonlySet<string>
  /** Whether what is shown follows from a cohort table, so that both may be published. */
  readonly isBeside: boolean
  /** Comparisons that are hidden, by {@link differenceKey}; null as above. */
  readonly hiddenDifferences: ReadonlySet<string> | null
  /** Groups whose participation is hidden, by {@link participationKey}; null as above. */
  readonly hiddenParticipation: ReadonlySet<string> | null
  readonly sheets: 'valid' | 'all'
  /** Cells that say nothing that can be counted: they count as blank. */
  readonly unread: UnreadCells
  readonly issues: readonly Issue[]
}

/** Columns by which shares are standardised, where the results have them. */
const GRADE = STUDENTS.grade
const STANDARD: readonly string[] = [GRADE, STUDENTS.sex]

/** Estimates from a result file; or what is wrong with its weights and populations. */
export async function prevalenceFiles(job: PrevalenceJob): Promise<Result<PrevalenceOutcome>> {
  const counted = await countResults(job)
  const { tally, values } = counted
  const faults = [...counted.faults, ...populationFaults(counted, job)]
  if (faults.length > 0) return { ok: false, issues: faults }
  if (job.design.weights === null && job.design.populations.length > 0)
    for (const cell of tally.cells.values()) cell.weight = inverseShare(tally.sample, cell.unit)
  const weighed = job.roster === null ? null : weighToRoster(tally, job.roster, job.weightTo)
  if (weighed?.ok === false) return weighed
  const { confidence, lonely, method, groupings, roster, thresholds, shown, sheets } = job
  const settings = { confidence, lonely, method, designEffect: 'with-replacement' } as const
  const whole = groupCounts(tally, [])
  const seen = wantedCategories(job.columns.measures, values, (measure, number) =>
    whole.some((group) => categoryCount(tally, group, measure, number) > 0),
  )
  const categories =
    shown === null || thresholds === null
      ? seen
      : [...seen, ...unseenCategories(tally.plan.measures, seen, shown)]
  const singles = groupings.flatMap((columns) => (columns.length === 1 ? columns : []))
  const levels = [[], ...groupings]
  const differences = differenceRows(tally, {
    ...settings,
    columns: singles.filter((name) => !job.design.clusters.includes(name)),
    categories,
  })
  const beside =
    thresholds === null || shown === null
      ? null
      : sharesBeside(tally, levels, categories, values, shown, { ...thresholds, sheets })
  const hidden =
    thresholds === null
      ? null
      : (beside?.hidden ?? hiddenShares(tally, levels, categories, thresholds))
  const enrolled = roster === null ? null : dueStudents(counted, job, roster)
  const { units } = tally.sample
  const took = roster === null ? [] : participationRows(counted, job, roster)
  const outcome: PrevalenceOutcome = {
    rows: counted.rows,
    nSheets: sumOf([...tally.cells.values()], ({ n }) => n),
    nStrata: units.filter(({ parent }) => parent < 0).length,
    nClusters: units.filter(({ parent }) => parent >= 0 && (units[parent]?.parent ?? 0) < 0).length,
    prevalence: {
      [Symbol.iterator]: () =>
        sharesOf(tally, job, { ...settings, groupings, categories, enrolled }, hidden),
    },
    participation: took,
    hiddenParticipation: hiddenParticipation(took, job),
    differences: hidden === null ? differences : differences.map(publishedDifference),
    comparison: {
      [Symbol.iterator]: () => comparisonsOf(counted, job, singles, categories, hidden),
    },
    hidden,
    sized: beside?.sized ?? new Set(),
    isBeside: beside !== null,
    sheets,
    hiddenDifferences:
      hidden === null || thresholds === null
        ? null
        : hideDifferences(differences, namesOf(hidden), hidden, tally, thresholds),
    unread: counted.unread,
    issues: [...counted.issues, ...otherSheets(beside?.nDiffering ?? 0)],
  }
  return { ok: true, value: outcome, issues: [] }
}

const sumOf = <Part>(parts: readonly Part[], sizeOf: (part: Part) => number): number =>
  parts.reduce((sum, part) => sum + sizeOf(part), 0)

function* sharesOf(
  tally: PrevalenceTally,
  job: PrevalenceJob,
  options: PrevalenceRowsOptions,
  hidden: ReadonlySet<string> | null,
): Generator<NamedShare> {
  const isHidden = ({ level, group, measure, category }: ShareName): boolean =>
    hidden?.has(hiddenKey(level, group, measure, category)) === true
  for (const columns of [[], ...options.groupings])
    for (const share of eachShare(tally, columns, options, isHidden, hidden !== null))
      yield share.row === null ? share : { ...share, row: withoutSizes(share.row, job) }
}

function* comparisonsOf(
  { tally }: CountedResults,
  { groupColumns, confidence }: PrevalenceJob,
  singles: readonly string[],
  categories: readonly PrevalenceCategory[],
  hidden: ReadonlySet<string> | null,
): Generator<readonly ShownComparison[]> {
  const standardiseBy = STANDARD.filter((name) => groupColumns.includes(name))
  const { measures } = tally.plan
  const isOpen = (level: string, group: string, { measure, label }: PrevalenceCategory): boolean =>
    hidden?.has(hiddenKey(level, group, measures[measure] as string, label)) !== true
  for (const column of singles.filter((name) => !STANDARD.includes(name))) {
    // A group is compared with the whole: where that is hidden, the limits would tell it.
    const isShown = (group: string, category: PrevalenceCategory): boolean =>
      isOpen(column, group, category) && isOpen('all', 'all', category)
    const wanted = { column, standardiseBy, categories, confidence }
    for (const rows of eachComparison(tally, hidden === null ? wanted : { ...wanted, isShown }))
      yield rows.map((row) => ({ ...row, isHidden: Number.isNaN(row.shrunken.n) }))
  }
}

/** Students of the roster in the grades in which a measure has results: the others were not asked. */
function dueStudents(
  { tally }: CountedResults,
  { groupColumns }: PrevalenceJob,
  roster: RosterCounts,
): (columns: readonly string[], group: string, measure: number) => number {
  const at = groupColumns.indexOf(GRADE)
  const known = tally.plan.measures.map(() => new Set<string>())
  for (const cell of tally.cells.values())
    known.forEach((grades, measure) => {
      if (sheetsWithCategory(tally, cell, measure) > 0) grades.add(cell.labels[at] || '?')
    })
  return (columns, group, measure) => {
    if (!roster.has(columns)) return Number.NaN
    if (at < 0 || !roster.has([GRADE])) return roster.by(columns).get(group) ?? 0
    let sum = 0
    for (const grade of known[measure] ?? []) {
      const label = columns.length === 0 ? grade : `${group}/${grade}`
      sum += roster.by([...columns, GRADE]).get(label) ?? 0
    }
    return sum
  }
}

function participationRows(
  { participation: counts }: CountedResults,
  { groupings, groupColumns }: PrevalenceJob,
  roster: RosterCounts,
): ParticipationRow[] {
  return [[], ...groupings]
    .filter((columns) => roster.has(columns))
    .flatMap((columns) => {
      const indexes = columns.map((name) => groupColumns.indexOf(name))
      const groups = new Map<string, { answered: number; valid: number }>()
      for (const { labels, answered, valid } of counts) {
        const values = indexes.map((index) => labels[index] || '?')
        const label = columns.length === 0 ? 'all' : values.join('/')
        const known = groups.get(label) ?? { answered: 0, valid: 0 }
        groups.set(label, { answered: known.answered + answered, valid: known.valid + valid })
      }
      const level = columns.length === 0 ? 'all' : columns.join('/')
      return [...roster.by(columns)].flatMap(([group, enrolled]) => {
        const { answered = 0, valid = 0 } = groups.get(group) ?? {}
        if (answered > enrolled) return []
        return [{ level, group, found: participation({ enrolled, answered, valid }) }]
      })
    })
}
