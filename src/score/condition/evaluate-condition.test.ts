import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  blockOf,
  makeCutScores,
  makeInstrument,
  makeItem,
  makeScale,
  nobody,
} from '../../../tests/support/make-instrument.js'
import type { Condition } from '../../instrument/document.js'
import { MISSING } from '../../table/missing.js'
import { compileInstrument } from '../compile-instrument.js'
import { scoreTable } from '../score-table.js'
import { TRUTHS } from '../truth.js'
import { compileCondition } from './compile-condition.js'
import { evaluateCondition, type TruthPool } from './evaluate-condition.js'

const B = MISSING.blank
const names = { en: 'x' }
const instrument = makeInstrument({
  items: [
    ...[0, 1, 2, 3].map((index) => makeItem(`q${index}`, 3)),
    {
      ...makeItem('w', 0),
      options: ['no', 'yes'].map((code) => ({ code, score: null, label: null })),
    },
  ],
  scales: [
    makeScale('s', [0, 1, 2], {
      cutScoreSets: [{ group: {}, cutScores: makeCutScores([null, 2, 4, 6]) }],
    }),
    makeScale('from-two', [0, 1, 2], {
      cutScoreSets: [{ group: {}, cutScores: makeCutScores([2, 4]) }],
    }),
    makeScale('girls', [0], {
      cutScoreSets: [{ group: { sex: 'female' }, cutScores: makeCutScores([null, 2]) }],
    }),
    makeScale('ratio', [2, 2], {
      of: 'scales',
      aggregate: 'ratio',
      cutScoreSets: [{ group: {}, cutScores: makeCutScores([null, 2]) }],
    }),
    makeScale('normed', [0], {
      cutScoresOn: 'standard-score',
      cutScoreSets: [{ group: {}, cutScores: makeCutScores([null, 60]) }],
    }),
  ],
  rules: [
    {
      id: 'r',
      names,
      outcomes: [
        { id: 'high', names, when: { scale: 's', atLeast: 6 } },
        { id: 'some', names, when: { scale: 's', atLeast: 4 } },
        { id: 'few', names, when: { scale: 's', atLeast: 2 } },
        { id: 'none', names },
      ],
    },
  ],
  criticalItems: [{ id: 'c', names, when: { item: 'q3', atLeast: 2 }, severity: 'crisis' }],
})
const compiled = compileInstrument(instrument)

/** Truths of a condition over rows, the columns of earlier conditions left as they were. */
function truths(
  condition: Condition,
  rows: readonly (readonly number[])[],
  pool: TruthPool = [],
): string[] {
  const responses = blockOf(rows)
  const scores = scoreTable(compiled, responses, nobody(rows.length))
  const out = new Uint8Array(rows.length).fill(77)
  const scope = { length: rows.length, responses: [responses], scores: [scores], due: [null] }
  evaluateCondition(compileCondition(condition, [instrument]), scope, out, pool)
  return [...out].map((truth) => TRUTHS[truth] ?? `byte ${truth}`)
}

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

