import { describe, expect, it } from 'vitest'
import { parseInstrument } from '../../instrument/parse-instrument.js'
import { readJson } from '../../io/read-json.js'
import { wantedCategories } from './wanted-categories.js'

interface CutScoreJson {
  band: string
  nSensitivity?: number
  nSpecificity?: number
}

const read = readJson('instruments/phq-9/instrument.json')
const document = (read.ok ? read.value : {}) as {
  scoring: { scales: { cutScores: CutScoreJson[] }[] }
}
const cut = document.scoring.scales[0]?.cutScores.find(({ band }) => band === 'moderate')
Object.assign(cut ?? {}, { nSensitivity: 41, nSpecificity: 539 })
const parsed = parseInstrument(document)
const scale = parsed.ok ? (parsed.value.scales.find(({ id }) => id === 'total') ?? null) : null
const measures = [{ name: 'phq-9_total_band', scale, words: null }]

describe('wantedCategories', () => {
  it('gives bands in their order and each with all beyond it, with what the source says of its cut score', () => {
    const values = [['', 'severe', 'mild', 'minimal', 'moderate']]
    const found = wantedCategories(measures, values, () => true)
    expect(found.map(({ label }) => label)).toEqual([
      'minimal',
      'mild',
      'moderate',
      'severe',
      'mild or worse',
      'moderate or worse',
      'moderately-severe or worse',
      'severe or worse',
    ])
    expect(found.find(({ label }) => label === 'moderate or worse')).toMatchObject({
      members: [4, 1],
      accuracy: { sensitivity: 0.88, specificity: 0.88, nSensitivity: 41, nSpecificity: 539 },
    })
    expect(found.find(({ label }) => label === 'mild or worse')?.accuracy).toBeNull()
  })

  it('of a column whose instrument is not known are its values, those without a sheet left out', () => {
    const unknown = [{ name: 'tier', scale: null, words: null }]
    const found = wantedCategories(unknown, [['', 'red', 'invalid', 'none']], (_, at) => at !== 2)
    expect(found.map(({ label, members }) => [label, members])).toEqual([
      ['none', [3]],
      ['red', [1]],
    ])
  })
})
