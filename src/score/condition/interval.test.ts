import { describe, expect, it } from 'vitest'
import type { Bounded } from '../../instrument/document.js'
import { TRUTHS } from '../truth.js'
import { contains, intervalOf, intervalTruth } from './interval.js'

describe('intervalOf', () => {
  it.each<[Bounded, string]>([
    [{}, '(…)'],
    [{ atLeast: 0 }, '[0…)'],
    [{ above: 0 }, '(0…)'],
    [{ above: -1 }, '(-1…)'],
    [{ atLeast: 2, above: 1 }, '[2…)'],
    [{ atLeast: 2, above: 2 }, '(2…)'],
    [{ atLeast: 2, above: 3 }, '(3…)'],
    [{ atMost: 0 }, '(…0]'],
    [{ below: 0 }, '(…0)'],
    [{ below: 1 }, '(…1)'],
    [{ atMost: 2, below: 3 }, '(…2]'],
    [{ atMost: 2, below: 2 }, '(…2)'],
    [{ atMost: 2, below: 1 }, '(…1)'],
    [{ atLeast: -2, below: 0 }, '[-2…0)'],
    [{ above: -2, atMost: 0 }, '(-2…0]'],
  ])('of %j is %s, the tighter bound where there are two', (bounded, expected) => {
    const { low, lowStrict, high, highStrict } = intervalOf(bounded)
    const written = `${low !== null && !lowStrict ? '[' : '('}${low ?? ''}…${high ?? ''}${high !== null && !highStrict ? ']' : ')'}`
    expect(written).toBe(expected)
  })
})

describe('contains', () => {
  it.each<[Bounded, number[]]>([
    [{}, [-1, 0, 1, 2, 3]],
    [{ atLeast: 0 }, [0, 1, 2, 3]],
    [{ above: 0 }, [1, 2, 3]],
    [{ atMost: 2 }, [-1, 0, 1, 2]],
    [{ below: 2 }, [-1, 0, 1]],
    [{ above: 0, atMost: 2 }, [1, 2]],
    [{ atLeast: 1, atMost: 1 }, [1]],
  ])('%j contains %j of −1 to 3', (bounded, expected) => {
    const inside = [-1, 0, 1, 2, 3].filter((value) => contains(intervalOf(bounded), value))
    expect(inside).toEqual(expected)
  })
})

describe('intervalTruth', () => {
  const { NaN: none, POSITIVE_INFINITY: infinity } = Number
  it.each<[Bounded, number, number, string]>([
    [{ atLeast: 1, atMost: 3 }, 1, 3, 'true'],
    [{ above: 1, below: 3 }, 1, 3, 'unknown'],
    [{ atLeast: 1, atMost: 3 }, 0, 1, 'unknown'],
    [{ atLeast: 1, atMost: 3 }, 3, 4, 'unknown'],
    [{ atLeast: 1, atMost: 3 }, 0, 4, 'unknown'],
    [{ atLeast: 1, atMost: 3 }, -1, 0.9, 'false'],
    [{ atLeast: 1, atMost: 3 }, 3.1, 9, 'false'],
    [{ above: 1 }, 0, 1, 'false'],
    [{ below: 1 }, 1, 2, 'false'],
    [{}, 0, 1, 'true'],
    [{ atLeast: 1 }, none, 2, 'unknown'],
    [{ atLeast: 1 }, 2, none, 'unknown'],
    [{}, none, none, 'unknown'],
    [{ atLeast: 1 }, infinity, -infinity, 'false'],
    [{ atMost: 1 }, infinity, -infinity, 'false'],
    [{}, infinity, -infinity, 'false'],
  ])('of %j for a score from %d to %d is %s', (bounded, low, high, expected) => {
    expect(TRUTHS[intervalTruth(intervalOf(bounded), low, high)]).toBe(expected)
  })
})
