/** Sex as stored in {@link PersonBlock.sex}: the index of the name in this list. */
export const SEXES = ['unknown', 'female', 'male'] as const

export type Sex = (typeof SEXES)[number]

/**
 * The answers to one instrument of a block of sheets: one column per item in the order of the instrument's items.
 * A byte is the index of the chosen option, or a {@link MISSING} byte.
 */
export interface ResponseBlock {
  /** Number of sheets; columns may be longer. */
  readonly length: number
  readonly codes: readonly Uint8Array[]
}

/** What is known of the persons of a block, apart from their answers. */
export interface PersonBlock {
  readonly length: number
  /** Index into {@link SEXES}. */
  readonly sex: Uint8Array
  /** Age at the test in completed months; −1 where unknown. */
  readonly ageMonths: Int16Array
  /** School grade 1 to 12 (or beyond); −1 where unknown. */
  readonly grade: Int8Array
  /** Who answered; one for the whole block. */
  readonly informant?: string
}
