import { cycleShare } from './cycle-share.js'
import { allSame, longestRunShare } from './longest-run.js'
import { missingShare } from './missing-share.js'
import type { QualityIndex } from './quality-index.js'
import { instructedFailed, secondsPerItem, validityState } from './recorded-indexes.js'

/** Every index of response quality that a protocol can use. To add one: a file, and its line here. */
export const QUALITY_INDEXES: readonly QualityIndex[] = [
  missingShare,
  longestRunShare,
  allSame,
  cycleShare,
  secondsPerItem,
  instructedFailed,
  validityState,
]
