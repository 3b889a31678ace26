import type { Conversion } from '../norm-table.js'
import type { ConversionMethod } from './conversion-method.js'
import { lms } from './lms.js'
import { lookup } from './lookup.js'
import { meanSd } from './mean-sd.js'
import { percentile } from './percentile.js'
import { regression } from './regression.js'

/** Every kind of conversion. A contract suite runs over the list. */
export const CONVERSIONS: readonly ConversionMethod[] = [
  lookup,
  meanSd,
  percentile,
  lms,
  regression,
]

/** Index in {@link CONVERSIONS} of the method for a conversion. */
export function methodIndexOf(conversion: Conversion): number {
  return CONVERSIONS.findIndex(({ kind }) => kind === conversion.kind)
}
