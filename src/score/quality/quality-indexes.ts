import { averageRun } from './average-run.js'
import { cycleShare } from './cycle-share.js'
import { evenOddConsistency } from './even-odd-consistency.js'
import { intraIndividualVariability } from './intra-individual-variability.js'
import { allSame, longestRunShare } from './longest-run.js'
import { mahalanobisDistance } from './mahalanobis-distance.js'
import { missingShare } from './missing-share.js'
import { personTotalCorrelation } from './person-total-correlation.js'
import { psychometricAntonyms, psychometricSynonyms } from './psychometric-pairs.js'
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
  averageRun,
  intraIndividualVariability,
  evenOddConsistency,
  psychometricSynonyms,
  psychometricAntonyms,
  mahalanobisDistance,
  personTotalCorrelation,
]
