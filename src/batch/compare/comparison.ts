import type { RetestRule } from '../../cohort/waves/merge-retest.js'
import type { PairedChange } from '../../cohort/waves/paired-change.js'
import type { ReliableChangeMethod } from '../../cohort/waves/reliable-change.js'
import type { TransitionRow } from '../../cohort/waves/transition-rows.js'
import type { BowkerResult } from '../../stat/bowker-test.js'
import type { McnemarResult } from '../../stat/mcnemar-test.js'
import type { Provenance } from '../screen/summary.js'

/** Reliability of a scale, and which one it is. */
export interface UsedReliability {
  readonly value: number
  /** Such as `alpha` or `test-retest`, as the user named it; with its source where the instrument file cites it. */
  readonly kind: string
}

/** Change of one scale between two waves, among students with a score in both. Counts are null where they are small. */
export interface ScaleChange extends PairedChange {
  readonly scale: string
  readonly reliability: UsedReliability | null
  readonly method: ReliableChangeMethod
  /** Standard error of a change, and the least change that is reliable; NaN without a reliability. */
  readonly standardErrorOfDifference: number
  readonly leastChange: number
  readonly improved: number | null
  readonly unchanged: number | null
  readonly deteriorated: number | null
}

/** Paired change of one scale in one group, by where students are in the later wave. */
export interface GroupChange extends PairedChange {
  readonly level: string
  readonly group: string
  readonly scale: string
}

/** Two waves one after the other. */
export interface WavePair {
  readonly from: string
  readonly to: string
  readonly rows: readonly TransitionRow[]
  /** Of the tier asked about; null where what it is made of is hidden. */
  readonly mcnemar: (McnemarResult & { readonly n: number }) | null
  /** Over tiers and baseline; null as above. */
  readonly bowker: BowkerResult | null
  readonly scales: readonly ScaleChange[]
  readonly groups: readonly GroupChange[]
}

/** One wave of the comparison. */
export interface ComparedWave {
  readonly wave: string
  readonly resultSets: readonly string[]
  readonly protocol: Provenance
  readonly instruments: readonly Provenance[]
  readonly students: number
  readonly retested: number
  readonly replaced: number
  readonly withoutStudent: number
}

/** Everything that `compare` says and may publish. */
export interface Comparison {
  readonly waves: readonly ComparedWave[]
  readonly retestRule: RetestRule
  /** The tier at or above which a student counts as in a tier. */
  readonly tier: string
  readonly levels: readonly string[]
  readonly pairs: readonly WavePair[]
}
