import { describe, expectTypeOf, it } from 'vitest'
import {
  type Instrument,
  type Issue,
  type NormTable,
  type Result,
  type ScaleScore,
  type Score,
  type Status,
  score,
} from '../../src/index.js'
import { parseInstrument, parseNormTable } from '../../src/parse.js'

declare const gad7: Instrument<'total'>
declare const sdq: Instrument<'total' | 'emotional' | 'conduct'>
declare const anyInstrument: Instrument

describe('scale ids', () => {
  it('of an instrument module are the keys of its scores', () => {
    expectTypeOf(score(gad7, {}).scales).toEqualTypeOf<Readonly<Record<'total', ScaleScore>>>()
    expectTypeOf<keyof ReturnType<typeof score<'total' | 'emotional'>>['scales']>().toEqualTypeOf<
      'total' | 'emotional'
    >()
    expectTypeOf(score(sdq, {})).toEqualTypeOf<Score<'total' | 'emotional' | 'conduct'>>()
  })

  it('of a parsed file are any string, and may be absent', () => {
    expectTypeOf(score(anyInstrument, {}).scales['total']).toEqualTypeOf<ScaleScore | undefined>()
  })

  it('that do not exist are errors', () => {
    // @ts-expect-error GAD-7 has no scale `conduct`
    score(gad7, {}).scales.conduct
  })
})

describe('a score', () => {
  it('that is not there is null, and its status is one of six words', () => {
    const { raw, status, standard } = score(gad7, {}).scales.total
    expectTypeOf(raw).toEqualTypeOf<number | null>()
    expectTypeOf(status).toEqualTypeOf<Status>()
    expectTypeOf(standard?.score).toEqualTypeOf<number | null | undefined>()
  })

  it('takes codes, null and nothing else as answers', () => {
    score(gad7, { gad7_1: 0, gad7_2: null, gad7_3: 'often', gad7_4: true })
    // @ts-expect-error an array is no answer
    score(gad7, { gad7_1: [0] })
  })

  it('takes sex as a word', () => {
    score(gad7, {}, { sex: 'female', ageMonths: 150 })
    // @ts-expect-error a code of the file is no sex
    score(gad7, {}, { sex: 1 })
  })
})

describe('a result', () => {
  it('has its value only where it is ok, and issues always', () => {
    const result = parseInstrument({})
    expectTypeOf(result).toEqualTypeOf<Result<Instrument>>()
    expectTypeOf(result.issues).toEqualTypeOf<readonly Issue[]>()
    // @ts-expect-error not before it is known to be ok
    result.value
    if (result.ok) expectTypeOf(result.value).toEqualTypeOf<Instrument>()
    expectTypeOf(parseNormTable({})).toEqualTypeOf<Result<NormTable>>()
  })

  it('of parsing cannot be written to', () => {
    // @ts-expect-error read-only
    gad7.id = 'other'
    // @ts-expect-error read-only
    gad7.scales[0] = gad7.scales[1]
  })
})
