import type { Instrument } from '../../../instrument/instrument.js'
import { type Issue, issue } from '../../../issue/issue.js'
import type { QualityReference } from './quality-reference.js'

/**
 * Holds a quality reference against its instrument: the instrument is the one it is for, and has all of its items. A
 * reference of another version of the instrument is a warning: its figures may be in other codes or keys.
 */
export function lintQualityReference(
  reference: QualityReference,
  instrument: Instrument,
): readonly Issue[] {
  if (reference.instrument !== instrument.id)
    return [
      issue({
        code: 'unknown-reference',
        path: '/instrument',
        expected: `a quality reference of ${instrument.id}`,
        received: `one of ${reference.instrument}`,
      }),
    ]
  const known = new Set(instrument.items.map(({ id }) => id))
  const unknown = reference.items.flatMap((id, index) =>
    known.has(id)
      ? []
      : [
          issue({
            code: 'unknown-reference',
            path: `/items/${index}`,
            about: 'item',
            expected: `an item of ${instrument.id}`,
            received: id,
          }),
        ],
  )
  if (reference.instrumentFingerprint === instrument.fingerprint) return unknown
  const changed = issue({
    code: 'versions-differ',
    severity: 'warning',
    path: '/instrumentFingerprint',
    expected: instrument.fingerprint,
    received: reference.instrumentFingerprint,
  })
  return [...unknown, changed]
}
