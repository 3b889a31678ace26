import { pairedChange } from '../../cohort/waves/paired-change.js'
import {
  RELIABLE_CHANGE_LIMIT,
  standardErrorOfDifference,
} from '../../cohort/waves/reliable-change.js'
import { type TransitionRow, transitionRows } from '../../cohort/waves/transition-rows.js'
import type { Outcome, TransitionPlan } from '../../cohort/waves/transitions.js'
import { bowkerTest } from '../../stat/bowker-test.js'
import { mcnemarTest } from '../../stat/mcnemar-test.js'
import { scaleOfRaw } from '../table/students-file.js'
import { groupOf } from './change-rows.js'
import { closedGroups } from './closed-groups.js'
import type { CompareJob, PairSums } from './compare-waves.js'
import type { ScaleChange, WavePair } from './comparison.js'
import { groupChanges } from './group-changes.js'

/** What may be said of two waves: counts by level, tests of them, changes of scales. */
export function describePair(job: CompareJob, sums: PairSums, index: number): WavePair {
  const { transitions } = sums
  const before = job.waves[index]
  const after = job.waves[index + 1]
  const sets = [before?.sets ?? [], after?.sets ?? []] as const
  const closed = closedGroups(...sets, transitions.plan.states, job.twins)
  const rows = transitionRows(transitions, job.protocol.suppression, closed)
  return {
    from: before?.wave ?? '',
    to: after?.wave ?? '',
    rows,
    ...testsOf(rows, transitions.plan),
    scales: scaleChanges(job, sums),
    groups: groupChanges(job, sums, rows),
  }
}

/** Tests of the counts of everybody, from published counts alone. */
function testsOf(
  rows: readonly TransitionRow[],
  { states, nTiers }: TransitionPlan,
): Pick<WavePair, 'mcnemar' | 'bowker'> {
  const everybody = rows.filter(({ level }) => level === 'all')
  const outcome = (id: Outcome): number | null =>
    everybody.find(({ measure, to }) => measure === 'outcome' && to === id)?.count ?? null
  const [b, c] = [outcome('new'), outcome('recovered')]
  const [both, neither] = [outcome('persisting'), outcome('never')]
  const isKnown = b !== null && c !== null && both !== null && neither !== null
  const known = states.slice(0, nTiers + 1)
  const table = known.map((from) =>
    known.map(
      (to) =>
        everybody.find((row) => row.measure === 'transition' && row.from === from && row.to === to)
          ?.count ?? null,
    ),
  )
  const square = table.map((row) => row.filter((count) => count !== null))
  const n = isKnown ? b + c + both + neither : 0
  return {
    mcnemar: isKnown ? { n, ...mcnemarTest(b, c, n) } : null,
    bowker: square.every((row) => row.length === known.length) ? bowkerTest(square) : null,
  }
}

/** Changes of the scales that enough students have in both waves. */
function scaleChanges(job: CompareJob, { scales, classes }: PairSums): ScaleChange[] {
  const { minimumCell, minimumGroup } = job.protocol.suppression
  return job.scales.flatMap((scale, index) => {
    const sums = scales[index]
    if (sums === undefined || sums.n < Math.max(2, minimumGroup)) return []
    const group = groupOf(sums, scale)
    const error = group === null ? Number.NaN : standardErrorOfDifference(group, job.method)
    const [deteriorated, unchanged, improved] = classes[index] ?? [0, 0, 0]
    const counts = { deteriorated, unchanged, improved }
    const isSmall = Object.values(counts).some((count) => count > 0 && count < minimumCell)
    const isShown = group !== null && scale.direction !== 'neutral' && !isSmall
    return {
      ...pairedChange(sums),
      scale: scaleOfRaw(scale.column),
      reliability: scale.reliability,
      method: job.method,
      standardErrorOfDifference: error,
      leastChange: RELIABLE_CHANGE_LIMIT * error,
      ...(isShown ? counts : { deteriorated: null, unchanged: null, improved: null }),
    }
  })
}
