import { TRUTH } from '../score/truth.js'
import type { CompiledProtocol } from './compile-protocol.js'
import type { ScreenBuffer } from './screen-buffer.js'
import { QUALITY_STATES, TIER_INVALID, TIER_UNDETERMINED } from './screened-block.js'

/**
 * The two tiers of each sheet: the most pressing one of which a rule is certain, and the most pressing one that is
 * still possible. Where they are the same the tier is determined. A sheet without either is in the baseline; one
 * without a certain tier is undetermined; an invalid one says nothing but its crisis rules.
 */
export function assignTiers(compiled: CompiledProtocol, buffer: ScreenBuffer): void {
  const { tier, tierPossible, determined, length } = buffer
  const baseline = compiled.protocol.tiers.length
  const invalid = QUALITY_STATES.indexOf('invalid')
  tier.fill(baseline, 0, length)
  tierPossible.fill(baseline, 0, length)
  compiled.rules.forEach((rule, index) => {
    const truths = buffer.rules[index] as Uint8Array
    for (let row = 0; row < length; row++) {
      const truth = truths[row] as number
      if (truth === TRUTH.false) continue
      if (rule.tier < (tierPossible[row] as number)) tierPossible[row] = rule.tier
      if (truth === TRUTH.true && rule.tier < (tier[row] as number)) tier[row] = rule.tier
    }
  })
  for (let row = 0; row < length; row++) {
    const isInvalid = buffer.quality[row] === invalid
    const isDetermined = tier[row] === tierPossible[row] && !isInvalid
    determined[row] = isDetermined ? 1 : 0
    if (isDetermined || tier[row] !== baseline) continue
    tier[row] = isInvalid ? TIER_INVALID : TIER_UNDETERMINED
    if (isInvalid) tierPossible[row] = TIER_INVALID
  }
}
