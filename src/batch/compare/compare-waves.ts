import type { RetestRule } from '../../cohort/waves/merge-retest.js'
import { createPairedSums, type PairedSums } from '../../cohort/waves/paired-change.js'
import type { ReliableChangeMethod } from '../../cohort/waves/reliable-change.js'
import {
  createTransitions,
  type TransitionPlan,
  type Transitions,
} from '../../cohort/waves/transitions.js'
import { type Issue, issue } from '../../issue/issue.js'
import type { Protocol } from '../../risk/protocol.js'
import { breathe, type Watch } from '../breathe.js'
import type { Twins } from '../report/told-twins.js'
import { type ChangeWriter, changeRows } from './change-rows.js'
import type { Comparison, UsedReliability } from './comparison.js'
import { countTransitions } from './count-transitions.js'
import { describePair } from './describe-pair.js'
import type { ResultSet } from './read-result-set.js'
import { sumChanges } from './sum-changes.js'
import { type JoinedStudents, NO_SHEET, readWaves, type WaveStudents } from './wave-students.js'

/** What is to be compared, and how. */
export interface CompareJob {
  /** Result sets by wave, in the order of time; the first of a wave is its campaign, the others are retests. */
  readonly waves: readonly { readonly wave: string; readonly sets: readonly ResultSet[] }[]
  readonly protocol: Protocol
  /** Levels of counts: a place, or several as `school/grade`. */
  readonly levels: readonly string[]
  /** Index of the tier asked about. */
  readonly at: number
  readonly rule: RetestRule
  /** Score columns that every wave has, with the direction of their scale. */
  readonly scales: readonly ComparedScale[]
  readonly method: ReliableChangeMethod
  /** Schools of one name that every wave tells apart. */
  readonly twins: Twins
  readonly writeRestricted: (bytes: Uint8Array) => void
  readonly report: (found: Issue) => void
  readonly watch: Watch
}

export interface ComparedScale {
  /** Column of the raw score, `<instrument>_<scale>_raw`. */
  readonly column: string
  readonly direction: 'higher-is-worse' | 'higher-is-better' | 'neutral'
  readonly reliability: UsedReliability | null
}

/** Sums over the students of all parts. */
export interface PairSums {
  readonly transitions: Transitions
  /** For each scale. */
  readonly scales: readonly PairedSums[]
  /** The same by group of each level that is one place, where a student is in the later wave. */
  readonly byGroup: Map<string, GroupSums>
  /** For each scale: deteriorated, unchanged, improved. */
  readonly classes: readonly [number, number, number][]
  /** Students with a sheet in both waves. */
  inBoth: number
}

export interface GroupSums {
  readonly level: string
  readonly group: string
  readonly scales: readonly PairedSums[]
}

/** Students whose rows are written at once. */
const STUDENTS_AT_ONCE = 8192
/** Bytes of result files that are joined at once; more are joined part by part, by a hash of the student. */
const BYTES_AT_ONCE = 1 << 30

/**
 * Compares waves: reads each part of the students twice, once for what groups say and once to write each student's row.
 * Memory goes with the students of a part and with the groups.
 */
