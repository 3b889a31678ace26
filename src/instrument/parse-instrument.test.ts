import { describe, expect, it } from 'vitest'
import { editJson, editsOf } from '../../tests/support/edit-json.js'
import { INSTRUMENT_DOCUMENT as document } from '../../tests/support/instrument-document.js'
import type { Instrument, Item, Scale } from './instrument.js'
import { parseInstrument } from './parse-instrument.js'

function parsed(source: unknown, variant?: string): Instrument {
  const result = parseInstrument(source, variant === undefined ? {} : { variant })
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join('\n'))
  return result.value
}

const scaleOf = (instrument: Instrument, id: string): Scale =>
  instrument.scales.find((scale) => scale.id === id) as Scale
const itemOf = (instrument: Instrument, id: string): Item =>
  instrument.items.find((item) => item.id === id) as Item
const scoresOf = (item: Item) => item.options.map(({ score }) => score)

describe('a sound file', () => {
  const instrument = parsed(document)

  it('has its identity from $id', () => {
    expect([instrument.id, instrument.version, instrument.variant]).toEqual([
      'small',
      '1.0.0',
      null,
    ])
    expect(instrument.ages).toEqual({ from: 8, to: 18 })
  })

  it('has items in the order of the file, labelled by title and translation', () => {
    expect(instrument.items.map(({ id }) => id)).toEqual(Object.keys(document.properties))
    expect(itemOf(instrument, 'a').names).toEqual({ en: 'first', zh: '一' })
    expect(itemOf(instrument, 'a').options[1]?.label).toEqual({ en: 'seldom', zh: '很少' })
    expect(itemOf(instrument, 'rating').options[1]?.label).toBeNull()
    expect(itemOf(instrument, 'word').options[1]?.label).toEqual({ en: 'y', zh: '是' })
  })

  it('scores codes as they are, reversed by the declared range, or by the recode map', () => {
    expect(scoresOf(itemOf(instrument, 'a'))).toEqual([0, 1, 2, 3])
    expect(scoresOf(itemOf(instrument, 'b'))).toEqual([3, 2, 1, 0])
    expect(scoresOf(itemOf(instrument, 'word'))).toEqual([0, 2])
    expect(scoresOf(itemOf(instrument, 'asked'))).toEqual([0, 1])
  })

  it('takes a leading - in a scale for reverseKeyed', () => {
    expect(itemOf(instrument, 'd').reverseKeyed).toBe(true)
    expect(scoresOf(itemOf(instrument, 'd'))).toEqual([3, 2, 1, 0])
  })

  it('puts a scale after those it is made of', () => {
    expect(instrument.scales.map(({ id }) => id)).toEqual([
      'total',
      'worst',
      'both',
      'severe',
      'severe-sum',
    ])
    expect(scaleOf(instrument, 'both').terms.map(({ index }) => index)).toEqual([0, 1])
  })

  it('turns a share of missing terms into their number, and allows none without a rule', () => {
    expect(scaleOf(instrument, 'total').missing).toEqual({
      maxMissing: 1,
      completion: 'prorate',
      round: 'none',
    })
    expect(scaleOf(instrument, 'worst').missing.maxMissing).toBe(0)
  })

  it('counts what the term says, otherwise what the scale says', () => {
    const [a, , c] = scaleOf(instrument, 'severe').terms
    expect(a?.counts).toEqual({ low: 2, lowStrict: false, high: null, highStrict: false })
    expect(c?.counts).toEqual({ low: 2, lowStrict: true, high: null, highStrict: false })
  })

  it('keeps cut scores as lower bounds, strict where they begin above', () => {
    const [set] = scaleOf(instrument, 'total').cutScoreSets
    expect(set?.group).toEqual({})
    expect(set?.cutScores.map(({ at, strict }) => [at, strict])).toEqual([
      [null, false],
      [4, false],
      [8, true],
    ])
  })

  it('is plain data that survives JSON', () => {
    expect(JSON.parse(JSON.stringify(instrument))).toEqual(instrument)
  })
})

