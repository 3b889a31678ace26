import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareNaturally } from './compare-naturally.js'

describe('compareNaturally', () => {
  it('puts numbers in labels in the order of their values', () => {
    const labels = ['10', '9', 'School 10', 'School 2', '第10中学', '第2中学', '2']
    expect(labels.sort(compareNaturally)).toEqual([
      '2',
      '9',
      '10',
      'School 2',
      'School 10',
      '第2中学',
      '第10中学',
    ])
  })
  it('is 0 only for the same text, also where the numbers are the same', () => {
    expect(compareNaturally('07', '7')).not.toBe(0)
    fc.assert(
      fc.property(fc.string(), fc.string(), (first, second) => {
        expect(compareNaturally(first, second) === 0).toBe(first === second)
      }),
    )
  })
  it('turns its sign when its arguments change places', () => {
    const label = fc.stringMatching(/^[0-9A-C ]{0,6}$/)
    fc.assert(
      fc.property(label, label, (first, second) => {
        const forth = Math.sign(compareNaturally(first, second))
        expect(forth + Math.sign(compareNaturally(second, first))).toBe(0)
      }),
    )
  })
})
