import { describe, expect, it } from 'vitest'
import { fullMatrix } from '../../src/score/quality/distance-plan.js'
import { addSheets, createItemMoments } from '../../src/score/quality/reference/item-moments.js'
import { makeQualityReference } from '../../src/score/quality/reference/make-quality-reference.js'
import { parseQualityReference } from '../../src/score/quality/reference/parse-quality-reference.js'
import { blockOf } from '../support/make-instrument.js'
import { bytesOf, indexOf, qualityInput, scaledInstrument } from '../support/quality-sheets.js'
import golden from './careless-responding.json' with { type: 'json' }
import { expectClose } from './close-to.js'

const { inputs, expected, tolerance } = golden
const instrument = scaledInstrument(inputs.perScale, inputs.reversed)
const moments = createItemMoments(instrument)
addSheets(moments, blockOf(bytesOf(inputs.reference)))
const made = makeQualityReference(instrument, moments, {
  name: 'golden',
  data: { file: 'golden.csv', mindgauge: '0.0.0' },
  synonymsAtLeast: inputs.synonymsAtLeast,
  antonymsAtMost: inputs.antonymsAtMost,
})
const parsed = made.ok ? parseQualityReference(JSON.parse(JSON.stringify(made.value))) : made

describe(`a quality reference equals ${golden.source}`, () => {
  const document = made.ok ? made.value : null
  const places = new Map(instrument.items.map(({ id }, index) => [id, index]))

  it('in its means of raw and of keyed answers', () => {
    expectClose([...(document?.distance?.means ?? [])], expected.reference.means, tolerance.abs)
    expectClose(
      (document?.keyedMeans ?? []).map((mean) => mean ?? Number.NaN),
      expected.reference.keyedMeans,
      tolerance.abs,
    )
  })

  it('in its covariances of pairs that are complete', () => {
    expectClose(
      [...fullMatrix(document?.distance?.covariance ?? [])],
      expected.reference.covariance.flat(),
      tolerance.abs,
    )
  })

  it.each(['synonyms', 'antonyms'] as const)('in its %s', (kind) => {
    const pairs = document?.[kind].pairs.map((pair) => pair.map((id) => places.get(id)))
    expect(pairs).toEqual(expected.reference[kind])
  })

  it('counts the sheets with an answer', () => {
    expect(document?.data.n).toBe(159)
  })
})

describe(`indexes of careless responding equal ${golden.source}`, () => {
  const input = qualityInput([
    {
      instrument,
      rows: bytesOf(inputs.sheets),
      ...(parsed.ok ? { setting: { reference: parsed.value } } : {}),
    },
  ])

  it.each(Object.entries(expected.indexes))('%s', (id, values) => {
    expectClose(indexOf(id, input), values, tolerance.abs)
  })
})
