import type { ItemPair } from '../quality-plan.js'

/**
 * What some indexes of response quality need to know of how people answer an instrument: a file made once from data and
 * named by a protocol, so that screening stays one pass and gives the same result for a sheet whatever the others are.
 */
export interface QualityReferenceDocument {
  readonly $schema?: string
  readonly id: string
  readonly version: string
  readonly instrument: string
  /** Fingerprint of the instrument whose codes and keys the figures are in. */
  readonly instrumentFingerprint: string
  /** Where the figures come from: name of the file, version of the program, number of sheets with an answer. */
  readonly data: { readonly file: string; readonly mindgauge: string; readonly n: number }
  /** Item ids in presented order, and their mean item scores after keying; null where there is none. */
  readonly items: readonly string[]
  readonly keyedMeans: readonly (number | null)[]
  /** Pairs of items, the one presented first standing first, whose raw answers correlate so much. */
  readonly synonyms: { readonly atLeast: number; readonly pairs: readonly ItemPair[] }
  readonly antonyms: { readonly atMost: number; readonly pairs: readonly ItemPair[] }
  /** Left out where some items follow from others, so that there is no distance. */
  readonly distance?: DistanceReference
}

/** Means of raw answers, and the rows of the lower triangle of their covariance matrix. */
export interface DistanceReference {
  readonly items: readonly string[]
  readonly means: readonly number[]
  readonly covariance: readonly (readonly number[])[]
}

/** A quality reference that was parsed. */
export interface QualityReference extends Omit<QualityReferenceDocument, '$schema'> {
  /** Added by the parser. */
  readonly fingerprint: string
}
