/**
 * Named rounding of a value to a whole number. `half-up` moves halves towards +∞, `half-even` to the even neighbour,
 * `truncate` drops the fraction, `up` and `down` go to the next whole number.
 */
export const ROUNDINGS = ['none', 'half-up', 'half-even', 'truncate', 'up', 'down'] as const

export type Rounding = (typeof ROUNDINGS)[number]
