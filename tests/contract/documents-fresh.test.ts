import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { cataloguePage } from '../support/docs/catalogue-page.js'
import { filesOfFormulas, formulaTests } from '../support/docs/compare-formulas.js'
import { filesOfInstrument } from '../support/docs/compare-instrument.js'
import { filesOfNormTable } from '../support/docs/compare-norm-table.js'
import { readValidation } from '../support/docs/validation-data.js'
import { validationPage } from '../support/docs/validation-page.js'
import { INSTRUMENT_IDS, NORM_IDS } from '../support/library.js'

const AGAIN = 'npm run docs'
/** No comparison may be further off than this, whatever its own test allows: the pages would say so. */
const LARGEST = 1e-9
const { instruments, norms, formulas } = readValidation()

describe('docs/validation.md', () => {
  it.each([
    ['instruments', instruments, INSTRUMENT_IDS, filesOfInstrument],
    ['norm tables', norms, NORM_IDS, filesOfNormTable],
    ['formulas', formulas, formulaTests(), filesOfFormulas],
  ] as const)('speaks of all %s, with their files as they are now', (_, known, ids, filesOf) => {
    const files = Object.entries(known).map(([id, one]) => [id, one.files])
    expect(Object.fromEntries(files), AGAIN).toEqual(
      Object.fromEntries(ids.map((id) => [id, filesOf(id)])),
    )
  })

  it('is the page of these comparisons', () => {
    expect(readFileSync('docs/validation.md', 'utf8'), AGAIN).toBe(validationPage())
  })

  it('finds no instrument and no norm table off by more than the last digits', () => {
    for (const [id, { figures, largest }] of Object.entries({ ...instruments, ...norms })) {
      expect(largest, id).toBeLessThanOrEqual(LARGEST)
      expect(figures, id).toBeGreaterThanOrEqual(0)
    }
  })
})

it('docs/catalogue.md is the page of the instruments, norm tables and those left out that there are', () => {
  expect(readFileSync('docs/catalogue.md', 'utf8'), AGAIN).toBe(cataloguePage())
})
