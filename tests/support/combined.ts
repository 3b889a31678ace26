import type { Scale } from '../../src/instrument/instrument.js'
import { compileInstrument } from '../../src/score/compile-instrument.js'
import type { ScaleColumns } from '../../src/score/score-block.js'
import { scoreTable } from '../../src/score/score-table.js'
import { STATUSES } from '../../src/score/statuses.js'
import { MISSING } from '../../src/table/missing.js'
import { blockOf, makeInstrument, makeItem, makeScale, nobody } from './make-instrument.js'

export const missing = (maxMissing: number): Scale['missing'] => ({
  maxMissing,
  completion: 'prorate',
  round: 'half-up',
})
export interface Combined {
  readonly raw: number | undefined
  readonly low: number | undefined
  readonly high: number | undefined
  readonly status: string | undefined
  readonly nMissing: number | undefined
}

const parts = [
  makeScale('a', [0, 1], { missing: missing(1) }),
  makeScale('b', [2, 3], { missing: missing(1) }),
]

/** The score of a scale that is made of others, for one sheet of four items. */
export function combined(
  scale: Scale,
  row: readonly number[],
  from: readonly Scale[] = parts,
): Combined {
  const instrument = makeInstrument({
    items: [0, 1, 2, 3].map((index) => makeItem(`q${index}`, 3)),
    scales: [...from, scale],
  })
  const block = scoreTable(compileInstrument(instrument), blockOf([row]), nobody(1))
  const { raw, low, high, status, nMissing } = block.scales.at(-1) as ScaleColumns
  return {
    raw: raw[0],
    low: low[0],
    high: high[0],
    status: STATUSES[status[0] as number],
    nMissing: nMissing[0],
  }
}

export const B: number = MISSING.blank
export const of: 'scales' = 'scales'
