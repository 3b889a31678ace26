/**
 * Whether a person was to take an instrument, as a byte. Not known where the person's grade is not: then the
 * instrument counts as due where any of its items is answered.
 */
export const DUE = { no: 0, yes: 1, unknown: 2 } as const
