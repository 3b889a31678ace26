import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockOf } from '../../../../tests/support/make-instrument.js'
import { scaledInstrument } from '../../../../tests/support/quality-sheets.js'
import { MISSING } from '../../../table/missing.js'
import { addSheets, createItemMoments } from './item-moments.js'
import { lintQualityReference } from './lint-quality-reference.js'
import { makeQualityReference } from './make-quality-reference.js'
import { parseQualityReference } from './parse-quality-reference.js'

const B = MISSING.blank
const instrument = scaledInstrument(2, [false, true, false, false])
const setting = {
  name: 'x',
  data: { file: 'x.csv', mindgauge: '0.0.0' },
  synonymsAtLeast: 0.6,
  antonymsAtMost: -0.6,
}

function made(...blocks: readonly (readonly (readonly number[])[])[]) {
  const moments = createItemMoments(instrument)
  for (const rows of blocks) addSheets(moments, blockOf(rows))
  return makeQualityReference(instrument, moments, setting)
}

function document(...blocks: readonly (readonly (readonly number[])[])[]) {
  const result = made(...blocks)
  if (!result.ok) throw new Error('no reference')
  return structuredClone(result.value)
}

const ROWS = [
  [0, 4, 1, 2],
  [1, 3, 0, 2],
  [2, 2, 4, 0],
  [3, 0, 2, 1],
  [4, 1, 3, 4],
  [2, 3, 1, 1],
]

describe('a quality reference', () => {
  it('is the same to the last digit in whatever order sheets come and however they are split', () => {
    const row = fc.array(fc.oneof({ weight: 5, arbitrary: fc.nat(4) }, fc.constant(B)), {
      minLength: 4,
      maxLength: 4,
    })
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 20 }), fc.nat(20), (rows, at) => {
        const whole = made([[1, 2, 3, 4], ...rows, [0, 2, 1, 1]])
        const split = made(rows.slice(at).reverse(), [[0, 2, 1, 1]], rows.slice(0, at), [
          [1, 2, 3, 4],
        ])
        expect(JSON.stringify(split)).toBe(JSON.stringify(whole))
      }),
    )
  })

  it('takes pairs at the stated correlation itself, and none short of it', () => {
    const moments = createItemMoments(instrument)
    // The second item repeats the first, the third is turned round, the fourth is near the first.
    const rows = [0, 1, 2, 3, 4].map((code) => [code, code, 4 - code, Math.min(3, code)])
    addSheets(moments, blockOf(rows))
    const limits = { synonymsAtLeast: 1, antonymsAtMost: -1 }
    const result = makeQualityReference(instrument, moments, { ...setting, ...limits })
    if (!result.ok) throw new Error('no reference')
    expect(result.value.synonyms.pairs).toEqual([['i1', 'i2']])
    expect(result.value.antonyms.pairs).toEqual([
      ['i1', 'i3'],
      ['i2', 'i3'],
    ])
  })

  it('keys the means of item scores, and leaves raw means as they are', () => {
    const { keyedMeans, distance } = document(ROWS)
    expect(keyedMeans[1]).toBeCloseTo(6 - 19 / 6, 12)
    expect(distance?.means[1]).toBeCloseTo(19 / 6, 12)
  })

  it('holds pairs from the stated correlation on, the item presented first standing first', () => {
    const { synonyms, antonyms } = document([
      [0, 4, 0, 1],
      [1, 3, 1, 0],
      [2, 2, 2, 1],
      [3, 1, 3, 0],
    ])
    expect(synonyms).toEqual({ atLeast: 0.6, pairs: [['i1', 'i3']] })
    expect(antonyms).toEqual({
      atMost: -0.6,
      pairs: [
        ['i1', 'i2'],
        ['i2', 'i3'],
      ],
    })
  })

  it('has no distance where an item follows from others, and says so', () => {
    const result = made([
      [0, 4, 0, 1],
      [1, 3, 1, 0],
      [2, 2, 2, 1],
      [3, 1, 3, 0],
    ])
    expect(result.ok && result.value.distance).toBeUndefined()
    expect(result.issues).toMatchObject([
      { code: 'group-too-small', severity: 'warning', column: 'i2' },
    ])
  })

  it('leaves items that do not vary out of distance and pairs', () => {
    const { distance, synonyms } = document(ROWS.map((row) => row.with(3, 2)))
    expect(distance?.items).toEqual(['i1', 'i2', 'i3'])
    expect(synonyms.pairs.flat()).not.toContain('i4')
  })

  it('needs two sheets with an answer', () => {
    expect(
      made([
        [0, 1, 2, 3],
        [B, B, B, B],
      ]),
    ).toMatchObject({
      ok: false,
      issues: [{ code: 'group-too-small', received: '1' }],
    })
  })
})

describe('parseQualityReference', () => {
  it('reads what was made, with a fingerprint of its content', () => {
    const parsed = parseQualityReference(document(ROWS))
    expect(parsed.ok && parsed.value.fingerprint).toMatch(/^[0-9a-f]{16}$/)
    expect(parsed.ok && lintQualityReference(parsed.value, instrument)).toEqual([])
  })

  it.each<[string, (faulty: ReturnType<typeof document>) => unknown, string]>([
    ['a list of means that is too short', (one) => ({ ...one, keyedMeans: [1] }), '/keyedMeans'],
    [
      'a pair with an item that there is not',
      (one) => ({ ...one, synonyms: { atLeast: 0.6, pairs: [['i1', 'i9']] } }),
      '/synonyms/pairs/0/1',
    ],
    [
      'a row of the covariance that is too long',
      ({ distance, ...one }) => ({
        ...one,
        distance: { ...distance, covariance: distance?.covariance.with(0, [1, 2]) },
      }),
      '/distance/covariance/0',
    ],
    [
      'a covariance without an inverse',
      ({ distance, ...one }) => ({
        ...one,
        distance: { ...distance, covariance: distance?.covariance.map((row) => row.map(() => 1)) },
      }),
      '/distance/covariance/1',
    ],
    [
      'a cut of the wrong sign',
      (one) => ({ ...one, antonyms: { atMost: 0.6, pairs: [] } }),
      '/antonyms/atMost',
    ],
  ])('refuses %s', (_, change, path) => {
    expect(parseQualityReference(change(document(ROWS)))).toMatchObject({
      ok: false,
      issues: [{ path }],
    })
  })
})

describe('lintQualityReference', () => {
  const parsed = parseQualityReference(document(ROWS))
  const reference = parsed.ok ? parsed.value : null
  it('refuses the reference of another instrument, and one with unknown items', () => {
    if (reference === null) throw new Error('no reference')
    const other = scaledInstrument(2, [false, false, false, false], 'other')
    expect(lintQualityReference(reference, other)).toMatchObject([{ path: '/instrument' }])
    const shorter = scaledInstrument(2, [false, true])
    expect(lintQualityReference(reference, shorter)).toMatchObject([
      { path: '/items/2' },
      { path: '/items/3' },
    ])
  })

  it('warns where the instrument has changed since', () => {
    if (reference === null) throw new Error('no reference')
    const changed = { ...instrument, fingerprint: 'f'.repeat(16) }
    expect(lintQualityReference(reference, changed)).toMatchObject([
      { code: 'versions-differ', severity: 'warning' },
    ])
  })
})
