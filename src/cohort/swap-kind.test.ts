import { describe, expect, it } from 'vitest'
import { buildLattice } from './lattice.js'
import { slotsFor } from './slots.js'
import { IS_PATH_ALIKE, swapKinds } from './swap-kind.js'
import { N_SHEET_SLOTS, SEX_SLOTS } from './table-slots.js'

const PATHS = [
  ['A', '7', '1'],
  ['A', '8', '1'],
  ['B', '7', '1'],
  ['B', '8', '1'],
]
const LATTICE = buildLattice(PATHS, ['school', 'grade', 'class'])

const sign = (isAlike: boolean | undefined): number => (isAlike === true ? 1 : -1)

describe('swapKinds', () => {
  it('cancels over pairs of paths and over rings by either level', () => {
    for (const [first, second] of [
      [0, 1],
      [2, 3],
      [0, 2],
      [1, 3],
    ] as const)
      expect(sign(IS_PATH_ALIKE[first]) + sign(IS_PATH_ALIKE[second])).toBe(0)
  })

  it('cancels over two sexes and over two qualities', () => {
    const slots = slotsFor('tier', LATTICE, 'usual')
    for (let sexSlot = 0; sexSlot < SEX_SLOTS; sexSlot++)
      for (let sheetSlot = 0; sheetSlot < N_SHEET_SLOTS; sheetSlot++)
        for (const { leaves, isAlike } of swapKinds(slots, [], sexSlot, sheetSlot))
          for (const sharedBy of [(leaf: number) => leaf >> 1, (leaf: number) => leaf % 2]) {
            const sums = new Map<number, number[]>()
            leaves.forEach((leaf, index) => {
              const key = sharedBy(leaf)
              sums.set(key, [...(sums.get(key) ?? []), sign(isAlike[index])])
            })
            for (const signs of sums.values())
              if (signs.length > 1) expect(signs.reduce((sum, one) => sum + one)).toBe(0)
          }
  })

  it('changes only the views that have all its levels', () => {
    const slots = slotsFor('tier', LATTICE, 'usual')
    const groups = (levels: readonly number[]): number[] =>
      swapKinds(slots, levels, 0, 0)[0]?.views.map(({ groupOf }) => new Set(groupOf).size) ?? []
    expect(groups([])).toEqual([1, 2, 2, 4, 4])
    expect(groups([0])).toEqual([2, 4, 4])
    expect(groups([1])).toEqual([2, 4, 4])
    expect(groups([0, 1])).toEqual([4, 4])
  })
})
