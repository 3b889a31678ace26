import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linearProgram, maximise } from './linear-program.js'

const program = fc.integer({ min: 2, max: 10 }).chain((nUnknowns) =>
  fc.record({
    truth: fc.array(fc.nat({ max: 5 }), { minLength: nUnknowns, maxLength: nUnknowns }),
    factors: fc.array(
      fc.array(fc.constantFrom(0, 0, 1, 1, -1), { minLength: nUnknowns, maxLength: nUnknowns }),
      { minLength: 1, maxLength: 7 },
    ),
    goals: fc.array(
      fc.array(fc.integer({ min: -2, max: 2 }), { minLength: nUnknowns, maxLength: nUnknowns }),
      { minLength: 1, maxLength: 5 },
    ),
  }),
)

const sum = (factors: readonly number[], values: ArrayLike<number>): number =>
  factors.reduce((total, factor, at) => total + factor * (values[at] ?? 0), 0)

describe('linearProgram', () => {
  it('finds corners that fit every equation and are at least as good as any point that fits', () => {
    fc.assert(
      fc.property(program, ({ truth, factors, goals }) => {
        const equations = factors.map((row) => ({
          terms: row.flatMap((factor, unknown) => (factor === 0 ? [] : [{ unknown, factor }])),
          value: sum(row, truth),
        }))
        const found = linearProgram(truth.length, equations)
        if (found === null || found === 'unknown')
          throw new Error('a point that fits was not found')
        for (const goal of goals) {
          const { values, isHighest } = maximise(found, goal)
          expect(isHighest).toBe(true)
          if (values.some((value) => value === Number.POSITIVE_INFINITY)) continue
          factors.forEach((row, at) => {
            expect(sum(row, values)).toBeCloseTo(equations[at]?.value ?? 0, 6)
          })
          expect(Math.min(...values)).toBeGreaterThan(-1e-7)
          expect(sum(goal, values)).toBeGreaterThan(sum(goal, truth) - 1e-6)
        }
      }),
    )
  })
  it('is null where nothing fits, and says an unknown without end', () => {
    const one = (value: number) => ({ terms: [{ unknown: 0, factor: 1 }], value })
    expect(linearProgram(1, [one(1), one(2)])).toBeNull()
    expect(linearProgram(1, [one(-1)])).toBeNull()
    const free = linearProgram(2, [one(3)])
    if (free === null || free === 'unknown') throw new Error('3 fits')
    expect([...maximise(free, [1, 1]).values]).toEqual([3, Number.POSITIVE_INFINITY])
  })
  it('says where it was given up: neither that nothing fits nor that a corner is the highest', () => {
    // a − b = 1 and a + b + c = 5.
    const equations = [
      { terms: [0, 1].map((unknown) => ({ unknown, factor: 1 - 2 * unknown })), value: 1 },
      { terms: [0, 1, 2].map((unknown) => ({ unknown, factor: 1 })), value: 5 },
    ]
    expect(linearProgram(3, equations, 0)).toBe('unknown')
    const program = linearProgram(3, equations)
    if (program === null || program === 'unknown') throw new Error('1, 0, 4 fits')
    const low = maximise(program, [-1, 0, 0])
    expect([low.isHighest, low.values[0]]).toEqual([true, 1])
    expect(maximise(program, [1, 0, 0], 0).isHighest).toBe(false)
    const high = maximise(program, [1, 0, 0])
    expect([high.isHighest, high.values[0]]).toEqual([true, 3])
  })
})
