import type {
  CutScore,
  Instrument,
  Interval,
  Item,
  Scale,
  Term,
} from '../../src/instrument/instrument.js'
import type { PersonBlock, ResponseBlock } from '../../src/table/blocks.js'

/** A small instrument for tests, made without the parser. */
export function makeInstrument(
  parts: Partial<Instrument> & Pick<Instrument, 'items' | 'scales'>,
): Instrument {
  return {
    id: 'test',
    version: '1.0.0',
    variant: null,
    fingerprint: '0000000000000000',
    names: { en: 'Test' },
    displayNames: { en: 'Test' },
    informants: ['self'],
    ages: null,
    gates: [],
    bands: {},
    rules: [],
    criticalItems: [],
    validity: [],
    unscored: {},
    codes: {},
    references: {},
    licence: { status: 'free', detail: '', confidence: 'unknown' },
    provenance: {},
    doubts: [],
    ...parts,
  }
}

/** An item with the codes 0 to `most`, reversed by the declared range or not. */
export function makeItem(id: string, most: number, reverseKeyed = false): Item {
  return {
    id,
    names: { en: id },
    options: Array.from({ length: most + 1 }, (_, code) => ({
      code,
      score: reverseKeyed ? most - code : code,
      label: null,
    })),
    reverseKeyed,
    declined: [],
    notApplicable: [],
  }
}

/** A scale over the terms at `indexes`, all of weight 1 unless said otherwise. */
export function makeScale(
  id: string,
  indexes: readonly number[],
  parts: Partial<Scale> & { readonly counts?: Interval } = {},
): Scale {
  const { counts = null, ...rest } = parts
  return {
    id,
    names: { en: id },
    displayNames: { en: id },
    aggregate: 'sum',
    of: 'items',
    terms: indexes.map((index): Term => ({ index, weight: 1, counts })),
    recode: null,
    direction: 'higher-is-worse',
    missing: { maxMissing: 0, completion: 'prorate', round: 'none' },
    transform: [],
    attainable: { minimum: 0, maximum: 1000 },
    cutScoresOn: 'raw',
    cutScoreSets: [],
    neverTiered: false,
    source: null,
    confidence: 'unknown',
    ...rest,
  }
}

/** Cut scores from lower bounds; bands are named `b0`, `b1`, … */
export function makeCutScores(bounds: readonly (number | null)[], isStrict = false): CutScore[] {
  return bounds.map((at, index) => ({
    at,
    strict: isStrict && index > 0,
    band: `b${index}`,
    source: null,
    confidence: 'unknown',
    sensitivity: null,
    specificity: null,
    population: null,
  }))
}

/** Item columns from rows of bytes. */
export function blockOf(rows: readonly (readonly number[])[]): ResponseBlock {
  const nItems = rows[0]?.length ?? 0
  return {
    length: rows.length,
    codes: Array.from({ length: nItems }, (_, item) =>
      Uint8Array.from(rows, (row) => row[item] ?? 255),
    ),
  }
}

/** Persons of whom nothing is known. */
export function nobody(length: number): PersonBlock {
  return {
    length,
    sex: new Uint8Array(length),
    ageMonths: new Int16Array(length).fill(-1),
    grade: new Int8Array(length).fill(-1),
  }
}