describe('variants', () => {
  it('replace keys by item and scales property by property', () => {
    const strict = parsed(document, 'strict')
    expect(strict.variant).toBe('strict')
    expect(scoresOf(itemOf(strict, 'a'))).toEqual([0, 0, 2, 2])
    expect(scoresOf(itemOf(strict, 'b'))).toEqual([3, 2, 1, 0])
    const total = scaleOf(strict, 'total')
    expect(total.cutScoreSets[0]?.cutScores.map(({ band }) => band)).toEqual(['low', 'high'])
    expect(total.missing.maxMissing).toBe(1)
  })

  it('replace rules, critical items and validity as whole lists', () => {
    const file = editJson(document, '/scoring/variants/strict/validity', [])
    expect(parsed(file, 'strict').validity).toEqual([])
    expect(parsed(file).validity).toHaveLength(1)
  })

  it('change the fingerprint, as does the file', () => {
    const fingerprints = [
      parsed(document),
      parsed(document, 'strict'),
      parsed(editJson(document, '/title', 'Other')),
    ].map(({ fingerprint }) => fingerprint)
    expect(new Set(fingerprints).size).toBe(3)
    expect(parsed(structuredClone(document)).fingerprint).toBe(fingerprints[0])
  })

  it('apply by default where the file says so', () => {
    const file = editJson(document, '/scoring/defaultVariant', 'strict')
    expect(parsed(file)).toMatchObject({ variant: 'strict', isDefault: true })
    expect(parsed(document)).toMatchObject({ variant: null, isDefault: true })
    expect(parsed(document, 'strict')).toMatchObject({ isDefault: false })
  })

  it('that nobody knows are reported with those that exist', () => {
    const { issues, ok } = parseInstrument(document, { variant: 'lax' })
    expect(ok).toBe(false)
    expect(issues).toMatchObject([
      { code: 'unknown-variant', expected: 'one of strict', received: 'lax' },
    ])
  })

  it('are checked although another applies, with the place in the variant', () => {
    const file = editJson(document, '/scoring/variants/strict/scales/total/cutScores/1/band', 'x')
    expect(parseInstrument(file).issues.map(({ path }) => path)).toContain(
      '/scoring/variants/strict/scales/total/cutScores/1/band',
    )
  })
})

describe('the vocabulary', () => {
  const total = '/scoring/scales/1'

  it('takes codes that declare a missing answer out of the options', () => {
    const file = editsOf(document, {
      '/$defs/often/oneOf/4': { const: 9, title: 'no answer' },
      '/scoring/missingCodes': { declined: [9] },
    })
    const item = itemOf(parsed(file), 'b')
    expect(item.declined).toEqual([9])
    expect(scoresOf(item)).toEqual([3, 2, 1, 0])
  })

  it('puts options in ascending order of code', () => {
    const file = editJson(
      document,
      '/$defs/often/oneOf',
      [3, 1, 0, 2].map((code) => ({ const: code })),
    )
    expect(itemOf(parsed(file), 'a').options.map(({ code }) => code)).toEqual([0, 1, 2, 3])
  })

  it('normalises transforms', () => {
    const file = editJson(document, `${total}/transform`, [
      { multiply: 5, divide: 4, round: 'truncate' },
      { lookup: { 10: 2, 2: 1 } },
    ])
    expect(scaleOf(parsed(file), 'total').transform).toEqual([
      { kind: 'linear', multiply: 5, divide: 4, add: 0, round: 'truncate' },
      { kind: 'lookup', from: [2, 10], to: [1, 2] },
    ])
  })

  it('puts cut scores by group before those for everybody', () => {
    const cuts = [{ band: 'low' }, { at: 6, band: 'high' }]
    const file = editJson(document, `${total}/cutScoresBy`, [
      { group: { sex: 'female', age: { from: 8, to: 12 } }, cutScores: cuts },
    ])
    const groups = scaleOf(parsed(file), 'total').cutScoreSets.map(({ group }) => group)
    expect(groups).toEqual([{ sex: 'female', age: { from: 8, to: 12 } }, {}])
  })

  it('divides one scale by another', () => {
    const file = editJson(document, '/scoring/scales/5', {
      id: 'intensity',
      names: { en: 'intensity' },
      numerator: 'severe-sum',
      denominator: 'severe',
      aggregate: 'ratio',
      direction: 'higher-is-worse',
    })
    const scale = scaleOf(parsed(file), 'intensity')
    expect(scale.of).toBe('scales')
    expect(scale.terms.map(({ index }) => index)).toEqual([4, 3])
  })

  it('follows a response set that refers to another', () => {
    const file = editJson(document, '/$defs/alias', { $ref: '#/$defs/often' })
    expect(
      itemOf(parsed(editJson(file, '/properties/a/$ref', '#/$defs/alias')), 'a').options,
    ).toHaveLength(4)
  })

  it('does not take what every object inherits for a key', () => {
    const file = editsOf(document, {
      '/properties/constructor': { type: 'boolean' },
      '/scoring/unscored/constructor': 'only here',
    })
    expect(itemOf(parsed(file), 'constructor').names).toEqual({ en: 'constructor' })
  })
})
