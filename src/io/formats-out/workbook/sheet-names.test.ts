import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sheetNames } from './sheet-names.js'

describe('sheetNames', () => {
  it('keeps names that a workbook allows', () => {
    expect(sheetNames(['一年级', 'North 4-1'])).toEqual(['一年级', 'North 4-1'])
  })

  it('takes out what a workbook forbids, and numbers what is the same for it', () => {
    expect(sheetNames(["'a/b:c'", 'A B C', 'History', ''])).toEqual([
      'a b c',
      'A B C (2)',
      'History (2)',
      'Sheet',
    ])
  })

  it('gives any texts names of 1 to 31 characters without forbidden signs, each once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 12 }),
        (texts) => {
          const names = sheetNames(texts)
          expect(names).toHaveLength(texts.length)
          expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length)
          for (const name of names) {
            expect(name.length).toBeGreaterThan(0)
            expect(name.length).toBeLessThanOrEqual(31)
            expect(name).not.toMatch(/[[\]:*?/\\]|^'|'$/)
          }
        },
      ),
    )
  })
})
