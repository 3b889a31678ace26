import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readJson } from '../../tests/support/bare-ajv.js'
import { editsOf } from '../../tests/support/edit-json.js'
import { INSTRUMENT_DOCUMENT } from '../../tests/support/instrument-document.js'
import { PROTOCOL_DOCUMENT as document } from '../../tests/support/protocol-document.js'
import type { Instrument } from '../instrument/instrument.js'
import { parseInstrument } from '../instrument/parse-instrument.js'
import { lintProtocol } from './lint-protocol.js'
import { parseProtocol } from './parse-protocol.js'
import { EVERY_GRADE, type Protocol } from './protocol.js'

type Edits = Readonly<Record<string, unknown>>

function parsed(edits: Edits = {}): Protocol {
  const result = parseProtocol(editsOf(document, edits))
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join('\n'))
  return result.value
}

function instrument(edits: Edits = {}, variant?: string): Instrument {
  const source = editsOf(INSTRUMENT_DOCUMENT, edits)
  const result = parseInstrument(source, variant === undefined ? {} : { variant })
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join('\n'))
  return result.value
}

describe('parseProtocol', () => {
  it('gives the protocol of a sound file with its fingerprint, without $schema', () => {
    const protocol = parsed({ '/$schema': 'protocol.schema.json' })
    expect(protocol).toMatchObject({ id: 'small-campaign', rules: document.rules })
    expect(protocol.fingerprint).toMatch(/^[0-9a-f]{16}$/)
    expect(Object.keys(protocol)).not.toContain('$schema')
    expect(parsed({ '/version': '1.0.1' }).fingerprint).not.toBe(protocol.fingerprint)
  })

  // biome-ignore format: one fault a line
  it.each<[string, Edits, string, string, string]>([
    ['a key that is not there', { '/tiers/0/who': undefined }, 'schema', '/tiers/0/who', 'the key who'],
    ['a colour that is none', { '/tiers/0/colour': '#12' }, 'schema', '/tiers/0/colour', 'a CSS colour'],
    ['a quality rule with two bounds', { '/quality/0/below': 1 }, 'schema', '/quality/0', 'one of atLeast, below'],
    ['two tiers of one id', { '/tiers/1/id': 'red' }, 'duplicate-id', '/tiers/1/id', 'red again'],
    ['a baseline that is a tier', { '/baseline/id': 'red' }, 'duplicate-id', '/baseline/id', 'no tier has'],
    ['a tier with the name of a state', { '/tiers/1/id': 'undetermined', '/rules/1/tier': 'undetermined' }, 'schema', '/tiers/1/id', 'states of a sheet'],
    ['a baseline with the name of a state', { '/baseline/id': 'invalid' }, 'schema', '/baseline/id', 'states of a sheet'],
    ['an instrument given twice', { '/instruments/1': { instrument: 'small' } }, 'duplicate-id', '/instruments/1/instrument', 'small again'],
    ['an instrument in a grade outside', { '/instruments/0/grades/1': 9 }, 'range', '/instruments/0/grades/1', '4, 5, 6'],
    ['an index that nobody computes', { '/quality/0/index': 'mood' }, 'unknown-reference', '/quality/0/index', 'missing-share'],
    ['quality of an instrument outside', { '/quality/0/instruments/0': 'x' }, 'unknown-reference', '/quality/0/instruments/0', 'small'],
    ['two quality rules of one id', { '/quality/1': { ...document.quality[0] } }, 'duplicate-id', '/quality/1/id', 'blank again'],
    ['two rules of one id', { '/rules/1/id': 'third' }, 'duplicate-id', '/rules/1/id', 'third again'],
    ['a rule for no tier', { '/rules/1/tier': 'blue' }, 'unknown-reference', '/rules/1/tier', 'red, yellow'],
    ['a rule for a grade outside', { '/rules/1/grades/0': 9 }, 'range', '/rules/1/grades/0', '4, 5, 6'],
    ['a condition on no instrument', { '/rules/1/when': { item: 'a', codes: [1] } }, 'schema', '/rules/1/when/instrument', 'small'],
    ['a condition on an instrument outside', { '/rules/1/when/all/2/not/instrument': 'x' }, 'unknown-reference', '/rules/1/when/all/2/not/instrument', 'small'],
    ['bands and a bound at once', { '/rules/1/when/all/0/atLeast': 3 }, 'schema', '/rules/1/when/all/0', 'bands or a bound'],
    ['bounds with nothing between', { '/rules/1/when': { instrument: 'small', scale: 'total', above: 3, below: 3 } }, 'range', '/rules/1/when', 'from 3 to 3'],
    ['more conditions to hold than there are', { '/rules/1/when': { not: { atLeastOf: 2, of: [{ instrument: 'small', item: 'a', codes: [1] }] } } }, 'range', '/rules/1/when/not/atLeastOf', 'at most 1'],
    ['a source that is not there', { '/quality/0/source': 'x' }, 'unknown-reference', '/quality/0/source', 'book'],
  ])('reports %s', (_, edits, code, path, says) => {
    const { ok, issues } = parseProtocol(editsOf(document, edits))
    expect(ok).toBe(false)
    const found = issues.filter((one) => one.code === code && one.path === path)
    expect(found, issues.map(({ message }) => message).join('\n')).toHaveLength(1)
    expect(found[0]?.message).toContain(says)
  })

  it('never throws, whatever JSON it is given', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (anything) => {
        expect(parseProtocol(anything).ok).toBe(false)
      }),
    )
  })
})