export async function compareWaves(job: CompareJob): Promise<Comparison> {
  const plan = planOf(job)
  const sizes = job.waves.flatMap(({ sets }) => sets.map(({ students }) => students.scan.size))
  const nParts = Math.ceil(sizes.reduce((sum, size) => sum + size, 0) / BYTES_AT_ONCE)
  const pairs = job.waves.slice(1).map(
    (): PairSums => ({
      transitions: createTransitions(plan),
      scales: job.scales.map(createPairedSums),
      byGroup: new Map(),
      classes: job.scales.map(() => [0, 0, 0]),
      inBoth: 0,
    }),
  )
  const totals = job.waves.map(() => ({ students: 0, retested: 0, replaced: 0, keyless: 0 }))
  let kept: JoinedStudents | null = null
  for (let part = 0; part < nParts; part++) {
    kept = readPart(job, plan, part, nParts, job.report)
    for (const [index, wave] of kept.waves.entries()) addTotals(totals[index] as Totals, wave)
    addStudents(job, kept, pairs)
    await breathe(job.watch, 0)
  }
  for (const found of apart(job, pairs, totals)) job.report(found)
  const writer: ChangeWriter = changeRows(job, plan, pairs)
  for (let part = 0; part < nParts; part++) {
    const joined: JoinedStudents =
      nParts === 1 && kept !== null ? kept : readPart(job, plan, part, nParts, () => {})
    for (let from = 0; from < joined.keys.size || from === 0; from += STUDENTS_AT_ONCE) {
      const to = Math.min(joined.keys.size, from + STUDENTS_AT_ONCE)
      job.writeRestricted(writer.rows(joined, from, to))
      await breathe(job.watch, 0)
    }
  }
  return {
    waves: job.waves.map(({ wave, sets }, index) => comparedWave(wave, sets, totals[index])),
    retestRule: job.rule,
    tier: plan.states[job.at] ?? '',
    levels: job.levels,
    pairs: pairs.map((sums, index) => describePair(job, sums, index)),
  }
}

function planOf({ protocol, at, levels }: CompareJob): TransitionPlan {
  const { tiers, baseline } = protocol
  const states = [...tiers.map(({ id }) => id), baseline.id, 'undetermined', 'invalid', 'absent']
  return { states, nTiers: tiers.length, at, levels }
}

function readPart(
  job: CompareJob,
  { states, nTiers }: TransitionPlan,
  part: number,
  nParts: number,
  report: (found: Issue) => void,
): JoinedStudents {
  const scales = job.scales.map(({ column }) => column)
  const how = { states, nTiers, rule: job.rule, scales, part, nParts, twins: job.twins }
  return readWaves(
    job.waves.map(({ sets }) => sets),
    how,
    report,
  )
}

type Totals = Record<'students' | 'retested' | 'replaced' | 'keyless', number>

function addTotals(total: Totals, wave: WaveStudents): void {
  total.students += wave.students
  total.retested += wave.retested
  total.replaced += wave.replaced
  total.keyless += wave.keyless
}

function addStudents(job: CompareJob, joined: JoinedStudents, pairs: readonly PairSums[]): void {
  pairs.forEach((pair, index) => {
    const [before, after] = joined.waves.slice(index, index + 2) as [WaveStudents, WaveStudents]
    countTransitions(pair.transitions, joined, before, after)
    sumChanges(job, joined, before, after, pair)
    for (let student = 0; student < joined.keys.size; student++)
      if (before.state[student] !== NO_SHEET && after.state[student] !== NO_SHEET) pair.inBoth++
  })
}

/** Waves without a student in common: one has pseudonyms and the other not, or they are of others. */
function apart(
  { waves }: CompareJob,
  pairs: readonly PairSums[],
  totals: readonly Totals[],
): Issue[] {
  return pairs.flatMap(({ inBoth }, index) => {
    const [before, after] = waves.slice(index, index + 2).map(({ wave }) => wave)
    const isAnybody = totals[index]?.students !== 0 && totals[index + 1]?.students !== 0
    if (inBoth > 0 || !isAnybody) return []
    const expected =
      'the same students in both waves; student numbers of one kind, or pseudonyms of one key'
    const received = `no student of ${before} in ${after}`
    return [issue({ code: 'student-unknown', severity: 'warning', expected, received })]
  })
}

function comparedWave(
  wave: string,
  sets: readonly ResultSet[],
  totals: Totals | undefined,
): Comparison['waves'][number] {
  const summary = sets[0]?.summary
  const { id = '', version = '', fingerprint = '' } = summary?.protocol ?? {}
  return {
    wave,
    resultSets: sets.map(({ name }) => name),
    protocol: { id, version, fingerprint },
    instruments: (summary?.instruments ?? []).map((one) => ({
      id: one.id,
      version: one.version,
      fingerprint: one.fingerprint,
    })),
    students: totals?.students ?? 0,
    retested: totals?.retested ?? 0,
    replaced: totals?.replaced ?? 0,
    withoutStudent: totals?.keyless ?? 0,
  }
}
