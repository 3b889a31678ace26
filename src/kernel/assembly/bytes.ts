// Bytes of answers and of texts that several loops look at. Those of answers are `MISSING` in `table/missing.ts`.

export const FIRST_MISSING: u8 = 250
export const NOT_APPLICABLE: u8 = 252
export const OUT_OF_RANGE: u8 = 253
export const NOT_ADMINISTERED: u8 = 254
export const BLANK: u32 = 255

/** In the place of a sum that is not kept, as `NO_SUM` in `score/score-block.ts`. */
export const NO_SUM: u32 = 0xffff

/** Where the number of missing answers begins in a packed sum, as in `score/pack-terms.ts`. */
export const MISSING_SHIFT: i32 = 16

/** Of `STATUSES` in `score/statuses.ts`. */
export const SCORED: u8 = 0
export const PRORATED: u8 = 1
export const TOO_FEW_ANSWERED: u8 = 2

export const NEWLINE: u32 = 10
export const CARRIAGE_RETURN: u32 = 13
export const SPACE: u32 = 32
export const QUOTE: u32 = 34
export const COMMA: u32 = 44
export const ZERO: u32 = 48
export const DELETE: u32 = 127
