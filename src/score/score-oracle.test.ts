import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { someInstrument, someRows } from '../../tests/support/any-instrument.js'
import { blockOf, nobody } from '../../tests/support/make-instrument.js'
import { naiveScores } from '../../tests/support/naive-score.js'
import type { Instrument, Item } from '../instrument/instrument.js'
import { FIRST_MISSING } from '../table/missing.js'
import { compileInstrument } from './compile-instrument.js'
import { scoreTable } from './score-table.js'
import { STATUSES } from './statuses.js'

function engine(instrument: Instrument, rows: readonly (readonly number[])[]) {
  const { scales } = scoreTable(compileInstrument(instrument), blockOf(rows), nobody(rows.length))
  return rows.map((_, row) =>
    scales.map(({ raw, low, high, status }) => ({
      raw: raw[row] as number,
      low: low[row] as number,
      high: high[row] as number,
      status: STATUSES[status[row] as number] as string,
    })),
  )
}

/** Every row that answers what is missing. */
function completions(items: readonly Item[], row: readonly number[]): number[][] {
  const at = row.findIndex((byte) => byte >= FIRST_MISSING)
  if (at < 0) return [[...row]]
  return (items[at] as Item).options.flatMap((_, option) =>
    completions(items, row.with(at, option)),
  )
}

const near = (a: number, b: number) => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b))

describe('the engine and the naive definition', () => {
  it('give the same scores and statuses: weights, recodes, counts, extremes, scales of scales of scales, transforms', () => {
    fc.assert(
      fc.property(someInstrument, someRows, (instrument, rows) => {
        const found = engine(instrument, rows)
        rows.forEach((row, index) => {
          naiveScores(instrument, row).forEach(({ raw, status }, scale) => {
            const one = found[index]?.[scale]
            expect(one?.status).toBe(status)
            if (raw === null) expect(one?.raw).toBeNaN()
            else expect(near(one?.raw as number, raw), `${one?.raw} and ${raw}`).toBe(true)
          })
        })
      }),
      { numRuns: 300 },
    )
  })

  it('bounds hold every score that the missing answers can still give', () => {
    fc.assert(
      fc.property(someInstrument, someRows, (instrument, rows) => {
        const found = engine(instrument, rows)
        rows.forEach((row, index) => {
          for (const closed of engine(instrument, completions(instrument.items, row)))
            closed.forEach(({ raw, status }, scale) => {
              const { low, high } = found[index]?.[scale] ?? { low: 0, high: 0 }
              if (status !== 'scored' || Number.isNaN(low) || Number.isNaN(high)) return
              expect(raw >= low - 1e-9 && raw <= high + 1e-9, `${raw} in ${low}..${high}`).toBe(
                true,
              )
            })
        })
      }),
      { numRuns: 200 },
    )
  })
})
