import { describe, expect, it } from 'vitest'
import { MOST_OPTIONS } from '../../table/missing.js'
import { choice } from './choice.js'
import { integerRange } from './integer-range.js'
import { RESPONSE_FORMATS } from './response-formats.js'
import { yesNo } from './yes-no.js'

describe.each(RESPONSE_FORMATS.map((format) => ({ id: format.id, format })))(
  '$id',
  ({ format }) => {
    it('has an id of its own', () => {
      expect(RESPONSE_FORMATS.filter(({ id }) => id === format.id)).toEqual([format])
    })

    it('alone reads its example, which has no fault', () => {
      expect(RESPONSE_FORMATS.filter(({ matches }) => matches(format.example))).toEqual([format])
      expect(format.faults(format.example)).toEqual([])
    })

    it('alone reads its faulty example, and says what is wrong with it', () => {
      expect(RESPONSE_FORMATS.filter(({ matches }) => matches(format.faultyExample))).toEqual([
        format,
      ])
      const faults = format.faults(format.faultyExample)
      expect(faults).not.toEqual([])
      for (const { key, expected, received } of faults)
        for (const text of [key, expected, received]) expect(text).not.toBe('')
    })

    it('gives at least two options, each code once', () => {
      const codes = format.options(format.example).map(({ code }) => code)
      expect(codes.length).toBeGreaterThan(1)
      expect(new Set(codes).size).toBe(codes.length)
    })

    it('does not read an item with no format, or with $ref alone', () => {
      expect(format.matches({ title: 'x' })).toBe(false)
      expect(format.matches({ $ref: '#/$defs/x' })).toBe(false)
    })
  },
)

describe('choice', () => {
  it('reads codes and words in the order of the file', () => {
    expect(choice.options({ oneOf: [{ const: 'y', title: 'yes' }, { const: 'n' }] })).toEqual([
      { code: 'y', title: 'yes' },
      { code: 'n', title: null },
    ])
    expect(choice.options({ enum: [2, 1] })).toEqual([
      { code: 2, title: null },
      { code: 1, title: null },
    ])
  })

  it.each([
    ['the same code as number and as text', { enum: [1, '1'] }, 'enum'],
    ['codes of another type than declared', { type: 'integer', enum: [1, 'a'] }, 'enum'],
    ['a fraction where whole numbers are declared', { type: 'integer', enum: [1, 1.5] }, 'enum'],
    ['a bound beside options', { enum: [1, 2], minimum: 0 }, 'minimum'],
    [
      'more options than a byte holds',
      { enum: Array.from({ length: MOST_OPTIONS + 1 }, (_, code) => code) },
      'enum',
    ],
  ])('faults %s', (_, schema, key) => {
    expect(choice.faults(schema).map((fault) => fault.key)).toEqual([key])
  })

  it('is not both oneOf and enum', () => {
    expect(choice.matches({ oneOf: [{ const: 1 }, { const: 2 }], enum: [1, 2] })).toBe(false)
  })
})

describe('integerRange', () => {
  it('has every whole number between the bounds, both included', () => {
    const options = integerRange.options({ type: 'integer', minimum: -1, maximum: 2 })
    expect(options.map(({ code }) => code)).toEqual([-1, 0, 1, 2])
  })

  it('faults a bound that is not there, and a range that no byte holds', () => {
    expect(integerRange.faults({ type: 'integer', maximum: 3 })[0]?.key).toBe('minimum')
    expect(integerRange.faults({ type: 'integer', minimum: 3 })[0]?.key).toBe('maximum')
    expect(integerRange.faults({ type: 'integer', minimum: 1, maximum: MOST_OPTIONS })).toEqual([])
    expect(
      integerRange.faults({ type: 'integer', minimum: 0, maximum: MOST_OPTIONS }),
    ).toHaveLength(1)
  })
})

it('yesNo puts no before yes', () => {
  expect(yesNo.options({ type: 'boolean' }).map(({ code }) => code)).toEqual([false, true])
})
