import type { Instrument, Item } from '../../src/instrument/instrument.js'
import { compileInstrument } from '../../src/score/compile-instrument.js'
import { PLAIN_FINDER } from '../../src/score/quality/pattern-finder.js'
import type { QualityInput } from '../../src/score/quality/quality-index.js'
import { QUALITY_INDEXES } from '../../src/score/quality/quality-indexes.js'
import { compileQualityPlan, type QualitySetting } from '../../src/score/quality/quality-plan.js'
import { MISSING } from '../../src/table/missing.js'
import { blockOf, makeInstrument, makeItem, makeScale } from './make-instrument.js'

/** Scales of as many items each, codes 1 to 5, in presented order, and a total over all of them. */
export function scaledInstrument(
  perScale: number,
  reversed: readonly boolean[],
  id = 'scaled',
): Instrument {
  const items = reversed.map((isReversed, index) => fromOne(`i${index + 1}`, isReversed))
  const scales = Array.from({ length: items.length / perScale }, (_, scale) =>
    makeScale(
      `s${scale + 1}`,
      Array.from({ length: perScale }, (_, place) => scale * perScale + place),
    ),
  )
  const all = items.map((_, index) => index)
  return makeInstrument({ id, items, scales: [...scales, makeScale('total', all)] })
}

function fromOne(id: string, isReversed: boolean): Item {
  const item = makeItem(id, 4, isReversed)
  const options = item.options.map(({ score, ...option }) => ({
    ...option,
    code: Number(option.code) + 1,
    score: Number(score) + 1,
  }))
  return { ...item, options }
}

/** Bytes of rows of codes from 1; null is a blank. */
export const bytesOf = (rows: readonly (readonly (number | null)[])[]): number[][] =>
  rows.map((row) => row.map((code) => (code === null ? MISSING.blank : code - 1)))

/** Sheets of one or more instruments as the indexes of response quality see them, with their plans. */
export function qualityInput(
  parts: readonly {
    readonly instrument: Instrument
    readonly rows: readonly (readonly number[])[]
    readonly setting?: QualitySetting
  }[],
  seconds: Float64Array | null = null,
): QualityInput {
  return {
    length: parts[0]?.rows.length ?? 0,
    responses: parts.map(({ rows }) => blockOf(rows)),
    scores: [],
    plans: parts.map(({ instrument, setting }) =>
      compileQualityPlan(compileInstrument(instrument), setting),
    ),
    validityStates: [],
    due: parts.map(() => null),
    seconds,
    instructedFailed: null,
    finder: PLAIN_FINDER,
    patterns: [],
  }
}

/** An index of every sheet, over all instruments of the input. */
export function indexOf(id: string, input: QualityInput, least?: number): number[] {
  const out = new Float64Array(input.length).fill(99)
  const index = QUALITY_INDEXES.find((one) => one.id === id)
  if (index === undefined) throw new RangeError(`indexOf knows no index ${id}`)
  const every = input.responses.map((_, instrument) => instrument)
  index.compute(input, every, out, least)
  return [...out]
}
