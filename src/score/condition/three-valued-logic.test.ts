import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { B, truths } from '../../../tests/support/truths.js'
import type { Condition } from '../../instrument/document.js'
import { TRUTHS } from '../truth.js'
import type { TruthPool } from './evaluate-condition.js'

/** Answers of which q0 is certainly above 0, q1 not known and q2 certainly not. */
const ROW = [1, B, 0, 0, 0]
const T: Condition = { item: 'q0', atLeast: 1 }
const U: Condition = { item: 'q1', atLeast: 1 }
const F: Condition = { item: 'q2', atLeast: 1 }
const LEAVES: readonly Condition[] = [T, U, F]

describe('three-valued logic', () => {
  it.each<[string, Condition, string]>([
    ['T', T, 'true'],
    ['U', U, 'unknown'],
    ['F', F, 'false'],
    ['not T', { not: T }, 'false'],
    ['not U', { not: U }, 'unknown'],
    ['not F', { not: F }, 'true'],
    ['T and T', { all: [T, T] }, 'true'],
    ['T and U', { all: [T, U] }, 'unknown'],
    ['U and F', { all: [U, F] }, 'false'],
    ['F and T', { all: [F, T] }, 'false'],
    ['U alone', { all: [U] }, 'unknown'],
    ['F or F', { any: [F, F] }, 'false'],
    ['F or U', { any: [F, U] }, 'unknown'],
    ['U or T', { any: [U, T] }, 'true'],
    ['T or F', { any: [T, F] }, 'true'],
    ['1 of T, F', { atLeastOf: 1, of: [T, F] }, 'true'],
    ['2 of T, F', { atLeastOf: 2, of: [T, F] }, 'false'],
    ['2 of T, U, F', { atLeastOf: 2, of: [T, U, F] }, 'unknown'],
    ['2 of T, T, U', { atLeastOf: 2, of: [T, T, U] }, 'true'],
    ['2 of U, U, F', { atLeastOf: 2, of: [U, U, F] }, 'unknown'],
    ['3 of T, U, F', { atLeastOf: 3, of: [T, U, F] }, 'false'],
    ['3 of T, T, T', { atLeastOf: 3, of: [T, T, T] }, 'true'],
    ['T and (F or (not F))', { all: [T, { any: [F, { not: F }] }] }, 'true'],
    [
      '2 of (2 of T, F), (1 of T, F), T',
      { atLeastOf: 2, of: [{ atLeastOf: 2, of: [T, F] }, { atLeastOf: 1, of: [T, F] }, T] },
      'true',
    ],
    [
      'T and (2 of (T and T), (F or T)) and T',
      { all: [T, { atLeastOf: 2, of: [{ all: [T, T] }, { any: [F, T] }] }, T] },
      'true',
    ],
    [
      'not (2 of (not F), (not U))',
      { not: { atLeastOf: 2, of: [{ not: F }, { not: U }] } },
      'unknown',
    ],
  ])('%s is as it should be', (_, condition, expected) => {
    expect(truths(condition, [ROW])).toEqual([expected])
  })

  const leaf = fc.constantFrom(...LEAVES)
  const { tree } = fc.letrec<{ tree: Condition }>((tie) => {
    const some = fc.array(tie('tree'), { minLength: 1, maxLength: 4 })
    return {
      tree: fc.oneof(
        { depthSize: 'small' },
        leaf,
        some.map((all) => ({ all })),
        some.map((any) => ({ any })),
        tie('tree').map((not) => ({ not })),
        fc
          .tuple(some, fc.integer({ min: 1, max: 4 }))
          .map(([of, atLeastOf]) => ({ of, atLeastOf })),
      ),
    }
  })

  it('any nesting is what its parts say, for every sheet of a block and in columns used before', () => {
    const pool: TruthPool = []
    const rows = [ROW, [B, 1, 1, 0, 0], [0, 0, B, 0, 0]]
    const leaves = LEAVES.map((condition) => truths(condition, rows))
    const naive = (condition: Condition, row: number): number => {
      if ('all' in condition) return Math.min(...condition.all.map((one) => naive(one, row)))
      if ('any' in condition) return Math.max(...condition.any.map((one) => naive(one, row)))
      if ('not' in condition) return 2 - naive(condition.not, row)
      if ('atLeastOf' in condition) {
        const of = condition.of.map((one) => naive(one, row))
        if (of.filter((truth) => truth === 2).length >= condition.atLeastOf) return 2
        return of.filter((truth) => truth > 0).length >= condition.atLeastOf ? 1 : 0
      }
      return TRUTHS.indexOf(leaves[LEAVES.indexOf(condition)]?.[row] as 'true')
    }
    fc.assert(
      fc.property(tree, (condition) => {
        const expected = rows.map((_, row) => TRUTHS[naive(condition, row)])
        expect(truths(condition, rows, pool)).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })

  it('borrowed columns grow with the block', () => {
    const pool: TruthPool = []
    const condition: Condition = { any: [F, { all: [T, T] }] }
    for (const length of [1, 300, 2])
      expect(truths(condition, Array(length).fill(ROW), pool)).toEqual(Array(length).fill('true'))
  })
})
