import type { RetestRule } from '../../cohort/waves/merge-retest.js'
import { addPair, createPairedSums, type PairedSums } from '../../cohort/waves/paired-change.js'
import type { ReliableChangeMethod } from '../../cohort/waves/reliable-change.js'
import {
  AFTER_TIERS,
  addLinkedStudent,
  createTransitions,
  placeNames,
  type TransitionPlan,
  type Transitions,
} from '../../cohort/waves/transitions.js'
import type { Issue } from '../../issue/issue.js'
import type { Protocol } from '../../risk/protocol.js'
import { breathe, type Watch } from '../breathe.js'
import { type ChangeWriter, changeRows } from './change-rows.js'
import type { Comparison, UsedReliability } from './comparison.js'
import { describePair } from './describe-pair.js'
import type { ResultSet } from './read-result-set.js'
import { PLACES, readWave, type WaveStudents } from './wave-students.js'

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
}

export interface GroupSums {
  readonly level: string
  readonly group: string
  readonly scales: readonly PairedSums[]
}

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
    }),
  )
  const totals = job.waves.map(() => ({ students: 0, retested: 0, replaced: 0, keyless: 0 }))
  let kept: readonly WaveStudents[] = []
  for (let part = 0; part < nParts; part++) {
    kept = readPart(job, plan, part, nParts, job.report)
    for (const [index, wave] of kept.entries()) addTotals(totals[index] as Totals, wave)
    addStudents(job, kept, pairs)
    await breathe(job.watch, 0)
  }
  const writer: ChangeWriter = changeRows(job, plan, pairs)
  for (let part = 0; part < nParts; part++) {
    const waves = nParts === 1 ? kept : readPart(job, plan, part, nParts, () => {})
    for (const keys of inBlocks(studentsOf(waves))) {
      job.writeRestricted(writer.rows(waves, keys))
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
): WaveStudents[] {
  const scales = job.scales.map(({ column }) => column)
  const how = { states, nTiers, rule: job.rule, scales, part, nParts }
  return job.waves.map(({ sets }) => readWave(sets, how, report))
}

type Totals = Record<'students' | 'retested' | 'replaced' | 'keyless', number>

function addTotals(total: Totals, wave: WaveStudents): void {
  total.students += wave.entries.size
  total.retested += wave.retested
  total.replaced += wave.replaced
  total.keyless += wave.keyless
}

/** Every student of any wave once, in the order in which they first appear. */
export function* studentsOf(waves: readonly WaveStudents[]): Generator<string> {
  for (const [index, wave] of waves.entries())
    for (const key of wave.entries.keys())
      if (!waves.slice(0, index).some(({ entries }) => entries.has(key))) yield key
}

function* inBlocks(keys: Iterable<string>): Generator<readonly string[]> {
  let block: string[] = []
  for (const key of keys) {
    block.push(key)
    if (block.length < 4096) continue
    yield block
    block = []
  }
  yield block
}

function addStudents(
  { levels, scales }: CompareJob,
  waves: readonly WaveStudents[],
  pairs: readonly PairSums[],
): void {
  const names = placeNames({ levels }).flatMap((name) => PLACES.filter((place) => place === name))
  const singles = levels.flatMap((level) => names.filter((name) => name === level))
  pairs.forEach(({ transitions, scales: sums, byGroup }, index) => {
    const [before, after] = [waves[index] as WaveStudents, waves[index + 1] as WaveStudents]
    const absent = transitions.plan.nTiers + AFTER_TIERS.absent
    for (const key of studentsOf([before, after])) {
      const first = before.entries.get(key) ?? -1
      const second = after.entries.get(key) ?? -1
      const [where, entry] = second < 0 ? [before, first] : [after, second]
      const placeOf = (wave: WaveStudents, student: number): string[] =>
        names.map((name) => wave.places[name][student] ?? '')
      const place = placeOf(where, entry)
      addLinkedStudent(transitions, {
        place,
        sex: where.places.sex[entry] ?? '',
        origin: first < 0 ? null : placeOf(before, first),
        from: first < 0 ? absent : (before.tier[first] as number),
        to: second < 0 ? absent : (after.tier[second] as number),
      })
      if (first < 0 || second < 0 || !isUsed(before, first) || !isUsed(after, second)) continue
      const groups = singles.map((level) =>
        sumsOfGroup(byGroup, level, after.places[level][second] ?? '', scales.length),
      )
      scales.forEach((_, scale) => {
        const at = (wave: WaveStudents, student: number): number =>
          wave.scores[student * scales.length + scale] as number
        const [x1, x2] = [at(before, first), at(after, second)]
        addPair(sums[scale] as PairedSums, x1, x2)
        for (const group of groups) addPair(group[scale] as PairedSums, x1, x2)
      })
    }
  })
}

/** Sums of a group of a level, made where there are none yet. */
function sumsOfGroup(
  groups: Map<string, GroupSums>,
  level: string,
  group: string,
  nScales: number,
): readonly PairedSums[] {
  const key = `${level}\u0000${group}`
  const known = groups.get(key) ?? {
    level,
    group,
    scales: Array.from({ length: nScales }, createPairedSums),
  }
  groups.set(key, known)
  return known.scales
}

/** Scores of invalid sheets are in no mean. */
export function isUsed({ quality }: WaveStudents, entry: number): boolean {
  return quality[entry] !== 'invalid'
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
