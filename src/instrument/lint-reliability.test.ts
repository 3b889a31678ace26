import { describe, expect, it } from 'vitest'
import { makeInstrument, makeScale } from '../../tests/support/make-instrument.js'
import type { CutScore, Instrument } from './instrument.js'
import { lintReliability } from './lint-reliability.js'
import type { ScaleReliability } from './reliability.js'

const alpha: ScaleReliability = {
  coefficient: 0.8,
  kind: 'alpha',
  source: 'a',
  confidence: 'single-source',
}

const cut: CutScore = {
  at: 1,
  strict: false,
  band: 'high',
  source: 'a',
  confidence: 'single-source',
  sensitivity: 0.88,
  specificity: 0.775,
  population: null,
}

function faultsOf(
  reliability: readonly ScaleReliability[],
  changes: Partial<CutScore> = {},
  more: Partial<Instrument> = {},
): string[] {
  const cutScoreSets = [{ group: {}, cutScores: [{ ...cut, ...changes }] }]
  const scales = [makeScale('total', [0], { reliability, cutScoreSets })]
  const paths: string[] = []
  lintReliability({ ...makeInstrument({ items: [], scales }), ...more }, ({ path = '' }) => {
    paths.push(path)
  })
  return paths
}

describe('lintReliability', () => {
  it('lets figures pass that fit each other', () => {
    const retest: ScaleReliability = { ...alpha, kind: 'retest', weeks: 2 }
    expect(faultsOf([alpha, retest], { nSensitivity: 41, nSpecificity: 423 })).toEqual([])
  })

  it.each([
    ['weeks where there is one occasion', [{ ...alpha, weeks: 2 }], {}, 'reliability/0/weeks'],
    ['a reliability from memory', [{ ...alpha, confidence: 'from-memory' }], {}, 'reliability/0'],
    ['persons of whom no count gives the share', [], { nSensitivity: 7 }, 'cutScores/high/nSens'],
    [
      'persons without the share',
      [],
      { nSpecificity: 9, specificity: null },
      'cutScores/high/nSpec',
    ],
  ] as const)('says of %s where it stands', (_, reliability, changes, place) => {
    const [fault = '', ...others] = faultsOf(reliability, changes)
    expect(fault).toContain(`/scoring/scales/total/${place}`)
    expect(others).toEqual([])
  })

  it('lets a reliability from memory stand in a variant, which has to be named', () => {
    expect(faultsOf([{ ...alpha, confidence: 'from-memory' }], {}, { isDefault: false })).toEqual(
      [],
    )
  })
})
