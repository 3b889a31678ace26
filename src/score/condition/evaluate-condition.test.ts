import { describe, expect, it } from 'vitest'
import { B, instrument, truths } from '../../../tests/support/truths.js'
import type { Condition } from '../../instrument/document.js'
import { compileCondition } from './compile-condition.js'

const T: Condition = { item: 'q0', atLeast: 1 }

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