describe('conditions on scores', () => {
  it.each<[string, Condition, string, string]>([
    ['at least below', { scale: 's', atLeast: 3 }, 'true', 'true'],
    ['at least the score', { scale: 's', atLeast: 4 }, 'true', 'unknown'],
    ['at least the highest possible', { scale: 's', atLeast: 6 }, 'false', 'unknown'],
    ['at least above', { scale: 's', atLeast: 7 }, 'false', 'false'],
    ['above below', { scale: 's', above: 2 }, 'true', 'true'],
    ['above the lowest possible', { scale: 's', above: 3 }, 'true', 'unknown'],
    ['above the highest possible', { scale: 's', above: 6 }, 'false', 'false'],
    ['at most above', { scale: 's', atMost: 6 }, 'true', 'true'],
    ['at most the score', { scale: 's', atMost: 4 }, 'true', 'unknown'],
    ['at most below', { scale: 's', atMost: 2 }, 'false', 'false'],
    ['below above', { scale: 's', below: 7 }, 'true', 'true'],
    ['below the highest possible', { scale: 's', below: 6 }, 'true', 'unknown'],
    ['below the lowest possible', { scale: 's', below: 3 }, 'false', 'false'],
    ['the tighter of two lower bounds', { scale: 's', atLeast: 4, above: 2 }, 'true', 'unknown'],
    [
      'the tighter of two lower bounds, strict',
      { scale: 's', atLeast: 4, above: 4 },
      'false',
      'unknown',
    ],
    ['the tighter of two upper bounds', { scale: 's', atMost: 4, below: 9 }, 'true', 'unknown'],
    [
      'the tighter of two upper bounds, strict',
      { scale: 's', atMost: 4, below: 4 },
      'false',
      'unknown',
    ],
    ['between', { scale: 's', atLeast: 3, atMost: 6 }, 'true', 'true'],
    ['between, narrower', { scale: 's', above: 3, below: 6 }, 'true', 'unknown'],
    ['a band', { scale: 's', bands: ['b2'] }, 'true', 'unknown'],
    ['another band that is possible', { scale: 's', bands: ['b1'] }, 'false', 'unknown'],
    ['bands that are not possible', { scale: 's', bands: ['b0'] }, 'false', 'false'],
    ['every band that is possible', { scale: 's', bands: ['b1', 'b2', 'b3'] }, 'true', 'true'],
    ['two of the bands that are possible', { scale: 's', bands: ['b1', 'b3'] }, 'false', 'unknown'],
    ['the outcome of a rule', { rule: 'r', outcomes: ['some'] }, 'true', 'unknown'],
    [
      'an outcome between those possible',
      { rule: 'r', outcomes: ['high', 'few'] },
      'false',
      'unknown',
    ],
    [
      'every outcome that is possible',
      { rule: 'r', outcomes: ['high', 'some', 'few'] },
      'true',
      'true',
    ],
    ['an outcome that is not possible', { rule: 'r', outcomes: ['none'] }, 'false', 'false'],
    [
      'a standard score without norms',
      { scale: 's', on: 'standard-score', atLeast: 0 },
      'unknown',
      'unknown',
    ],
    [
      'a band on standard scores without norms',
      { scale: 'normed', bands: ['b0', 'b1'] },
      'unknown',
      'unknown',
    ],
    [
      'a band where no set of cut scores fits',
      { scale: 'girls', bands: ['b0', 'b1'] },
      'unknown',
      'unknown',
    ],
    ['a critical item', { criticalItem: 'c' }, 'true', 'unknown'],
  ])('%s: %j of 4 is %s, of 3 to 6 it is %s', (_, condition, closed, open) => {
    expect(
      truths(condition, [
        [1, 2, 1, 2, 0],
        [1, 2, B, B, 0],
      ]),
    ).toEqual([closed, open])
  })

  it.each<[Condition]>([
    [{ scale: 'ratio', bands: ['b0'] }],
    [{ scale: 'ratio', bands: ['b1'] }],
    [{ scale: 'ratio', bands: ['b0', 'b1'] }],
    [{ scale: 'ratio', atMost: 9 }],
    [{ scale: 'ratio', atLeast: 0 }],
  ])('%j does not hold on a ratio without a denominator, and its opposite does', (condition) => {
    const row = [0, 1, 1, 0, 0]
    expect(truths(condition, [row])).toEqual(['false'])
    expect(truths({ not: condition }, [row])).toEqual(['true'])
  })

  it('a band of a score below every band is open, on either side', () => {
    const condition: Condition = { scale: 'from-two', bands: ['b0', 'b1'] }
    expect(
      truths(condition, [
        [1, 0, 0, 0, 0],
        [1, 0, B, 0, 0],
        [2, 0, 0, 0, 0],
      ]),
    ).toEqual(['unknown', 'unknown', 'true'])
  })
})

describe('conditions on items', () => {
  it.each<[Condition, string[]]>([
    [{ item: 'w', codes: ['yes'] }, ['false', 'true', 'unknown']],
    [{ item: 'w', codes: ['no', 'yes'] }, ['true', 'true', 'true']],
    [{ item: 'w', codes: ['maybe'] }, ['false', 'false', 'false']],
    [{ item: 'w', atMost: 0 }, ['false', 'false', 'false']],
    [{ item: 'w' }, ['true', 'true', 'true']],
  ])('%j of words are %j', (condition, expected) => {
    expect(
      truths(
        condition,
        [0, 1, B].map((byte) => [0, 0, 0, 0, byte]),
      ),
    ).toEqual(expected)
  })

  it.each<[Condition, string[]]>([
    [{ item: 'q0', below: 2 }, ['true', 'true', 'false', 'false', 'unknown']],
    [{ item: 'q0', atMost: 3 }, ['true', 'true', 'true', 'true', 'true']],
    [{ item: 'q0', codes: [0, 3], atLeast: 2 }, ['false', 'false', 'false', 'true', 'unknown']],
    [{ item: 'q0', above: 3 }, ['false', 'false', 'false', 'false', 'false']],
  ])('%j of numbers are %j', (condition, expected) => {
    expect(
      truths(
        condition,
        [0, 1, 2, 3, 9].map((byte) => [byte, 0, 0, 0, 0]),
      ),
    ).toEqual(expected)
  })

  it.each<[Condition, string]>([
    [{ rule: 'x', outcomes: [] }, 'rule x'],
    [{ criticalItem: 'x' }, 'critical item x'],
    [{ item: 'x' }, 'item x'],
    [{ scale: 'x', instrument: 'test' }, 'scale x'],
    [{ all: [T, { not: { item: 'y' } }] }, 'item y'],
  ])('the reference of %j to nothing is refused', (condition, what) => {
    expect(() => compileCondition(condition, [instrument])).toThrow(
      new RangeError(`compileCondition knows no ${what}`),
    )
  })
})
