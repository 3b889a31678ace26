import { describe, it } from 'vitest'
import { scoreInterval } from '../../src/norm/score-interval.js'
import { standardErrorOfMeasurement } from '../../src/norm/standard-error-of-measurement.js'
import { trueScoreInterval } from '../../src/norm/true-score-interval.js'
import { expectClose } from './close-to.js'
import errors from './standard-error-of-measurement.json' with { type: 'json' }
import golden from './true-score-interval.json' with { type: 'json' }

const { mean, sd } = golden.inputs

describe(`intervals of scores equal ${golden.source}`, () => {
  it.each(golden.expected)('score $obs, reliability $rxx, level $level', (row) => {
    const around = scoreInterval(row.obs, sd, row.rxx, row.level)
    const kelley = trueScoreInterval(row.obs, mean, sd, row.rxx, row.level)
    expectClose(
      [standardErrorOfMeasurement(sd, row.rxx), around.low, around.high],
      [row.sem, row.obs_lo, row.obs_hi],
      golden.tolerance.abs,
    )
    expectClose(
      [kelley.estimate, kelley.low, kelley.high],
      [row.true_est, row.true_lo, row.true_hi],
      golden.tolerance.abs,
    )
  })
})

describe(`standard errors equal ${errors.source}`, () => {
  it.each(errors.expected)('$data', (row) => {
    const kelley = trueScoreInterval(0, 0, row.sd, row.alpha, 0.6826894921370859)
    expectClose(
      [standardErrorOfMeasurement(row.sd, row.alpha), kelley.high],
      [row.standardErrorOfMeasurement, row.standardErrorOfEstimation],
      errors.tolerance.abs,
    )
  })
})
