import { tierScale } from '../../report/office/tier-scale.js'
import { crisisTier } from '../../risk/crisis-tier.js'
import type { Protocol } from '../../risk/protocol.js'

/**
 * The tier by which a student is cared for: that of the sheet which counts or, for a student of the crisis list, what a
 * critical item asks for, whichever presses more. The item may stand on a sheet that does not count, so that the tier of
 * the other one says nothing of it.
 *
 * @returns a function from the tier of the sheet, '' where no sheet counts, and whether the student is on the crisis list
 */
export function careTier(
  protocol: Pick<Protocol, 'tiers' | 'baseline' | 'rules'>,
): (tier: string, isCrisis: boolean) => string {
  const scale = tierScale(protocol)
  const ofCrisis = crisisTier(protocol)
  return (tier, isCrisis) => (isCrisis ? (scale.worse(tier, ofCrisis) ?? tier) : tier)
}
