import type { Instrument } from '../instrument/instrument.js'
import { compileNorms } from '../norm/compile-norms.js'
import type { NormTable } from '../norm/norm-table.js'
import { compilePlan } from './compile-plan.js'
import type { CompiledInstrument } from './plan.js'

/**
 * Compiles an instrument and the norm tables to use with it, once, for any number of sheets.
 *
 * @param instrument - parsed by `parseInstrument`, or imported as a module
 * @param norms - parsed norm tables of this instrument; each scale may be in one of them
 * @param informant - who answers, where norms or bands differ by informant; the instrument's, if it has only one
 * @throws {@link RangeError} when two norm tables claim the same scale, or a table belongs to another instrument
 */
export function compileInstrument<ScaleId extends string>(
  instrument: Instrument<ScaleId>,
  norms: readonly NormTable[] = [],
  informant?: string,
): CompiledInstrument<ScaleId> {
  return compilePlan(
    instrument,
    norms.length === 0 ? null : compileNorms(instrument, norms, informant),
    informant,
  )
}
