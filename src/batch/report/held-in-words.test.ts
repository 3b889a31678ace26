import { describe, expect, it } from 'vitest'
import dsrsc from '../../../instruments/dsrsc/instrument.json' with { type: 'json' }
import { parseInstrument } from '../../instrument/parse-instrument.js'
import { heldInWords } from './held-in-words.js'

const parsed = parseInstrument(dsrsc)
if (!parsed.ok) throw new Error('the instrument of the test does not parse')
const campaign = { instruments: [parsed.value], prefixes: ['dsrsc'] }
const row = (cells: Record<string, string>) => (column: string) => cells[column] ?? ''

describe('critical items of results', () => {
  const english = {
    critical_items: 'dsrsc.item-10',
    names: 'Life felt not worth living',
    answers: 'dsrsc.item-10=1 sometimes',
  }

  it('are read in the language of the reader, whichever the results have', () => {
    const [chinese] = heldInWords(campaign, 'zh')(row(english))
    expect(`${chinese?.name}${chinese?.answer}`).not.toMatch(/[a-z]/)
    expect(chinese?.answer).toMatch(/^1 /)
    const written = { names: chinese?.name ?? '', answers: `dsrsc.item-10=${chinese?.answer}` }
    expect(heldInWords(campaign, 'en')(row({ ...english, ...written }))).toEqual([
      { name: 'Life felt not worth living', answer: '1 sometimes' },
    ])
  })

  it('stay as they are written where the instruments do not know them', () => {
    const other = { critical_items: 'x.y; x.z', names: 'one; two', answers: 'x.z=3 often / 2' }
    expect(heldInWords(campaign, 'zh')(row(other))).toEqual([
      { name: 'one' },
      { name: 'two', answer: '3 often / 2' },
    ])
  })
})
