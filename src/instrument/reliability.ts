import type { Confidence } from './confidence.js'

/**
 * Which reliability a coefficient is: internal consistency (`alpha`, `omega`, `split-half`) or agreement of two
 * occasions (`retest`, a correlation; `intraclass`).
 */
export const RELIABILITY_KINDS = ['alpha', 'omega', 'split-half', 'retest', 'intraclass'] as const

export type ReliabilityKind = (typeof RELIABILITY_KINDS)[number]

/** How reliable a scale was found to be. */
export interface ScaleReliability {
  /** In 0–1. */
  readonly coefficient: number
  readonly kind: ReliabilityKind
  /** Between the two occasions; for `retest` and `intraclass` only. */
  readonly weeks?: number
  /** Persons on whom it rests. */
  readonly n?: number
  /** In whom it was studied. */
  readonly population?: string
  readonly source: string
  readonly confidence: Confidence
}

/** Kinds of agreement of two occasions. */
export const OCCASION_KINDS: ReadonlySet<ReliabilityKind> = new Set(['retest', 'intraclass'])
