/** Status of a score, stored as its index. `scored` and `prorated` come with a number, the others never do. */
export const STATUSES = [
  'scored',
  'prorated',
  'too-few-answered',
  'out-of-range',
  'not-administered',
  'no-norm',
] as const

export type Status = (typeof STATUSES)[number]

/** The bytes of {@link STATUSES}, by name. */
export const STATUS = {
  scored: 0,
  prorated: 1,
  tooFewAnswered: 2,
  outOfRange: 3,
  notAdministered: 4,
  noNorm: 5,
} as const

/** Byte of a band or an outcome that is not there. */
export const NONE = 255
