/**
 * Item columns hold the index of the chosen option in one byte. Bytes from {@link FIRST_MISSING} up say that there is
 * no usable answer, and why. Zero is an answer like any other.
 */
export const FIRST_MISSING = 250

/** Why an answer is not there, and the byte that says so in an item column. */
export const MISSING = {
  /** The respondent declined, by a code that the instrument or the map declares (such as 999). */
  declined: 251,
  /** The question did not apply, by a declared code. */
  notApplicable: 252,
  /** Something is in the cell, but it is not one of the item's codes. */
  outOfRange: 253,
  /** The item was not put to this respondent. */
  notAdministered: 254,
  /** The cell is empty. */
  blank: 255,
} as const

export type MissingReason = keyof typeof MISSING

/** Largest number of options that an item can have. */
export const MOST_OPTIONS: number = FIRST_MISSING
