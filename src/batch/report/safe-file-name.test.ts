import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeFileName } from './safe-file-name.js'

const name = (text: string): string => safeFileName(text, new Set())

describe('safeFileName', () => {
  it.each([
    ['School 1', 'School 1'],
    ['第一中学', '第一中学'],
    ['../../etc/passwd', 'etc-passwd'],
    ['..', 'unnamed'],
    ['', 'unnamed'],
    ['a/b\\c:d', 'a-b-c-d'],
    ['CON', '_CON'],
    ['com1.txt', '_com1.txt'],
    ['.hidden', 'hidden'],
    ['ends with dots...', 'ends with dots'],
    ['\u202eabc', 'abc'],
    ['<script>alert(1)</script>', 'script-alert(1)--script-'],
  ])('makes of %j the name %j', (text, expected) => {
    expect(name(text)).toBe(expected)
  })

  it('gives each name of a folder once, whatever the capitals', () => {
    const taken = new Set<string>()
    const names = ['A', 'a', 'Ａ', 'a'].map((text) => safeFileName(text, taken))
    expect(new Set(names.map((one) => one.normalize('NFKC').toLowerCase())).size).toBe(4)
  })

  it('never has a sign of a path, a control, a dot or blank at an end, or more than 80 bytes and a number', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const made = name(text)
        expect(made).not.toMatch(/[/\\:*?"<>|\p{Cc}\p{Cf}\p{Cs}]|^[\s.]|[\s.]$|^\.*$/u)
        expect(Buffer.byteLength(made)).toBeLessThanOrEqual(81)
        expect(made).toBe(made.normalize('NFC'))
      }),
    )
  })
})
