/** Truth of a condition over the missing answers, as a byte: the order is that of three-valued logic. */
export const TRUTH = { false: 0, unknown: 1, true: 2 } as const

export const TRUTHS = ['false', 'unknown', 'true'] as const
export type Truth = (typeof TRUTHS)[number]
