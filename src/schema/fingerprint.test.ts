import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonical-json.js'
import { fingerprint } from './fingerprint.js'

describe('fingerprint', () => {
  it('is the start of the SHA-256 of the canonical JSON', () => {
    // What sha256sum prints for these bytes.
    expect(fingerprint({})).toBe('44136fa355b3678a')
    expect(canonicalJson({ z: '家', a: 1 })).toBe('{"a":1,"z":"\\u5bb6"}')
    expect(fingerprint({ z: '家', a: 1 })).toBe('3b4de9a9eef8cac6')
  })
  it('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (content) => {
        const turned = Object.fromEntries(Object.entries(content).reverse())
        expect(fingerprint(turned)).toBe(fingerprint(content))
      }),
    )
  })
  it('depends on the order of a list, on a number and on a key', () => {
    const prints = [[1, 2], [2, 1], { a: 1 }, { b: 1 }, { a: 2 }, { a: '1' }, { a: null }, 1]
    expect(new Set(prints.map(fingerprint)).size).toBe(prints.length)
  })
  it('takes an undefined property for an absent one', () => {
    expect(fingerprint({ a: 1, b: undefined })).toBe(fingerprint({ a: 1 }))
  })
  it('throws on what is not JSON data', () => {
    for (const value of [Number.NaN, { a: Number.POSITIVE_INFINITY }, [undefined], () => 1])
      expect(() => fingerprint(value)).toThrow('canonicalJson takes JSON data')
  })
})

describe('canonicalJson', () => {
  it('reads back as the same content', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (content) => {
        const text = canonicalJson(content)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(content)))
        expect(/^[\x20-\x7e]*$/.test(text)).toBe(true)
      }),
    )
  })
})
