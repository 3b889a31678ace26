import type { Instrument } from '../../instrument/instrument.js'
import type { ResponseFile } from '../../io/open-responses.js'
import type { RowBlock } from '../../io/row-block.js'
import {
  type KeyingSign,
  keyingSigns,
  type ScaleAnalysis,
} from '../../score/keying/keying-signs.js'
import {
  addToPairSums,
  createPairSums,
  type PairSums,
  pairwiseCovariance,
} from '../../stat/pairwise-covariance.js'
import { FIRST_MISSING } from '../../table/missing.js'
import { type AgeCounts, type AgeSign, ageSigns, countAges, createAges } from './check-ages.js'
import { createSexCheck, type SexSign } from './check-sex.js'
import { type CodeSign, codeSigns } from './code-signs.js'

/** What the keying check of a file found. */
export interface KeyingCheck {
  /** Sheets that the correlations rest on: the first of the file, at most {@link MOST_SHEETS}. */
  readonly sheets: number
  readonly scales: readonly (ScaleAnalysis & { readonly instrument: string })[]
  readonly signs: readonly DataSign[]
}

/** One sign that the file is not as its key and its map say, with the numbers that speak for it. */
export type DataSign = (KeyingSign & { readonly instrument: string }) | CodeSign | SexSign | AgeSign

/** Sheets of which pairs of answers are counted; later ones would hardly change a correlation. */
export const MOST_SHEETS = 20_000

/** Counts of one instrument. */
interface Keyed {
  readonly instrument: Instrument
  /** Item score of each option, NaN where it has none; one list for each item. */
  readonly scores: readonly (readonly number[])[]
  readonly row: Float64Array
  readonly pairs: PairSums
  /** How often each option of each item was chosen. */
  readonly chosen: readonly number[][]
}

/** Looks through the blocks of a file for signs that key and data disagree; nothing in the blocks is changed. */
export interface KeyingChecker {
  readonly add: (block: RowBlock) => void
  /** @param outside - by instrument and item: texts of cells that are no answer, and how many cells there are */
  readonly finish: (outside: OutsideAnswers) => KeyingCheck
}

export type OutsideAnswers = (
  instrument: string,
  item: string,
) => { readonly count: number; readonly examples: readonly string[] }

export function createKeyingChecker(file: ResponseFile): KeyingChecker {
  const keyed = file.instruments.map(keyedOf)
  const ages: AgeCounts = createAges(file.instruments)
  const sex = createSexCheck(file)
  let sheets = 0
  return {
    add(block) {
      const length = Math.min(block.length, MOST_SHEETS - sheets)
      sheets += length
      for (const [index, one] of keyed.entries()) addAnswers(one, block, index, length)
      countAges(ages, block)
      sex.add(block)
    },
    finish: (outside) => {
      const found = keyed.map((one) => ({ id: one.instrument.id, ...signsOf(one) }))
      return {
        sheets,
        scales: found.flatMap(({ id, scales }) =>
          scales.map((scale) => ({ instrument: id, ...scale })),
        ),
        signs: [
          ...keyed.flatMap((one) => codeSigns(one.instrument, one.chosen, file, outside)),
          ...found.flatMap(({ id, signs }) => signs.map((sign) => ({ instrument: id, ...sign }))),
          ...sex.finish(),
          ...ageSigns(ages),
        ],
      }
    },
  }
}

function keyedOf(instrument: Instrument): Keyed {
  const { items } = instrument
  return {
    instrument,
    scores: items.map(({ options }) => options.map(({ score }) => score ?? Number.NaN)),
    row: new Float64Array(items.length),
    pairs: createPairSums(items.length),
    chosen: items.map(({ options }) => options.map(() => 0)),
  }
}

function addAnswers(keyed: Keyed, block: RowBlock, instrument: number, length: number): void {
  const { scores, row, pairs, chosen } = keyed
  const codes = block.responses[instrument]?.codes ?? []
  for (let sheet = 0; sheet < block.length; sheet++) {
    for (let item = 0; item < row.length; item++) {
      const code = codes[item]?.[sheet] ?? FIRST_MISSING
      const ofItem = chosen[item] as number[]
      if (code < FIRST_MISSING) ofItem[code] = (ofItem[code] ?? 0) + 1
      row[item] = code < FIRST_MISSING ? (scores[item]?.[code] ?? Number.NaN) : Number.NaN
    }
    if (sheet < length) addToPairSums(pairs, row)
  }
}

function signsOf({ instrument, pairs }: Keyed): ReturnType<typeof keyingSigns> {
  const counts = instrument.items.map((_, item) => pairs.n[item * pairs.size + item] as number)
  return keyingSigns(instrument, pairwiseCovariance(pairs), counts)
}
