import { describe, expect, it } from 'vitest'
import { makeInstrument, makeItem, makeScale } from '../../tests/support/make-instrument.js'
import { lintCodes } from './lint-codes.js'
import { isLoincCode, LOINC } from './loinc.js'

function faults(id: string, codes: Readonly<Record<string, Readonly<Record<string, string>>>>) {
  const found: string[] = []
  const items = ['q1', 'q2'].map((item) => makeItem(item, 3))
  const instrument = makeInstrument({ id, items, scales: [makeScale('total', [0, 1])], codes })
  lintCodes(instrument, ({ path, expected, received }) => {
    found.push(`${path}: ${expected}; ${received}`)
  })
  return found
}

describe('codes of a terminology', () => {
  it.each<[string, string, Record<string, string>, string[]]>([
    ['the codes of the PHQ-9', 'phq-9', { panel: '44249-1', total: '44261-6', q1: '44250-9' }, []],
    ['codes that are not known here', 'mine', { panel: '1-8', total: '2-6' }, []],
    [
      'the code of the panel on the total',
      'phq-9',
      { total: '44249-1' },
      ['total of phq-9, as this is the panel of phq-9'],
    ],
    [
      'the total of the PHQ-9 on that of the PHQ-8',
      'phq-8',
      { total: '44261-6' },
      ['total of phq-8, as this is the total of phq-9'],
    ],
    [
      'the code of another item',
      'phq-9',
      { q1: '44255-8' },
      ['item 1 of phq-9, as this is the item 2'],
    ],
    [
      'an unknown code where the right one is known',
      'phq-9',
      { total: '2-6' },
      ['44261-6, its code in LOINC'],
    ],
    ['one code twice', 'mine', { panel: '1-8', total: '1-8' }, ['other than that of panel']],
    ['a wrong check digit', 'mine', { total: '44261-7' }, ['their check digit']],
    ['no code at all', 'mine', { total: 'LA6568-5' }, ['their check digit']],
    ['a term that the file lacks', 'mine', { sum: '2-6' }, ['the panel, a scale or an item']],
  ])('%s', (_, id, loinc, expected) => {
    const found = faults(id, { loinc })
    expect(found).toHaveLength(expected.length)
    for (const [index, says] of expected.entries()) expect(found[index]).toContain(says)
  })

  it('another terminology has codes of another form', () => {
    expect(faults('mine', { snomed: { total: '720433000' } })).toEqual([])
  })

  it('every code that is known has its check digit, and no other digit would do', () => {
    for (const code of Object.keys(LOINC)) {
      const right = [...'0123456789'].filter((digit) => isLoincCode(code.slice(0, -1) + digit))
      expect(right, code).toEqual([code.at(-1)])
    }
  })
})
