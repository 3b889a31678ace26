import type { compileNorms } from './compile-norms.js'
import type { convertRaw } from './convert-raw.js'

/** What the engine needs where norms are used, and only there. */
export interface NormStep {
  readonly compileNorms: typeof compileNorms
  readonly convertRaw: typeof convertRaw
}

let provided: NormStep | null = null

/**
 * Hands the engine its norm step. Norm tables bring it along when they are parsed or compiled, so that a page that
 * scores without norms loads no conversions. There is one step only, so no result depends on who handed it over.
 */
export function provideNormStep(step: NormStep): void {
  provided = step
}

/**
 * The norm step of the engine.
 *
 * @throws {@link Error} where no norm table was parsed or compiled in this thread
 */
export function normStep(): NormStep {
  if (provided === null)
    throw new Error('normStep requires norm tables from parseNormTable, called in this thread')
  return provided
}