describe('lintProtocol', () => {
  it('passes a sound protocol', () => {
    expect(lintProtocol(parsed(), [instrument()])).toEqual([])
  })

  // biome-ignore format: one fault a line
  it.each<[string, Edits, string, string, string]>([
    ['an unknown item', { '/rules/1/when/all/1/item': 'x' }, 'unknown-reference', '/rules/1/when/all/1/item', 'one of small'],
    ['an unknown code', { '/rules/1/when/all/1/codes/1': 9 }, 'range', '/rules/1/when/all/1/codes/1', '0, 1, 2, 3'],
    ['an unknown scale', { '/rules/1/when/all/0/scale': 'x' }, 'unknown-reference', '/rules/1/when/all/0/scale', 'total'],
    ['an unknown band', { '/rules/1/when/all/0/bands/0': 'x' }, 'unknown-reference', '/rules/1/when/all/0/bands/0', 'low, middle, high'],
    ['an unknown rule', { '/rules/1/when/all/2/not/rule': 'x' }, 'unknown-reference', '/rules/1/when/all/2/not/rule', 'state'],
    ['an unknown outcome', { '/rules/1/when/all/2/not/outcomes/0': 'x' }, 'unknown-reference', '/rules/1/when/all/2/not/outcomes/0', 'bad, fair, good'],
    ['an unknown critical item', { '/rules/0/when/any/0/criticalItem': 'x' }, 'unknown-reference', '/rules/0/when/any/0/criticalItem', 'third'],
    ['a variant that was not given', { '/instruments/0/variant': 'strict' }, 'unknown-variant', '/instruments/0/variant', 'no variant'],
    ['a standard score without norms', { '/rules/1/when': { instrument: 'small', scale: 'total', on: 'standard-score', atLeast: 70 } }, 'unknown-norm-table', '/rules/1/when', 'norms for small'],
    ['a rule without a source', { '/rules/1/source': undefined }, 'source-missing', '/rules/1', 'a source'],
    ['a rule for a grade that does not take the instrument', { '/rules/1/grades': [4, 5] }, 'range', '/rules/1/grades', 'received 4'],
    ['a crisis item that no rule follows', { '/rules/0/crisis': undefined }, 'crisis-uncovered', '/instruments/0', 'none in 5, 6'],
    ['a crisis item that a rule follows in some grades only', { '/rules/0/grades': [4, 5] }, 'crisis-uncovered', '/instruments/0', 'none in 6'],
    ['a crisis item that a rule follows only together with another', { '/rules/0/when': { all: [{ instrument: 'small', criticalItem: 'third' }, { instrument: 'small', item: 'a', codes: [1] }] } }, 'crisis-uncovered', '/instruments/0', 'none in 5, 6'],
  ])('finds %s', (_, edits, code, path, says) => {
    const issues = lintProtocol(parsed(edits), [instrument()])
    const found = issues.filter((one) => one.code === code && one.path === path)
    expect(found.length, issues.map(({ message }) => message).join('\n')).toBeGreaterThan(0)
    expect(found[0]?.message).toContain(says)
  })

  it('finds an instrument that was not given', () => {
    expect(lintProtocol(parsed(), [])).toMatchObject([
      { code: 'unknown-reference', path: '/instruments/0/instrument' },
    ])
  })

  it('finds a measure that no tier may use', () => {
    const personality = instrument({ '/scoring/scales/1/neverTiered': true })
    expect(lintProtocol(parsed(), [personality])).toMatchObject([
      { path: '/rules/1/when/all/0/scale', received: 'total, which is neverTiered' },
    ])
  })

  it('finds every use of an instrument about personality, scores and single answers alike', () => {
    const personality = instrument({ '/scoring/domain': 'personality' })
    const received = 'small, which is about personality'
    expect(lintProtocol(parsed(), [personality])).toMatchObject([
      { path: '/rules/0/when/any/0/instrument', received },
      { path: '/rules/1/when/all/0/instrument', received },
      { path: '/rules/1/when/all/1/instrument', received },
      { path: '/rules/1/when/all/2/not/instrument', received },
    ])
  })

  it('finds a tier that rests on a cut score from memory', () => {
    const protocol = parsed({ '/instruments/0/variant': 'strict' })
    expect(lintProtocol(protocol, [instrument({}, 'strict')])).toMatchObject([
      { code: 'source-missing', path: '/rules/1/when/all/0/bands/0' },
    ])
  })

  it('asks for norms where bands are on a standard score, and is content with them', () => {
    const standard = instrument({ '/scoring/scales/1/cutScoresOn': 'standard-score' })
    expect(lintProtocol(parsed(), [standard])).toMatchObject([
      { code: 'unknown-norm-table', path: '/rules/1/when/all/0' },
    ])
    const normed = parsed({ '/instruments/0/norms': 'small/somewhere-2020' })
    expect(lintProtocol(normed, [standard])).toEqual([])
  })
})

