import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseInstrument } from '../../src/instrument/parse-instrument.js'
import { parseNormTable } from '../../src/norm/parse-norm-table.js'
import { score } from '../../src/score/score.js'

/** Made up for the test: the published tables of the SCAS were not found. T is raw + 30. */
const OWN_TABLE = {
  id: 'scas-child/made-up-2000',
  version: '1.0.0',
  instrument: 'scas-child',
  names: { en: 'made up' },
  population: 'nobody',
  year: 2000,
  n: null,
  metric: 't',
  ageUnit: 'years',
  round: 'none',
  edges: 'missing',
  confidence: 'unknown',
  references: { none: { text: 'made up' } },
  cells: [{ scale: 'total', source: 'none', conversion: { kind: 'mean-sd', mean: 20, sd: 10 } }],
}

const FILLERS = [11, 17, 26, 31, 38, 43]

function totalAt(raw: number, variant?: string): unknown {
  const document: unknown = JSON.parse(
    readFileSync('instruments/scas-child/instrument.json', 'utf8'),
  )
  const instrument = parseInstrument(document, variant === undefined ? {} : { variant })
  const table = parseNormTable(OWN_TABLE)
  if (!instrument.ok || !table.ok) throw new Error('totalAt cannot read its files')
  let left = raw
  const answers: Record<string, number> = {}
  for (let item = 1; item <= 44; item++) {
    const code = FILLERS.includes(item) ? 0 : Math.min(3, left)
    left -= code
    answers[`scas_${item}`] = code
  }
  const { total } = score(instrument.value, answers, {}, [table.value]).scales
  return [total?.raw, total?.standard?.score, total?.band]
}

describe('the SCAS with a norm table of the user', () => {
  it.each([
    [29, 59, 'usual'],
    [30, 60, 'elevated'],
    [31, 61, 'elevated'],
  ])('variant t-60: raw %i is T %i, %s', (raw, t, band) => {
    expect(totalAt(raw, 't-60')).toEqual([raw, t, band])
  })
  it('without the variant there is a T score and no band', () => {
    expect(totalAt(60)).toEqual([60, 90, null])
  })
})
