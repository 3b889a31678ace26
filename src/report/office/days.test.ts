import { describe, expect, it } from 'vitest'
import { dayAfter } from './days.js'

describe('dayAfter', () => {
  it.each([
    ['2026-11-22', 0, '2026-11-22'],
    ['2026-11-22', 24, '2026-11-23'],
    ['2026-11-22', 25, '2026-11-24'],
    ['2024-02-28', 24, '2024-02-29'],
    ['2026-12-31', 168, '2027-01-07'],
  ])('%s and %d hours is %s', (day, hours, then) => {
    expect(dayAfter(day, hours)).toBe(then)
  })

  it('throws on what is no day', () => {
    expect(() => dayAfter('soon', 24)).toThrow('dayAfter requires')
  })
})
