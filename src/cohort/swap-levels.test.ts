import { describe, expect, it } from 'vitest'
import { swapLevels } from './swap-levels.js'

const ACROSS = 2

describe('swapLevels', () => {
  it('leads along nothing for everybody, and then the total changes', () => {
    expect(swapLevels([], ACROSS)).toEqual({ clean: [[]], wider: [] })
  })
  it('leads along its last level for a group, so that wider groups stay as they are', () => {
    expect(swapLevels([0], ACROSS).clean).toEqual([[0]])
    expect(swapLevels([0, 1], ACROSS).clean).toEqual([[1]])
    expect(swapLevels([0, 1, 2, 3], ACROSS).clean).toEqual([[3]])
    expect(swapLevels([ACROSS], ACROSS).clean).toEqual([[ACROSS]])
  })
  it('leads round a ring for a grade of a school, so that the school and the grade stay as they are', () => {
    expect(swapLevels([0, 1, 2], ACROSS).clean).toEqual([
      [1, 2],
      [0, 2],
    ])
  })
  it('ends with changing the total where nothing else is left', () => {
    for (const levels of [[0], [0, 1], [0, 1, 2], [0, 1, 2, 3], [ACROSS]])
      expect(swapLevels(levels, ACROSS).wider.at(-1)).toEqual([])
  })
  it('knows no rings where no level is published across others', () => {
    expect(swapLevels([0, 1], -1)).toEqual({ clean: [[1]], wider: [[0], []] })
  })
})
