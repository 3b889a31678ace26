/**
 * Which of two sheets of one student counts in a wave: the retest where the first sheet cannot be used and the retest
 * is better, always the later, always the earlier.
 */
export const RETEST_RULES = ['replaces-unusable', 'last', 'first'] as const

export type RetestRule = (typeof RETEST_RULES)[number]

/** What the rule looks at in a sheet. */
export interface SheetState {
  readonly quality: string
  /** Index of the tier among tiers (most pressing first), baseline, undetermined, invalid. */
  readonly tier: number
}

/**
 * Merges a retest into a wave.
 *
 * A sheet is usable where it is not invalid and its tier is determined; an undetermined one is better than an invalid
 * one. A tier that an invalid sheet has, by a critical item, is kept where it presses more than that of the sheet which
 * counts: a retest does not take a crisis back.
 *
 * @param nTiers - tiers of the protocol, without the baseline
 * @returns whether the later sheet counts, and the tier of the wave
 *
 * @example
 * ```ts
 * mergeRetest({ quality: 'invalid', tier: 5 }, { quality: 'valid', tier: 3 }, 3) // => { isLater: true, tier: 3 }
 * mergeRetest({ quality: 'invalid', tier: 0 }, { quality: 'valid', tier: 3 }, 3) // => { isLater: true, tier: 0 }
 * mergeRetest({ quality: 'valid', tier: 2 }, { quality: 'valid', tier: 3 }, 3) // => { isLater: false, tier: 2 }
 * ```
 */
export function mergeRetest(
  earlier: SheetState,
  later: SheetState,
  nTiers: number,
  rule: RetestRule = 'replaces-unusable',
): { readonly isLater: boolean; readonly tier: number } {
  const isLater =
    rule === 'last' ||
    (rule === 'replaces-unusable' && usability(later, nTiers) > usability(earlier, nTiers))
  const [counts, other] = isLater ? [later, earlier] : [earlier, later]
  const isCrisis = other.quality === 'invalid' && other.tier < nTiers && other.tier < counts.tier
  return { isLater, tier: isCrisis ? other.tier : counts.tier }
}

/** 2 usable, 1 undetermined, 0 invalid. */
function usability({ quality, tier }: SheetState, nTiers: number): number {
  if (quality === 'invalid') return 0
  return tier <= nTiers ? 2 : 1
}
