import { TRUTH } from '../truth.js'
import { countsOf, type QualityIndex } from './quality-index.js'

/**
 * Seconds per answered item: the time for the whole sheet divided by the number of items answered in the named
 * instruments. NaN where no time was recorded or nothing was answered. Small values are the sign.
 *
 * @see Huang, J. L., Curran, P. G., Keeney, J., Poposki, E. M., & DeShon, R. P. (2012). Detecting and deterring
 * insufficient effort responding to surveys. Journal of Business and Psychology, 27, 99–114.
 */
export const secondsPerItem: QualityIndex = {
  id: 'seconds-per-item',
  compute(input, chosen, out) {
    const answered = new Uint16Array(input.length)
    for (const instrument of chosen) {
      const { nAnswered } = countsOf(input, instrument)
      for (let row = 0; row < input.length; row++)
        answered[row] = (answered[row] as number) + (nAnswered[row] as number)
    }
    for (let row = 0; row < input.length; row++) {
      const seconds = input.seconds?.[row] ?? Number.NaN
      out[row] = answered[row] === 0 ? Number.NaN : seconds / (answered[row] as number)
    }
  },
}

/** Number of instructed items ("choose the third answer here") that were answered otherwise; NaN without such items. */
export const instructedFailed: QualityIndex = {
  id: 'instructed-failed',
  compute(input, _chosen, out) {
    for (let row = 0; row < input.length; row++)
      out[row] = input.instructedFailed?.[row] ?? Number.NaN
  },
}

/**
 * What the validity scales of the named instruments say: 2 where one says `invalid`, 1 where one says `suspect`,
 * otherwise 0. A validity scale that the missing answers leave open says nothing.
 */
export const validityState: QualityIndex = {
  id: 'validity-state',
  compute(input, chosen, out) {
    out.fill(0, 0, input.length)
    for (const instrument of chosen)
      input.scores[instrument]?.validity.forEach((truths, rule) => {
        const level = input.validityStates[instrument]?.[rule] === 'invalid' ? 2 : 1
        for (let row = 0; row < input.length; row++)
          if (truths[row] === TRUTH.true && level > (out[row] as number)) out[row] = level
      })
  },
}
