import type { ResponseBlock } from '../../table/blocks.js'
import { FIRST_MISSING } from '../../table/missing.js'
import { keepWorst } from './keep-worst.js'
import type { QualityIndex } from './quality-index.js'

/**
 * Average length of the runs of the same raw answer in presented order, in answers, from 1.
 *
 * `number of answers / number of runs`
 *
 * Raw answers, not keyed ones. A missing answer ends a run and is in none; NaN where nothing was answered. Large values
 * are the sign. Over several instruments each counts for itself, the worst for the rule.
 *
 * @see Johnson, J. A. (2005). Ascertaining the validity of individual protocols from web-based personality
 * inventories. Journal of Research in Personality, 39, 103–129. The average: Meade, A. W., & Craig, S. B. (2012).
 * Identifying careless responses in survey data. Psychological Methods, 17, 437–455.
 */
export const averageRun: QualityIndex = {
  id: 'average-run',
  compute(input, chosen, out, least) {
    out.fill(Number.NaN, 0, input.length)
    for (const instrument of chosen) {
      const { codes } = input.responses[instrument] as ResponseBlock
      const answers = new Uint16Array(input.length)
      const runs = new Uint16Array(input.length)
      codes.forEach((column, item) => {
        const before = item === 0 ? null : (codes[item - 1] as Uint8Array)
        for (let row = 0; row < input.length; row++) {
          const code = column[row] as number
          if (code >= FIRST_MISSING) continue
          answers[row] = (answers[row] as number) + 1
          if (before === null || before[row] !== code) runs[row] = (runs[row] as number) + 1
        }
      })
      for (let row = 0; row < input.length; row++)
        keepWorst(out, row, (answers[row] as number) / (runs[row] as number), least !== undefined)
    }
  },
}
