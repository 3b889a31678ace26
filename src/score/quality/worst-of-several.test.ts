import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexOf, qualityInput, scaledInstrument } from '../../../tests/support/quality-sheets.js'
import { MISSING } from '../../table/missing.js'
import type { QualitySetting } from './quality-plan.js'

const N_ITEMS = 8
const instrument = scaledInstrument(
  2,
  Array.from({ length: N_ITEMS }, (_, item) => item % 3 === 2),
)
const ids = instrument.items.map(({ id }) => id)
const pairs = [0, 2, 4, 6].map((at): [string, string] => [ids[at] ?? '', ids[at + 1] ?? ''])
const setting: QualitySetting = {
  synonyms: pairs,
  antonyms: pairs,
  reference: {
    id: 'scaled/x',
    version: '1.0.0',
    instrument: 'scaled',
    instrumentFingerprint: instrument.fingerprint,
    data: { file: 'x.csv', mindgauge: '0.0.0', n: 9 },
    items: ids,
    keyedMeans: ids.map((_, item) => 1 + ((item * 5) % 7) / 2),
    synonyms: { atLeast: 0.6, pairs: [] },
    antonyms: { atMost: -0.6, pairs: [] },
    distance: {
      items: ids,
      means: ids.map((_, item) => 2 + item / 10),
      covariance: ids.map((_, row) =>
        Array.from({ length: row + 1 }, (_, column) => (row === column ? 1 + row / 8 : 0.2)),
      ),
    },
    fingerprint: '0000000000000000',
  },
}
const byte = fc.oneof(
  { weight: 12, arbitrary: fc.nat(4) },
  { weight: 1, arbitrary: fc.constant<number>(MISSING.blank) },
)
const sheets = fc.array(fc.array(byte, { minLength: N_ITEMS, maxLength: N_ITEMS }), {
  minLength: 2,
  maxLength: 3,
})

/** The larger or the smaller of numbers, without those that are NaN. */
function worst(values: readonly number[], pick: (...values: number[]) => number): number {
  const known = values.filter((value) => !Number.isNaN(value))
  return known.length === 0 ? Number.NaN : pick(...known)
}

describe.each([
  'average-run',
  'intra-individual-variability',
  'even-odd-consistency',
  'psychometric-synonyms',
  'psychometric-antonyms',
  'mahalanobis-distance',
  'person-total-correlation',
])('%s over several instruments', (id) => {
  it('is the largest for a rule that speaks from a number on, the smallest for one below a number', () => {
    let differing = 0
    fc.assert(
      fc.property(sheets, (rows) => {
        const partOf = (row: readonly number[]) => ({ instrument, rows: [row], setting })
        const together = qualityInput(rows.map(partOf))
        for (const [pick, least] of [
          [Math.max, 1],
          [Math.min, undefined],
        ] as const) {
          const alone = rows.map((row) => indexOf(id, qualityInput([partOf(row)]), least)[0] ?? 0)
          expect(indexOf(id, together, least)[0]).toBe(worst(alone, pick))
          if (new Set(alone).size > 1) differing++
        }
      }),
      { seed: 20_261_122 },
    )
    expect(differing).toBeGreaterThan(20)
  })
})
