import fc from 'fast-check'
import { expect, it } from 'vitest'
import { guardFormula } from '../../io/guard-formula.js'
import { resultCell } from './result-cell.js'

it('gives back every text that was guarded', () => {
  const text = fc.oneof(
    fc.string(),
    fc.string().map((rest) => `=${rest}`),
    fc.string().map((rest) => `-${rest}`),
  )
  fc.assert(
    fc.property(
      text.filter((one) => !one.startsWith("'")),
      (one) => {
        expect(resultCell(guardFormula(one))).toBe(one)
      },
    ),
  )
})

it('leaves an apostrophe that guards nothing', () => {
  expect(resultCell("'t Hof")).toBe("'t Hof")
  expect(resultCell(undefined)).toBe('')
})
