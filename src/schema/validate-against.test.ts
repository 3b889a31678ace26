import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { editJson, editsOf } from '../../tests/support/edit-json.js'
import { INSTRUMENT_DOCUMENT as document } from '../../tests/support/instrument-document.js'
import { describeValue } from './describe-value.js'
import { at, valueAt } from './json-pointer.js'
import { validateAgainst } from './validate-against.js'

const messages = (edits: Readonly<Record<string, unknown>>) =>
  validateAgainst('instrument', editsOf(document, edits)).map(({ message }) => message)

describe('validateAgainst', () => {
  it('finds nothing in a sound file', () => {
    expect(validateAgainst('instrument', document)).toEqual([])
  })

  it.each([
    [
      'a key that is not there',
      { '/scoring/licence': undefined },
      '/scoring/licence: expected the key licence, received nothing',
    ],
    [
      'another type',
      { '/scoring/scales/0/names/en': 7 },
      '/scoring/scales/0/names/en: expected text, received 7',
    ],
    [
      'a value outside a list',
      { '/scoring/scales/0/direction': 'up' },
      '/scoring/scales/0/direction: expected one of higher-is-worse, higher-is-better, neutral, received "up"',
    ],
    [
      'an unknown key, with those that exist',
      { '/scoring/scales/0/names/fr': 'x' },
      '/scoring/scales/0/names/fr: expected one of the keys en, zh, received the key fr',
    ],
    [
      'an id of another form',
      { '/scoring/scales/0/id': 'The Total' },
      '/scoring/scales/0/id: expected an id of small letters and digits, parts joined by hyphens, such as total or self-harm, received "The Total"',
    ],
    [
      'a number out of range',
      { '/scoring/scales/1/missing/maxMissingShare': 1 },
      '/scoring/scales/1/missing/maxMissingShare: expected less than 1, received 1',
    ],
    [
      'an empty list',
      { '/scoring/informants': [] },
      '/scoring/informants: expected at least one entry, received an empty list',
    ],
    [
      'an entry given twice',
      { '/scoring/informants': ['self', 'self'] },
      '/scoring/informants: expected no entry twice, received a list of 2',
    ],
    [
      'a scale of two kinds of terms, in one issue',
      { '/scoring/scales/0/items': ['a'] },
      '/scoring/scales/0: expected a scale with exactly one of items, scales, or numerator with denominator, received an object with id, names, scales, aggregate, direction, items',
    ],
    [
      'a condition with a typing error, in one issue',
      { '/scoring/criticalItems/0/when': { itm: 'a', codes: [1] } },
      '/scoring/criticalItems/0/when: expected a condition with item, scale, rule, criticalItem, all, any, not, or atLeastOf and of, received an object with itm, codes',
    ],
    [
      'an unknown key of a condition deep down, in one issue',
      { '/scoring/criticalItems/0/when': { all: [{ not: { item: 'a', code: [1], atLeast: 1 } }] } },
      '/scoring/criticalItems/0/when/all/0/not/code: expected one of the keys item, instrument, codes, atLeast, above, atMost, below, source, confidence, received the key code',
    ],
    [
      'a term that is neither text nor object',
      { '/scoring/scales/1/items/0': 3 },
      '/scoring/scales/1/items/0: expected an item id, or - and an item id where the item is reverse-keyed, or an object with item, received 3',
    ],
    [
      'division by zero',
      { '/scoring/scales/1/transform': [{ divide: 0 }] },
      '/scoring/scales/1/transform/0/divide: expected a number other than 0, received 0',
    ],
  ])('says in plain words: %s', (_, edits, message) => {
    expect(messages(edits)).toEqual([message])
  })

  it('finds all faults at once, each with its place', () => {
    const faulty = editsOf(document, {
      '/title': 3,
      '/scoring/version': 'one',
      '/scoring/rules/0/outcomes/0/when/all/1': { not: {} },
    })
    expect(validateAgainst('instrument', faulty).map(({ path }) => path)).toEqual([
      '/title',
      '/scoring/version',
      '/scoring/rules/0/outcomes/0/when/all/1/not',
    ])
  })

  it.each(['instrument', 'norm-table', 'protocol', 'column-map'] as const)(
    'refuses as %s what is no object',
    (kind) => {
      for (const value of [null, undefined, 3, 'text', [], true])
        expect(validateAgainst(kind, value), String(value)).not.toEqual([])
    },
  )

  it('is not deceived by keys that every object inherits', () => {
    const strange = editJson(document, '/scoring/constructor', {})
    expect(validateAgainst('instrument', strange)).toHaveLength(1)
    expect(validateAgainst('instrument', JSON.parse('{"__proto__": {"title": "x"}}'))).not.toEqual(
      [],
    )
  })

  it('runs where code may not be made at run time', () => {
    const code = readFileSync('src/schema/validators.generated.js', 'utf8')
    expect(code).not.toMatch(/\beval\s*\(|\bFunction\s*\(|\bimport\s*\(|^import /m)
  })
})

describe('at and valueAt', () => {
  it('escape and unescape ~ and / in keys', () => {
    expect(at('/a', 'b/c~d', 0)).toBe('/a/b~1c~0d/0')
    expect(valueAt({ a: { 'b/c~d': ['x'] } }, '/a/b~1c~0d/0')).toBe('x')
  })

  it('find the whole document at the empty pointer and nothing where there is nothing', () => {
    expect(valueAt(7, '')).toBe(7)
    expect(valueAt({ a: 1 }, '/a/b')).toBeUndefined()
    expect(valueAt({}, '/constructor')).toBeUndefined()
  })
})

describe('describeValue', () => {
  it.each([
    [undefined, 'nothing'],
    [null, 'null'],
    [0, '0'],
    ['', '""'],
    ['x'.repeat(61), `"${'x'.repeat(60)}…"`],
    [[], 'an empty list'],
    [[1, 2], 'a list of 2'],
    [{}, 'an empty object'],
    [{ a: 1, b: 2 }, 'an object with a, b'],
    [
      Object.fromEntries('abcdefghi'.split('').map((key) => [key, 1])),
      'an object with a, b, c, d, e, f, g, h, …',
    ],
  ])('%j is %s', (value, words) => {
    expect(describeValue(value)).toBe(words)
  })
})
