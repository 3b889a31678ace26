import { describe, expect, it } from 'vitest'
import { changeClass } from './change-class.js'

describe('changeClass', () => {
  it('is reliable from 1.96 on, the limit itself included', () => {
    expect(changeClass(1.9599, 10, 20, 'higher-is-worse')).toBe('unchanged')
    expect(changeClass(1.96, 10, 20, 'higher-is-worse')).toBe('deteriorated')
    expect(changeClass(-1.96, 20, 10, 'higher-is-worse')).toBe('improved')
    expect(changeClass(-1.9599, 20, 10, 'higher-is-worse')).toBe('unchanged')
    expect(changeClass(0, 20, 20, 'higher-is-worse')).toBe('unchanged')
  })
  it('turns round where higher is better', () => {
    expect(changeClass(1.96, 10, 20, 'higher-is-better')).toBe('improved')
    expect(changeClass(-1.96, 20, 10, 'higher-is-better')).toBe('deteriorated')
  })
  it('says nothing where the index is not known', () => {
    expect(changeClass(Number.NaN, 10, 20, 'higher-is-worse')).toBeNull()
    expect(changeClass(Number.NaN, 10, 20, 'higher-is-better', 15)).toBeNull()
  })
  it('is certain where the error is 0, which makes the index infinite', () => {
    expect(changeClass(Number.POSITIVE_INFINITY, 10, 11, 'higher-is-worse')).toBe('deteriorated')
    expect(changeClass(Number.NEGATIVE_INFINITY, 11, 10, 'higher-is-worse')).toBe('improved')
  })
  it.each([
    // The cut score itself is on the far side.
    ['higher-is-worse', -5, 23, 22, 'crossed'],
    ['higher-is-worse', -5, 40, 23, 'improved'],
    ['higher-is-worse', -5, 22, 10, 'improved'],
    ['higher-is-worse', 5, 22, 40, 'deteriorated'],
    ['higher-is-better', 5, 23, 24, 'crossed'],
    ['higher-is-better', 5, 10, 23, 'improved'],
    ['higher-is-better', 5, 24, 40, 'improved'],
    ['higher-is-better', -5, 24, 10, 'deteriorated'],
  ] as const)(
    'with %s, an index of %d from %d to %d about a cut of 23: %s',
    (direction, index, first, second, expected) => {
      expect(changeClass(index, first, second, direction, 23)).toBe(expected)
    },
  )
})
