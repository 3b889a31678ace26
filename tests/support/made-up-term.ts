import { expect } from 'vitest'
import { type GenerateOptions, generate } from '../../src/batch/generate/generate.js'
import type { Instrument, Item, Scale } from '../../src/instrument/instrument.js'
import type { Protocol } from '../../src/risk/protocol.js'

const item = (id: string, nOptions: number, reverseKeyed: boolean): Item => ({
  id,
  names: { en: id },
  options: Array.from({ length: nOptions }, (_, code) => ({
    code,
    score: reverseKeyed ? nOptions - 1 - code : code,
    label: null,
  })),
  reverseKeyed,
  declined: [],
  notApplicable: [],
})

const scale = (id: string, nItems: number, direction: Scale['direction']): Scale => ({
  id,
  names: { en: id },
  displayNames: { en: id },
  aggregate: 'sum',
  of: 'items',
  terms: Array.from({ length: nItems }, (_, index) => ({ index, weight: 1, counts: null })),
  recode: null,
  direction,
  missing: { maxMissing: 0, completion: 'prorate', round: 'none' },
  transform: [],
  attainable: { minimum: 0, maximum: nItems * 3 },
  cutScoresOn: 'raw',
  cutScoreSets: [],
  neverTiered: false,
  source: null,
  confidence: 'unknown',
})

const instrument = (
  id: string,
  items: readonly Item[],
  extra: Partial<Instrument>,
): Instrument => ({
  id,
  version: '1.0.0',
  variant: null,
  fingerprint: '0',
  names: { en: id },
  displayNames: { en: id },
  informants: ['self'],
  ages: null,
  items,
  gates: [],
  scales: [scale('total', items.length, 'higher-is-worse')],
  bands: {},
  rules: [],
  criticalItems: [],
  validity: [],
  unscored: {},
  codes: {},
  references: {},
  licence: { status: 'public', detail: '', confidence: 'unknown' },
  provenance: {},
  doubts: [],
  ...extra,
})

/** Reverse-keyed every other item, and nothing else. */
export const young: Instrument = instrument(
  'young',
  Array.from({ length: 6 }, (_, index) => item(`y_${index + 1}`, 4, index % 2 === 1)),
  {},
)
/** With crisis item. */
export const old: Instrument = instrument(
  'old',
  Array.from({ length: 8 }, (_, index) => item(`o_${index + 1}`, 4, false)),
  {
    criticalItems: [
      {
        id: 'last',
        names: { en: 'last' },
        when: { item: 'o_8', atLeast: 1 },
        severity: 'crisis',
      },
    ],
    gates: [{ when: { item: 'o_1', codes: [0] }, items: ['o_2'], code: 0 }],
  },
)

export const protocol: Protocol = {
  id: 'two-stages',
  version: '1.0.0',
  names: { en: 'two stages' },
  grades: [5, 6, 7, 8],
  instruments: [
    { instrument: 'young', grades: [5, 6] },
    { instrument: 'old', grades: [7, 8] },
  ],
  quality: [],
  instructedItems: [{ column: 'check', expected: '3' }],
  tiers: [],
  baseline: { id: 'none', names: { en: 'none' } },
  rules: [],
  levels: ['school', 'grade', 'class'],
  suppression: { minimumCell: 5, minimumGroup: 10 },
  duplicates: 'first',
  references: {},
  fingerprint: '0',
}

interface Files {
  readonly responses: string
  readonly roster: string
  readonly rows: readonly Readonly<Record<string, string>>[]
  readonly enrolled: readonly Readonly<Record<string, string>>[]
}

/** The files of a made-up term. */
export function made(options: Partial<GenerateOptions> = {}): Files {
  let responses = ''
  let roster = ''
  const decoder = new TextDecoder()
  const all = { protocol, instruments: [young, old], students: 2000, seed: 11, ...options }
  for (const piece of generate(all)) {
    responses += decoder.decode(piece.responses)
    roster += decoder.decode(piece.roster)
  }
  return { responses, roster, rows: records(responses), enrolled: records(roster) }
}

function records(text: string): Record<string, string>[] {
  const [header = '', ...lines] = text.trimEnd().split('\n')
  const names = header.split(',')
  return lines.map((line) => {
    const cells = line.split(',')
    expect(cells).toHaveLength(names.length)
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']))
  })
}

export const share = <T>(list: readonly T[], test: (entry: T) => boolean): number =>
  list.filter(test).length / list.length
