import type { Confidence, ReferenceDocument } from '../instrument/document.js'
import type { Text } from '../issue/text.js'
import type { Rounding } from '../stat/rounding.js'

/**
 * A norm table: how raw scores of one instrument convert to a standard score, for one population. The file and the
 * parsed value have the same shape; parsing checks it and adds the fingerprint.
 */
export interface NormTable {
  readonly id: string
  readonly version: string
  readonly instrument: string
  readonly names: Text
  readonly population: string
  readonly year: number
  readonly n: number | null
  /** One of the metrics in `norm/metrics.ts`, such as `t`. */
  readonly metric: string
  /** Unit of `age` in the cells. */
  readonly ageUnit: 'years' | 'months'
  /** Grade where it is not given: completed years − subtract. Absent: a grade is needed. */
  readonly gradeFromAge?: { readonly subtract: number }
  /** Rounding of the standard score, part of the published convention. */
  readonly round: Rounding
  /** Raw scores outside a lookup or percentile table: the nearest entry, or no score. */
  readonly edges: 'clamp' | 'missing'
  readonly cells: readonly NormCell[]
  readonly references: Readonly<Record<string, ReferenceDocument>>
  readonly confidence: Confidence
  readonly outdated?: string
  readonly licence?: string
  readonly notes?: readonly string[]
  /** SHA-256 (first 16 hex digits) of the canonical file; added by the parser. */
  readonly fingerprint: string
}

/** One cell: whom it is for (an absent key fits everyone), and the conversion. */
export interface NormCell {
  readonly scale: string
  readonly sex?: 'female' | 'male'
  /** In `ageUnit`, `[from, to)`. */
  readonly age?: { readonly from: number; readonly to: number }
  /** The grades that use this cell. */
  readonly grades?: readonly number[]
  readonly informant?: string
  /** Used only for persons whom no other cell of the scale fits, such as combined-sex norms. */
  readonly fallback?: boolean
  readonly n?: number
  readonly reliability?: { readonly value: number; readonly kind: string }
  readonly source?: string
  readonly confidence?: Confidence
  readonly conversion: Conversion
}

/** How a raw score becomes a standard score. One file in `norm/conversions/` for each kind. */
export type Conversion =
  | {
      readonly kind: 'lookup'
      readonly rawFrom: number
      readonly values: readonly (number | null)[]
    }
  | { readonly kind: 'mean-sd'; readonly mean: number; readonly sd: number }
  /** Percentile ranks of raw scores, converted through the normal curve unless the metric is percentile. */
  | {
      readonly kind: 'percentile'
      readonly raw: readonly number[]
      readonly percentileRanks: readonly number[]
    }
  /** Box–Cox power, median and coefficient of variation at ages, interpolated linearly between them. */
  | {
      readonly kind: 'lms'
      readonly ages: readonly number[]
      readonly l: readonly number[]
      readonly m: readonly number[]
      readonly s: readonly number[]
    }
  /** Mean and SD as polynomials of age in `ageUnit`, constant first, centred at `centre`. */
  | {
      readonly kind: 'regression'
      readonly mean: readonly number[]
      readonly sd: readonly number[]
      readonly centre: number
    }

/** What {@link NormTable} looks like before it is parsed. */
export type NormTableDocument = Omit<NormTable, 'fingerprint'> & { readonly $schema?: string }
