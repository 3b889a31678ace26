import type { CountedBlock } from '../src/cohort/add-block.js'
import type { CohortGroups } from '../src/cohort/leaf-positions.js'
import type { Instrument, Scale } from '../src/instrument/instrument.js'
import type { Protocol } from '../src/risk/protocol.js'
import { TIER_INVALID, TIER_UNDETERMINED } from '../src/risk/screened-block.js'

/** One sheet of a made-up campaign: where it belongs and what was found, as the bytes of a screened block. */
export interface Sheet {
  readonly path: readonly string[]
  readonly sex: number
  readonly quality: number
  readonly tier: number
  readonly crisis: number
  /** A band per scale, 255 where it has none. */
  readonly bands: readonly number[]
  /** Certain and possible outcome of the rule. */
  readonly rule: readonly [number, number]
}

function scale(id: string, bands: readonly string[]): Scale {
  const names = { en: id, zh: `量表${id}` }
  return {
    id,
    names,
    displayNames: names,
    aggregate: 'sum',
    of: 'items',
    terms: [],
    recode: null,
    direction: 'higher-is-worse',
    missing: { maxMissing: 0, completion: 'prorate', round: 'none' },
    transform: [],
    attainable: { minimum: 0, maximum: 27 },
    cutScoresOn: 'raw',
    cutScoreSets: [
      {
        group: {},
        cutScores: bands.map((band, index) => ({
          at: index === 0 ? null : index * 5,
          strict: false,
          band,
          source: 'made-up',
          confidence: 'unknown',
          sensitivity: null,
          specificity: null,
          population: null,
        })),
      },
    ],
    neverTiered: false,
    source: null,
    confidence: 'unknown',
  }
}

/** An instrument of scales with these numbers of bands, and one rule with two outcomes. */
export function madeUpInstrument(nBands: readonly number[], id = 'mood'): Instrument {
  const all = ['low', 'middle', 'high', 'top']
  return {
    id,
    version: '1.0.0',
    variant: null,
    fingerprint: '0123456789abcdef',
    names: { en: `Scale of ${id}`, zh: `${id}量表` },
    displayNames: { en: `Scale of ${id}`, zh: `${id}量表` },
    informants: ['self'],
    ages: null,
    items: [],
    gates: [],
    scales: nBands.map((n, index) => scale(`part${index + 1}`, all.slice(0, n))),
    bands: {
      low: { en: 'low', zh: '低' },
      middle: { en: 'middle', zh: '中' },
      high: { en: 'high', zh: '高' },
      top: { en: 'top', zh: '很高' },
    },
    rules: [
      {
        id: 'pattern',
        names: { en: 'pattern', zh: '模式' },
        outcomes: [
          { id: 'present', names: { en: 'present', zh: '有' } },
          { id: 'absent', names: { en: 'absent', zh: '无' } },
        ],
      },
    ],
    criticalItems: [],
    validity: [],
    unscored: {},
    codes: {},
    references: {},
    licence: { status: 'public domain', detail: 'made up', confidence: 'unknown' },
    provenance: {},
    doubts: [],
  }
}

/** A protocol with two tiers over one instrument. */
export function madeUpProtocol(
  levels: readonly string[],
  suppression: Protocol['suppression'],
): Protocol {
  const tier = { withinHours: 24, who: { en: 'counsellor' }, action: { en: 'talk' } }
  return {
    id: 'made-up',
    version: '1.0.0',
    names: { en: 'Made-up campaign', zh: '示例筛查' },
    example: true,
    grades: [7, 8],
    instruments: [{ instrument: 'mood' }],
    quality: [],
    tiers: [
      { ...tier, id: 'red', names: { en: 'red', zh: '红色' }, colour: '#c0392b' },
      { ...tier, id: 'yellow', names: { en: 'yellow', zh: '黄色' }, colour: '#f1c40f' },
    ],
    baseline: { id: 'none', names: { en: 'no tier', zh: '未达预警' } },
    rules: [],
    levels,
    suppression,
    duplicates: 'last',
    references: {},
    fingerprint: 'fedcba9876543210',
  }
}

/** Sheets as a screened block, as far as a cohort reads it. */
export function screenedBlock(sheets: readonly Sheet[], nScales: number): CountedBlock {
  const bytes = (pick: (sheet: Sheet) => number): Uint8Array => Uint8Array.from(sheets, pick)
  const scales = Array.from({ length: nScales }, (_, index) => ({
    band: bytes(({ bands }) => bands[index] ?? 255),
    cutScoreSet: bytes(({ bands }) => ((bands[index] ?? 255) === 255 ? 255 : 0)),
  }))
  const rules = [{ certain: bytes(({ rule }) => rule[0]), possible: bytes(({ rule }) => rule[1]) }]
  return {
    length: sheets.length,
    scores: [{ responses: { codes: [new Uint8Array(sheets.length)] }, scales, rules }],
    quality: bytes(({ quality }) => quality),
    crisis: bytes(({ crisis }) => crisis),
    tier: bytes(({ tier }) => tier),
  }
}

/** The groups of sheets, with dictionaries in order of appearance. */
export function groupsOf(
  sheets: readonly Pick<Sheet, 'path' | 'sex'>[],
  nLevels: number,
): CohortGroups {
  const levels = Array.from({ length: nLevels }, (_, level) => {
    const values = [...new Set(sheets.map(({ path }) => path[level] ?? ''))]
    const codes = Int32Array.from(sheets, ({ path }) => values.indexOf(path[level] ?? ''))
    return { codes, values }
  })
  return { length: sheets.length, levels, sex: Uint8Array.from(sheets, ({ sex }) => sex) }
}

/** A sheet with these shares of what may be found, by draws in 0–1. */
export function drawnSheet(
  path: readonly string[],
  sex: number,
  draw: () => number,
  nBands: readonly number[],
): Sheet {
  const quality = pick(draw(), [0.92, 0.05, 0.03])
  const tier = [0, 1, 2, TIER_UNDETERMINED][pick(draw(), [0.03, 0.09, 0.85, 0.03])] ?? 2
  const crisis = [2, 1, 0][pick(draw(), [0.02, 0.03, 0.95])] ?? 0
  const bands = nBands.map((n) =>
    draw() < 0.03 ? 255 : pick(draw(), [0.7, 0.18, 0.08, 0.04].slice(0, n)),
  )
  const rule = (
    [
      [0, 0],
      [1, 1],
      [1, 0],
      [255, 255],
    ] as const
  )[pick(draw(), [0.1, 0.85, 0.03, 0.02])] ?? [1, 1]
  const isSilent = quality === 2 && crisis !== 2
  return { path, sex, quality, tier: isSilent ? TIER_INVALID : tier, crisis, bands, rule }
}

function pick(draw: number, shares: readonly number[]): number {
  let sum = 0
  for (let index = 0; index < shares.length; index++) {
    sum += shares[index] ?? 0
    if (draw < sum) return index
  }
  return 0
}

/** Draws in 0–1 that a seed decides (mulberry32). */
export function drawsFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
