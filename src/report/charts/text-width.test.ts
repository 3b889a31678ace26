import { describe, expect, it } from 'vitest'
import { labelWidth } from './text-width.js'

describe('room for the names of rows', () => {
  it('is as wide as the longest name, and no wider than the limit where two lines are enough', () => {
    expect(labelWidth(['Hostility'], 146)).toBe(60)
    expect(labelWidth(['MSSMHS · Interpersonal tension'], 146)).toBe(146)
  })

  it('is wider than the limit where a name would take three lines', () => {
    const width = labelWidth(['RCADS-47 · Obsessive-compulsive symptoms'], 146)
    expect(width).toBeGreaterThanOrEqual(29 * 6.6)
    expect(width).toBeLessThan(210)
  })

  it('leaves room for the drawing, however long a name is', () => {
    expect(labelWidth(['x'.repeat(400)], 146)).toBe(210)
  })
})
