import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { editsOf } from '../../tests/support/edit-json.js'
import { INSTRUMENT_DOCUMENT } from '../../tests/support/instrument-document.js'
import { checkInstrument } from './check-instrument.js'

function faults(edits: Readonly<Record<string, unknown>>): string[] {
  return checkInstrument(editsOf(INSTRUMENT_DOCUMENT, edits))
    .filter(({ severity }) => severity === 'error')
    .map(({ code, path }) => `${code} ${path}`)
}

/** Faults that the linter finds. */
const HOLE = { '/scoring/scales/1/cutScores/0/at': 1 }
const NO_SOURCE = { '/scoring/criticalItems/0/source': undefined }
const WRONG_CODE = { '/scoring/codes/loinc/total': '2-7' }

describe('checkInstrument', () => {
  it('finds nothing wrong with a sound file', () => {
    expect(faults({})).toEqual([])
  })

  it('gives the faults of parser and linter in one run', () => {
    const found = faults({
      '/scoring/validity/0/when': { item: 'nobody', atLeast: 1 },
      ...HOLE,
      ...WRONG_CODE,
    })
    expect(found[0]).toBe('unknown-reference /scoring/validity/0/when/item')
    expect(found).toContain('bands-hole /scoring/scales/total/cutScores/0')
    expect(found).toContain('terminology /scoring/codes/loinc/total')
  })

  it('sets aside what rests on a faulty part, and says nothing of it', () => {
    const found = faults({ '/scoring/scales/0/aggregate': 'product', ...NO_SOURCE, ...WRONG_CODE })
    expect(found).toContain('schema /scoring/scales/0/aggregate')
    expect(found.filter((one) => one.startsWith('unknown-reference'))).toEqual([])
    expect(found).toContain('terminology /scoring/codes/loinc/total')
  })

  it('lints a file that lacks what every file has, or has what none has', () => {
    const whole: readonly (readonly [string, unknown])[] = [
      ['/scoring/licence', undefined],
      ['/type', 'array'],
      ['/scoring/surprise', 1],
      ['/scoring/defaultVariant', 'nobody'],
      ['/scoring/version', '9.9.9'],
      ['/scoring/references/spare', { citation: 'no text' }],
    ]
    for (const [place, value] of whole) {
      const found = faults({ [place]: value, ...WRONG_CODE, ...HOLE })
      expect(found, place).toContain('terminology /scoring/codes/loinc/total')
      expect(found, place).toContain('bands-hole /scoring/scales/total/cutScores/0')
      expect(found.filter((one) => !one.includes(place)).length, found.join('; ')).toBe(2)
    }
    const all = faults({ ...Object.fromEntries(whole), ...WRONG_CODE })
    for (const [place] of whole)
      expect(
        all.some((one) => one.includes(place)),
        `${place} in ${all.join('; ')}`,
      ).toBe(true)
    expect(all).toContain('terminology /scoring/codes/loinc/total')
  })

  it('does not say that a name is unknown which stands in a faulty part', () => {
    const found = faults({ '/scoring/scales/1/items': ['nobody'], ...WRONG_CODE })
    expect(found.filter((one) => one.startsWith('unknown-reference'))).toEqual([
      'unknown-reference /scoring/scales/1/items/0',
    ])
  })

  it('does not blame the codes of the items after a faulty one', () => {
    const phq9 = JSON.parse(readFileSync('instruments/phq-9/instrument.json', 'utf8'))
    const found = checkInstrument(
      editsOf(phq9, {
        '/properties/phq9_3/$ref': '#/$defs/nobody',
        '/scoring/codes/loinc/phq9_8': '44260-8',
        '/scoring/codes/loinc/total': '44249-1',
      }),
    )
    const paths = found.filter(({ code }) => code === 'terminology').map(({ path }) => path)
    expect(new Set(paths)).toContain('/scoring/codes/loinc/total')
    expect(paths.some((path) => path?.endsWith('phq9_4'))).toBe(false)
  })

  it('reads a file that is none', () => {
    for (const document of [null, 3, 'text', [], {}])
      expect(checkInstrument(document).length).toBeGreaterThan(0)
  })
})
