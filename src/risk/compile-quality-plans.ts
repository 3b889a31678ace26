import type { CompiledInstrument } from '../score/plan.js'
import { compileQualityPlan, type QualityPlan } from '../score/quality/quality-plan.js'
import type { Protocol } from './protocol.js'

/**
 * What the indexes of response quality need of each of the protocol's instruments: the pairs that the protocol declares
 * and the quality references that were loaded with it.
 */
export function compileQualityPlans(
  { instruments: entries, qualityReferences = [] }: Protocol,
  instruments: readonly CompiledInstrument[],
): QualityPlan[] {
  return entries.map(({ instrument, synonyms, antonyms }, index) => {
    const reference = qualityReferences.find((one) => one.instrument === instrument)
    return compileQualityPlan(instruments[index] as CompiledInstrument, {
      ...(synonyms === undefined ? {} : { synonyms }),
      ...(antonyms === undefined ? {} : { antonyms }),
      ...(reference === undefined ? {} : { reference }),
    })
  })
}