describe('a protocol for teachers', () => {
  const withoutGrades: Edits = {
    '/role': 'teacher',
    '/grades': undefined,
    '/instruments/0/grades': undefined,
    '/rules/1/grades': undefined,
  }

  it('has no grades, and every grade is the same to it', () => {
    const protocol = parsed(withoutGrades)
    expect([protocol.role, protocol.grades]).toEqual(['teacher', EVERY_GRADE])
    expect(EVERY_GRADE.at(-1)).toBe(20)
  })

  it.each(['/grades', '/instruments/0/grades', '/rules/1/grades'])('refuses %s', (path) => {
    const edits = editsOf(document, { ...withoutGrades, [path]: [5] })
    const places = parseProtocol(edits).issues.map((one) => `${one.code} ${one.path}`)
    expect(places).toEqual([`schema ${path}`])
  })

  it('refuses a role that it does not know', () => {
    const [first] = parseProtocol(editsOf(document, { '/role': 'parent' })).issues
    expect(first).toMatchObject({ code: 'schema', path: '/role', received: '"parent"' })
  })

  it.each<[string, Edits, string[]]>([
    ['adults', { '/scoring/ages': { from: 16 } }, []],
    ['all ages', { '/scoring/ages': undefined }, []],
    ['adults too, up to 21', { '/scoring/ages': { from: 8, to: 21 } }, []],
    ['the young', { '/scoring/ages': { from: 8, to: 20 } }, ['small, up to 20 years']],
    [
      'raters',
      { '/scoring/ages': undefined, '/scoring/informants': ['teacher'] },
      ['small, of teacher'],
    ],
  ])('asks an instrument for %s', (_, edits, received) => {
    const found = lintProtocol(parsed(withoutGrades), [instrument(edits)])
    expect(found.map((one) => one.received)).toEqual(received)
  })
})

it('without grades, a protocol for students takes everyone', () => {
  const { role, grades } = parsed({ '/grades': undefined })
  expect([role, grades]).toEqual([undefined, EVERY_GRADE])
})

it.each<[string, Edits, Edits, string]>([
  ['rule', { '/rules/1/confidence': 'from-memory' }, {}, '/rules/1/confidence'],
  [
    'condition',
    { '/rules/1/when/all/0/confidence': 'from-memory' },
    {},
    '/rules/1/when/all/0/confidence',
  ],
  [
    'critical item',
    {},
    { '/scoring/criticalItems/0/confidence': 'from-memory' },
    '/rules/0/when/any/0/criticalItem',
  ],
])('a tier that rests on a %s from memory is found', (_, edits, edited, path) => {
  const found = lintProtocol(parsed(edits), [instrument(edited)])
  expect(found.map((one) => `${one.code} ${one.path}`)).toEqual([`source-missing ${path}`])
})

describe('shipped protocols', () => {
  const files = readdirSync('protocols').filter((file) => file.startsWith('cn-'))

  it.each(files)('%s parses and lints without an issue', (file) => {
    const result = parseProtocol(readJson(`protocols/${file}`))
    if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join('\n'))
    const instruments = result.value.instruments.map(({ instrument: id, variant }) => {
      const read = parseInstrument(
        readJson(`instruments/${id}/instrument.json`),
        variant === undefined ? {} : { variant },
      )
      if (!read.ok) throw new Error(`${id} does not parse`)
      return read.value
    })
    expect(lintProtocol(result.value, instruments)).toEqual([])
  })
})
