import type { Instrument } from '../../../instrument/instrument.js'
import { type Issue, issue, type Result } from '../../../issue/issue.js'
import { cholesky } from '../../../stat/cholesky.js'
import { fullMatrix } from '../distance-plan.js'
import type { ItemPair } from '../quality-plan.js'
import { type ItemMoments, pairMoments } from './item-moments.js'
import type { DistanceReference, QualityReferenceDocument } from './quality-reference.js'

export interface QualityReferenceSetting {
  /** Short name of the reference, behind the id of the instrument. */
  readonly name: string
  readonly data: Omit<QualityReferenceDocument['data'], 'n'>
  /** Pairs of items whose raw answers correlate at least so much, or at most so much, are synonyms and antonyms. */
  readonly synonymsAtLeast: number
  readonly antonymsAtMost: number
}

/**
 * A quality reference from the moments of an instrument's items, each figure over the sheets that have what it needs.
 *
 * Every pair of items at the stated correlation is taken, in presented order; an item may be in several. Items that
 * nobody answers differently are in no pair and in no distance. Where some items follow from others the distance is
 * left out, with a warning.
 *
 * @returns the document; an issue where no two sheets answer the instrument
 */
export function makeQualityReference(
  instrument: Instrument,
  moments: ItemMoments,
  { name, data, synonymsAtLeast, antonymsAtMost }: QualityReferenceSetting,
): Result<QualityReferenceDocument> {
  const n = moments.nSheets
  if (n < 2) return { ok: false, issues: [tooFew('two sheets with an answer or more', `${n}`)] }
  const ids = instrument.items.map(({ id }) => id)
  const { distance, issues } = distanceOf(ids, moments)
  const value: QualityReferenceDocument = {
    $schema: 'urn:mindgauge:schema:quality-reference',
    id: `${instrument.id}/${name}`,
    version: '1.0.0',
    instrument: instrument.id,
    instrumentFingerprint: instrument.fingerprint,
    data: { ...data, n },
    items: ids,
    keyedMeans: ids.map((_, item) => {
      const count = moments.keyedN[item] as number
      return count === 0 ? null : (moments.keyedSums[item] as number) / count
    }),
    synonyms: {
      atLeast: synonymsAtLeast,
      pairs: pairsWhere(ids, moments, (correlation) => correlation >= synonymsAtLeast),
    },
    antonyms: {
      atMost: antonymsAtMost,
      pairs: pairsWhere(ids, moments, (correlation) => correlation <= antonymsAtMost),
    },
    ...(distance === null ? {} : { distance }),
  }
  return { ok: true, value, issues }
}

function tooFew(expected: string, received: string): Issue {
  return issue({ code: 'group-too-small', expected, received })
}

function pairsWhere(
  ids: readonly string[],
  moments: ItemMoments,
  isPair: (correlation: number) => boolean,
): ItemPair[] {
  return ids.flatMap((id, item) =>
    ids
      .slice(item + 1)
      .filter((_, after) => isPair(pairMoments(moments, item, item + 1 + after).correlation))
      .map((other): ItemPair => [id, other]),
  )
}

function distanceOf(
  ids: readonly string[],
  moments: ItemMoments,
): { readonly distance: DistanceReference | null; readonly issues: readonly Issue[] } {
  const varying = ids.flatMap((_, item) =>
    pairMoments(moments, item, item).covariance > 0 ? [item] : [],
  )
  const items = varying.map((item) => ids[item] as string)
  const covariance = varying.map((item, row) =>
    varying.slice(0, row + 1).map((other) => pairMoments(moments, item, other).covariance),
  )
  const matrix = fullMatrix(covariance)
  const factor = matrix.every(Number.isFinite) ? cholesky(matrix, items.length) : 0
  if (typeof factor !== 'number' && items.length > 0) {
    const means = varying.map((item) => pairMoments(moments, item, item).mean)
    return { distance: { items, means, covariance }, issues: [] }
  }
  const found = issue({
    code: 'group-too-small',
    severity: 'warning',
    ...(typeof factor === 'number' && items[factor] !== undefined ? { column: items[factor] } : {}),
    expected: 'sheets in which no item follows from the others, for the Mahalanobis distance',
    received: `${moments.nSheets} sheets, ${moments.nComplete} of them without a gap; no distance`,
  })
  return { distance: null, issues: [found] }
}
