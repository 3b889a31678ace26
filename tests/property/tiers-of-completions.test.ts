import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Condition } from '../../src/instrument/document.js'
import type { Instrument, Item } from '../../src/instrument/instrument.js'
import { compileProtocol } from '../../src/risk/compile-protocol.js'
import { screenTable } from '../../src/risk/screen-table.js'
import { TIER_UNDETERMINED } from '../../src/risk/screened-block.js'
import { compileInstrument } from '../../src/score/compile-instrument.js'
import { FIRST_MISSING, MISSING } from '../../src/table/missing.js'
import { someInstrument } from '../support/any-instrument.js'
import { blockOf, makeCutScores, nobody } from '../support/make-instrument.js'
import { makeProtocol, makeRule } from '../support/make-protocol.js'

const ID = 'test'
const TIERS = ['red', 'yellow']

/** An instrument without lookup tables, which may have no score for a sum, with bands and a gate. */
const gatedInstrument = fc
  .tuple(someInstrument, fc.boolean())
  .filter(([{ scales }]) =>
    scales.every(
      ({ attainable: { minimum, maximum }, transform }) =>
        minimum < maximum && transform.every(({ kind }) => kind === 'linear'),
    ),
  )
  .map(([instrument, isGated]): Instrument => {
    const scales = instrument.scales.map((scale) => {
      const { minimum, maximum } = scale.attainable
      const cuts = [null, minimum + (maximum - minimum) / 3, minimum + (maximum - minimum) / 2]
      return { ...scale, cutScoreSets: [{ group: {}, cutScores: makeCutScores(cuts) }] }
    })
    const gate = { when: { item: 'q0', codes: [0] }, items: ['q1', 'q2'], code: 0 }
    return { ...instrument, scales, gates: isGated ? [gate] : [] }
  })

/** Sheets of which every third answer is blank. */
const byte = fc.oneof(
  { weight: 2, arbitrary: fc.nat(1) },
  { weight: 1, arbitrary: fc.constant<number>(MISSING.blank) },
)
const someRows = fc.array(fc.array(byte, { minLength: 4, maxLength: 4 }), {
  minLength: 1,
  maxLength: 4,
})

const number = fc.integer({ min: -3, max: 6 })
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    instrument: fc.constant(ID),
    item: fc.constantFrom('q0', 'q1', 'q2', 'q3'),
    atLeast: number,
  }),
  fc.record({
    instrument: fc.constant(ID),
    scale: fc.constantFrom('s0', 's1', 's2', 's3'),
    above: number,
  }),
  fc.record({
    instrument: fc.constant(ID),
    scale: fc.constantFrom('s0', 's1', 's2', 's3'),
    bands: fc.subarray(['b0', 'b1', 'b2'], { minLength: 1 }),
  }),
)
const { condition } = fc.letrec<{ condition: Condition }>((tie) => {
  const some = fc.array(tie('condition'), { minLength: 2, maxLength: 3 })
  return {
    condition: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      leaf,
      some.map((all): Condition => ({ all })),
      some.map((any): Condition => ({ any })),
      tie('condition').map((not): Condition => ({ not })),
      some.map((of): Condition => ({ atLeastOf: 2, of })),
    ),
  }
})
const rules = fc.array(fc.tuple(fc.constantFrom(...TIERS), condition), {
  minLength: 1,
  maxLength: 3,
})

/** A row with what the gate of {@link gatedInstrument} fills: q1 and q2, blank where q0 has its first code. */
function filledRow({ gates }: Instrument, row: readonly number[]): number[] {
  const isSkipped = gates.length > 0 && row[0] === 0
  return row.map((byte, item) =>
    isSkipped && (item === 1 || item === 2) && byte === MISSING.blank ? 0 : byte,
  )
}

/** Every row that answers what is missing; what a gate filled stays as it is. */
function completions(
  items: readonly Item[],
  row: readonly number[],
  filled: readonly number[],
): number[][] {
  const at = row.findIndex((_, item) => (filled[item] as number) >= FIRST_MISSING)
  if (at < 0) return [[...row]]
  return (items[at] as Item).options.flatMap((_, option) =>
    completions(items, row.with(at, option), filled.with(at, option)),
  )
}

describe('the tier of a sheet with answers missing', () => {
  it('is what it would be however they were answered, or says that it is open', () => {
    let [nOpen, nDetermined] = [0, 0]
    fc.assert(
      fc.property(gatedInstrument, rules, someRows, (instrument, drawn, rows) => {
        const protocol = makeProtocol({
          instruments: [{ instrument: ID }],
          rules: drawn.map(([tier, when], index) => makeRule(`r${index}`, tier, when)),
        })
        const compiled = compileProtocol(protocol, [compileInstrument(instrument)])
        const screened = (sheets: readonly (readonly number[])[]) =>
          screenTable(compiled, {
            length: sheets.length,
            persons: nobody(sheets.length),
            responses: [blockOf(sheets)],
            seconds: null,
            instructedFailed: null,
          })
        for (const row of rows) {
          const open = screened([row])
          const filled = filledRow(instrument, row)
          const tier = open.tier[0] as number
          const least = open.tierPossible[0] as number
          const most = tier === TIER_UNDETERMINED ? TIERS.length : tier
          const closed = screened(completions(instrument.items, row, filled))
          for (let one = 0; one < closed.length; one++) {
            expect(closed.determined[one]).toBe(1)
            expect(closed.tier[one]).toBeGreaterThanOrEqual(least)
            expect(closed.tier[one]).toBeLessThanOrEqual(most)
          }
          if (closed.length === 1) continue
          if (open.determined[0] === 1) nDetermined++
          else nOpen++
        }
      }),
      { numRuns: 300, seed: 20_261_122 },
    )
    expect(Math.min(nOpen, nDetermined)).toBeGreaterThan(50)
  })
})
