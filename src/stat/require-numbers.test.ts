import { expect, it } from 'vitest'
import { requireNumbers } from './require-numbers.js'

it.each([
  ['null', null],
  ['undefined', undefined],
  ['string', '1'],
  ['object', [1]],
])('a column with %s is refused, and what stands in it is not repeated', (received, value) =>
  expect(() => requireNumbers('surveyMean', [1, value])).toThrow(
    new RangeError(`surveyMean requires numbers, NaN where not known, received ${received}`),
  ),
)

it('a column with a hole is refused', () => {
  const sparse = [1, 2, 3]
  delete sparse[1]
  expect(() => requireNumbers('surveyMean', sparse)).toThrow('received undefined')
})

it('numbers, truth values, NaN and typed columns are taken', () => {
  for (const column of [[0, Number.NaN, -1.5], [true, false], Float64Array.of(1), []])
    expect(() => requireNumbers('surveyMean', column)).not.toThrow()
})
