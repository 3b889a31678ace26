import { describe, expect, it } from 'vitest'
import { itemAnalysis } from '../../src/score/keying/item-analysis.js'
import {
  addToPairSums,
  createPairSums,
  pairwiseCovariance,
} from '../../src/stat/pairwise-covariance.js'
import { expectClose } from './close-to.js'
import golden from './item-analysis.json' with { type: 'json' }

const { abs } = golden.tolerance

describe.each(golden.expected)('equal to psych: $name', ({ rows, covariance, ...expected }) => {
  const size = covariance.length
  const sums = createPairSums(size)
  for (const row of rows)
    addToPairSums(
      sums,
      row.map((value) => value ?? Number.NaN),
    )
  const ours = pairwiseCovariance(sums)
  const { alpha, standardisedAlpha, itemRest } = itemAnalysis(
    ours,
    size,
    covariance.map((_, item) => item),
  )

  it('covariances of pairs that are complete', () => {
    expectClose([...ours], covariance.flat(), abs)
  })

  it('Cronbach’s α of raw and of standardised items', () => {
    expectClose([alpha, standardisedAlpha], [expected.alpha, expected.standardised], abs)
  })

  it('corrected item–total correlations', () => {
    expectClose(itemRest, expected.rDrop, abs)
  })
})

it('a scale of one item is refused', () => {
  expect(() => itemAnalysis([1], 1, [0])).toThrow('itemAnalysis requires at least two items')
})

it('without variance there is no α and no correlation', () => {
  const { alpha, itemRest } = itemAnalysis([0, 0, 0, 0], 2, [0, 1])
  expect([alpha, ...itemRest]).toEqual([Number.NaN, Number.NaN, Number.NaN])
})
