import { describe, expect, it } from 'vitest'
import { metricOf } from '../metrics.js'
import type { NormCell } from '../norm-table.js'
import type { ConversionOf } from './conversion-method.js'
import { regression } from './regression.js'

const T = { metric: metricOf('t'), round: 'none', edges: 'missing' } as const
/** Mean 10 + 2·(age − 12), standard deviation 4 + 0.5·(age − 12). */
const NORM: ConversionOf<'regression'> = {
  kind: 'regression',
  mean: [10, 2],
  sd: [4, 0.5],
  centre: 12,
}

describe('regression norms', () => {
  it.each([
    [12, 10, 50],
    [12, 14, 60],
    [14, 14, 50],
    [14, 19, 60],
    [8, 2, 50],
    [8, 4, 60],
  ])('at age %d a raw score of %d is a T score of %d', (age, raw, expected) => {
    expect(regression.convert(NORM, T, raw, age)).toBe(expected)
  })

  it.each([4, 3, Number.NaN])(
    'at age %d, where there is no standard deviation above 0, there is no score',
    (age) => {
      expect(regression.convert(NORM, T, 10, age)).toBeNaN()
    },
  )

  const faultsOf = (cell: Partial<NormCell>, sd = NORM.sd) =>
    regression
      .faults(
        { ...NORM, sd },
        '/cells/3/conversion',
        { scale: 's', conversion: NORM, ...cell },
        null,
      )
      .map(({ code, message }) => `${code} ${message}`)

  it.each([
    [{ from: 4.1, to: 18 }, []],
    [
      { from: 4, to: 18 },
      [
        'range /cells/3/conversion/sd: expected a standard deviation above 0 at every age of the cell, received 0 at 4',
      ],
    ],
    [
      { from: 3, to: 18 },
      [
        'range /cells/3/conversion/sd: expected a standard deviation above 0 at every age of the cell, received -0.5 at 3',
      ],
    ],
  ])('ages %j: %j', (age, expected) => {
    expect(faultsOf({ age })).toEqual(expected)
  })

  it('a deviation that is 0 only at the oldest age, or only between the ends, is a fault', () => {
    expect(faultsOf({ age: { from: 6, to: 18 } }, [3, -0.5])).toEqual([
      'range /cells/3/conversion/sd: expected a standard deviation above 0 at every age of the cell, received 0 at 18',
    ])
    expect(faultsOf({ age: { from: 8, to: 16 } }, [0, 0, 1])).toEqual([
      'range /cells/3/conversion/sd: expected a standard deviation above 0 at every age of the cell, received 0 at 12',
    ])
  })

  it('a regression for no ages is a fault of the cell', () => {
    expect(faultsOf({})).toEqual([
      'range /cells/3: expected the ages for which the regression holds, received no ages',
    ])
  })
})
