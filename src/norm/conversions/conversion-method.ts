import type { Issue } from '../../issue/issue.js'
import type { Rounding } from '../../stat/rounding.js'
import type { Metric } from '../metrics.js'
import type { Conversion, NormCell } from '../norm-table.js'

/** The conversion of one kind, as written in a norm table. */
export type ConversionOf<Kind extends Conversion['kind']> = Extract<
  Conversion,
  { readonly kind: Kind }
>

/** What a table says of all its cells. */
export interface ConversionSetting {
  readonly metric: Metric
  readonly round: Rounding
  readonly edges: 'clamp' | 'missing'
}

/** One way to make a standard score of a raw score. Each is a file, and a line in `conversions.ts`. */
export interface ConversionMethod<Written extends Conversion = Conversion> {
  readonly kind: Written['kind']
  /** True where the score depends on age, so that a person of unknown age has none. */
  readonly usesAge: boolean
  /** What the schema cannot say of a cell; `path` is the JSON pointer of its conversion. */
  faults(conversion: Written, path: string, cell: NormCell, metric: Metric | null): Issue[]
  /**
   * The standard score in the metric, rounded as declared.
   *
   * @param age - in the unit of the table; not read where `usesAge` is false
   * @returns NaN for a raw score of NaN, where the edge rule says missing, and where the formula has no finite value
   */
  convert(conversion: Written, setting: ConversionSetting, raw: number, age: number): number
}
