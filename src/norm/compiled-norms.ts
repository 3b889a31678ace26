import type { ConversionSetting } from './conversions/conversion-method.js'
import type { NormCell } from './norm-table.js'

/** The norms of an instrument, one entry per scale in the order of the instrument; null where a scale has none. */
export interface CompiledNorms {
  readonly scales: readonly (CompiledNormScale | null)[]
}

/**
 * The norms of one scale as indexes and tables: plain data. Persons fall into classes of grade and of age between which
 * no cell differs; `cellOf` holds the cell of each combination of sex, grade class and age class.
 */
export interface CompiledNormScale {
  readonly scale: string
  readonly tableId: string
  /** Fingerprint of the norm table. */
  readonly fingerprint: string
  /** Id of the metric, which is also the ending of the column: `t` in `rcads-47_mdd_t`. */
  readonly metric: string
  readonly setting: ConversionSetting
  /** Months in the unit of the table's ages: 12 or 1. */
  readonly monthsPerUnit: number
  /** Where the grade is unknown: completed years minus this number. Null: a grade is needed. */
  readonly subtractFromAge: number | null
  /** Highest grade that a cell names; −1 where none names grades. */
  readonly maximumGrade: number
  /** Class of age by completed months: 0 unknown, 1 outside every band. */
  readonly ageClasses: Uint16Array
  readonly nAgeClasses: number
  /** Index into `cells` by `(sex · number of grade classes + grade class) · nAgeClasses + age class`; −1 for none. */
  readonly cellOf: Int32Array
  readonly cells: readonly CompiledNormCell[]
}

export interface CompiledNormCell {
  /** Index in the cells of the norm table. */
  readonly index: number
  /** As written: persons, n, reliability, source, conversion. */
  readonly cell: NormCell
  /** Index of the conversion in CONVERSIONS. */
  readonly method: number
  /** Standard score of each whole raw score from `scoresFrom`, where it does not depend on age; else null. */
  readonly scores: Float64Array | null
  readonly scoresFrom: number
}

/** Oldest age, in completed months, that an age band can hold. */
export const OLDEST_MONTHS = 1300
