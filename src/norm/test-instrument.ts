import type { Instrument, Scale } from '../instrument/instrument.js'

/** A scale of a test, with the raw scores that it can take. */
export interface TestScale {
  readonly id: string
  readonly minimum?: number
  readonly maximum: number
  readonly direction?: Scale['direction']
}

/** An instrument for tests of norms: nothing but scales, informants and ages. */
export function testInstrument(
  id: string,
  scales: readonly TestScale[],
  more: Partial<Pick<Instrument, 'informants' | 'ages'>> = {},
): Instrument {
  return {
    id,
    version: '1.0.0',
    variant: null,
    fingerprint: '0000000000000000',
    names: { en: id },
    displayNames: { en: id },
    informants: ['self'],
    ages: null,
    items: [],
    gates: [],
    scales: scales.map(testScale),
    bands: {},
    rules: [],
    criticalItems: [],
    validity: [],
    unscored: {},
    codes: {},
    references: {},
    licence: { status: 'test', detail: 'test', confidence: 'unknown' },
    provenance: {},
    doubts: [],
    ...more,
  }
}

function testScale({ id, minimum = 0, maximum, direction = 'higher-is-worse' }: TestScale): Scale {
  return {
    id,
    names: { en: id },
    displayNames: { en: id },
    aggregate: 'sum',
    of: 'items',
    terms: [],
    recode: null,
    direction,
    missing: { maxMissing: 0, completion: 'prorate', round: 'none' },
    transform: [],
    attainable: { minimum, maximum },
    cutScoresOn: 'raw',
    cutScoreSets: [],
    neverTiered: false,
    source: null,
    confidence: 'unknown',
  }
}
