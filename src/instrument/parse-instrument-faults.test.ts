import { describe, expect, it } from 'vitest'
import { editJson, editsOf } from '../../tests/support/edit-json.js'
import { INSTRUMENT_DOCUMENT as document } from '../../tests/support/instrument-document.js'
import { parseInstrument } from './parse-instrument.js'

/** Fault, edits of the sound file, code, path and what the issue must say. */
// biome-ignore format: one fault a line
const FAULTS: readonly [string, Record<string, unknown>, string, string, string][] = [
  ['an id that is no urn', { '/$id': 'small' }, 'schema', '/$id', 'urn:mindgauge:instrument:<id>:<version>'],
  ['a version that differs from $id', { '/scoring/version': '2.0.0' }, 'schema', '/scoring/version', '1.0.0'],
  ['ages the wrong way round', { '/scoring/ages/to': 3 }, 'range', '/scoring/ages', 'from below to'],
  ['an unknown key', { '/scoring/scals': [] }, 'schema', '/scoring/scals', 'the key scals'],
  ['an unknown response set', { '/properties/a/$ref': '#/$defs/x' }, 'unknown-reference', '/properties/a/$ref', 'often'],
  ['a circle of response sets', { '/$defs/often': { $ref: '#/$defs/often' } }, 'schema', '/properties/a/$ref', 'a circle'],
  ['a response format beside $ref', { '/properties/a/type': 'integer' }, 'schema', '/properties/a/type', 'no type beside $ref'],
  ['no response format', { '/properties/a': { title: 'x' } }, 'schema', '/properties/a', 'one response format'],
  ['a code given twice', { '/$defs/often/oneOf/3/const': 2 }, 'schema', '/$defs/often/oneOf', '2 twice'],
  ['a key for no item', { '/scoring/keys/x': { reverseKeyed: true } }, 'unknown-reference', '/scoring/keys/x', 'received x'],
  ['a recode map with a code too few', { '/scoring/keys/word/recode': { n: 0 } }, 'range', '/scoring/keys/word/recode', 'none for y'],
  ['a recode map with a code too many', { '/scoring/keys/word/recode/z': 1 }, 'range', '/scoring/keys/word/recode/z', 'a code: n, y'],
  ['words that are reversed', { '/scoring/keys/word': { reverseKeyed: true } }, 'range', '/scoring/keys/word/reverseKeyed', 'words'],
  ['words in a scale', { '/scoring/keys/word': undefined }, 'range', '/scoring/keys/word', 'codes are words'],
  ['a mark in one scale and none in another', { '/scoring/scales/2/items/0': 'd' }, 'key-conflict', '/scoring/scales/2/items/0', '-d, as at /scoring/scales/1/items/3'],
  ['a mark against the key', { '/scoring/keys/d': { reverseKeyed: false } }, 'key-conflict', '/scoring/scales/1/items/3', 'not reverseKeyed'],
  ['a label for no item', { '/scoring/translations/zh/items/x': '无' }, 'unknown-reference', '/scoring/translations/zh/items/x', 'x'],
  ['a label for no response set', { '/scoring/translations/zh/options/x': {} }, 'unknown-reference', '/scoring/translations/zh/options/x', 'often'],
  ['a label for no code', { '/scoring/translations/zh/options/often/7': '七' }, 'unknown-reference', '/scoring/translations/zh/options/often/7', '0, 1, 2, 3'],
  ['an unscored item that is not there', { '/scoring/unscored/x': 'why' }, 'unknown-reference', '/scoring/unscored/x', 'x'],
  ['a required item that is not there', { '/required': ['x'] }, 'unknown-reference', '/required/0', 'x'],
  ['a gate for no item', { '/scoring/gates/0/items/0': 'x' }, 'unknown-reference', '/scoring/gates/0/items/0', 'x'],
  ['a gate with a code of no option', { '/scoring/gates/0/code': 'maybe' }, 'range', '/scoring/gates/0/code', '"n", "y"'],
  ['a gate on a scale', { '/scoring/gates/0/when': { scale: 'total', atLeast: 1 } }, 'unknown-reference', '/scoring/gates/0/when/scale', 'there is none'],
  ['an unanswered item that is not there', { '/scoring/unanswered': [{ items: ['x'], code: 0 }] }, 'unknown-reference', '/scoring/unanswered/0/items/0', 'x'],
  ['an unanswered item with a code of no option', { '/scoring/unanswered': [{ items: ['a'], code: 'maybe' }] }, 'range', '/scoring/unanswered/0/code', '0, 1, 2, 3'],
  ['an item counted twice against the same bound', { '/scoring/scales/3/items/0': { item: 'a', atLeast: 1 }, '/scoring/scales/3/items/1': { item: 'a', atLeast: 1 } }, 'duplicate-id', '/scoring/scales/3/items/1', 'a again'],
  ['two scales of one id', { '/scoring/scales/2/id': 'total' }, 'duplicate-id', '/scoring/scales/2/id', 'total again'],
  ['an item that is not there', { '/scoring/scales/1/items/0': 'x' }, 'unknown-reference', '/scoring/scales/1/items/0', 'x'],
  ['an item given twice', { '/scoring/scales/1/items/2': 'a' }, 'duplicate-id', '/scoring/scales/1/items/2', 'a again'],
  ['a scale that is not there', { '/scoring/scales/0/scales/0': 'x' }, 'unknown-reference', '/scoring/scales/0/scales/0', 'total, worst'],
  ['a circle of scales', { '/scoring/scales/0/scales/0': 'both' }, 'scale-cycle', '/scoring/scales/0/scales', 'a circle through both'],
  ['items and scales at once', { '/scoring/variants/strict/scales/both': { items: ['a'] } }, 'schema', '/scoring/variants/strict/scales/both/items', 'several'],
  ['a ratio without its scales', { '/scoring/scales/1/aggregate': 'ratio' }, 'schema', '/scoring/scales/1/aggregate', 'numerator and denominator'],
  ['a weight in a count', { '/scoring/scales/3/items/0': { item: 'a', weight: 2 } }, 'schema', '/scoring/scales/3/items/0', 'no weight for a count'],
  ['a weight of zero', { '/scoring/scales/1/items/0': { item: 'a', weight: 0 } }, 'schema', '/scoring/scales/1/items/0', 'other than 0'],
  ['a bound in a sum', { '/scoring/scales/1/items/0': { item: 'a', above: 2 } }, 'schema', '/scoring/scales/1/items/0', 'no bound for a sum'],
  ['counts in a sum', { '/scoring/scales/1/counts': { above: 2 } }, 'schema', '/scoring/scales/1/counts', 'no counts for a sum'],
  ['a count of nothing', { '/scoring/scales/3/counts': undefined }, 'schema', '/scoring/scales/3/counts', 'what is counted'],
  ['two bounds on one side', { '/scoring/scales/3/counts/above': 1 }, 'range', '/scoring/scales/3/counts', 'atLeast or above'],
  ['bounds with nothing between', { '/scoring/scales/3/counts/below': 2 }, 'range', '/scoring/scales/3/counts', 'from 2 to 2'],
  ['a recode of scales', { '/scoring/scales/0/recode': { 1: 0 } }, 'schema', '/scoring/scales/0/recode', 'no recode of scales'],
  ['a recode with a score too few', { '/scoring/scales/4/recode': { 0: 0, 1: 0, 2: 2 } }, 'range', '/scoring/scales/4/recode', 'none for 3'],
  ['as many missing as there are', { '/scoring/scales/1/missing': { maxMissing: 4 } }, 'range', '/scoring/scales/1/missing', 'fewer than 4'],
  ['two missing rules', { '/scoring/scales/1/missing/maxMissing': 1 }, 'schema', '/scoring/scales/1/missing', 'one of maxMissing, maxMissingShare'],
  ['cut scores that descend', { '/scoring/scales/1/cutScores/2/above': 3 }, 'range', '/scoring/scales/1/cutScores/2/above', 'more than 4'],
  ['a second band without a bound', { '/scoring/scales/1/cutScores/1/at': undefined }, 'range', '/scoring/scales/1/cutScores/1', 'only the first'],
  ['at and above in one band', { '/scoring/scales/1/cutScores/1/above': 4 }, 'schema', '/scoring/scales/1/cutScores/1', 'not both'],
  ['a band without a label', { '/scoring/scales/1/cutScores/1/band': 'x' }, 'unknown-reference', '/scoring/scales/1/cutScores/1/band', 'low, middle, high'],
  ['a group of no informant', { '/scoring/scales/1/cutScoresBy': [{ group: { informant: 'teacher' }, cutScores: [{ band: 'low' }] }] }, 'unknown-reference', '/scoring/scales/1/cutScoresBy/0/group/informant', 'self, parent'],
  ['a group of no age', { '/scoring/scales/1/cutScoresBy': [{ group: { age: { from: 9, to: 9 } }, cutScores: [{ band: 'low' }] }] }, 'range', '/scoring/scales/1/cutScoresBy/0/group/age', 'from below to'],
  ['a source that is not there', { '/scoring/scales/1/cutScores/1/source': 'x' }, 'unknown-reference', '/scoring/scales/1/cutScores/1/source', 'a key of references: book'],
  ['a source in a variant that is not there', { '/scoring/variants/strict/source': 'x' }, 'unknown-reference', '/scoring/variants/strict/source', 'book'],
  ['two rules of one id', { '/scoring/rules/1': { id: 'state', names: { en: 'x' }, outcomes: [{ id: 'a', names: { en: 'a' }, when: { item: 'a', codes: [1] } }, { id: 'b', names: { en: 'b' } }] } }, 'duplicate-id', '/scoring/rules/1/id', 'state again'],
  ['two outcomes of one id', { '/scoring/rules/0/outcomes/1/id': 'bad' }, 'duplicate-id', '/scoring/rules/0/outcomes/1/id', 'bad again'],
  ['a last outcome with a condition', { '/scoring/rules/0/outcomes/2/when': { item: 'a', codes: [1] } }, 'schema', '/scoring/rules/0/outcomes/2/when', 'no condition'],
  ['an outcome above the last without a condition', { '/scoring/rules/0/outcomes/0/when': undefined }, 'schema', '/scoring/rules/0/outcomes/0/when', 'never reached'],
  ['a condition with a typing error', { '/scoring/rules/0/outcomes/0/when': { scal: 'total', atLeast: 1 } }, 'schema', '/scoring/rules/0/outcomes/0/when', 'an object with scal, atLeast'],
  ['a condition on no item', { '/scoring/criticalItems/0/when': { item: 'x', codes: [1] } }, 'unknown-reference', '/scoring/criticalItems/0/when/item', 'x'],
  ['a condition on no code', { '/scoring/criticalItems/0/when': { item: 'a', codes: [1, 7] } }, 'range', '/scoring/criticalItems/0/when/codes/1', '0, 1, 2, 3'],
  ['a bound on a word', { '/scoring/keys/word': undefined, '/scoring/scales/2/items/1': 'b', '/scoring/criticalItems/0/when': { item: 'word', atLeast: 1 } }, 'range', '/scoring/criticalItems/0/when', 'codes'],
  ['a condition on no scale', { '/scoring/criticalItems/0/when': { scale: 'x', atLeast: 1 } }, 'unknown-reference', '/scoring/criticalItems/0/when/scale', 'total'],
  ['a condition on a band of another scale', { '/scoring/criticalItems/0/when': { scale: 'worst', bands: ['low'] } }, 'unknown-reference', '/scoring/criticalItems/0/when/bands/0', 'low'],
  ['bands and a bound at once', { '/scoring/criticalItems/0/when': { scale: 'total', bands: ['low'], atLeast: 1 } }, 'schema', '/scoring/criticalItems/0/when', 'bands or a bound'],
  ['a condition on a rule that is not there', { '/scoring/criticalItems/0/when': { rule: 'x', outcomes: ['bad'] } }, 'unknown-reference', '/scoring/criticalItems/0/when/rule', 'state'],
  ['a condition on no outcome', { '/scoring/criticalItems/0/when': { rule: 'state', outcomes: ['x'] } }, 'unknown-reference', '/scoring/criticalItems/0/when/outcomes/0', 'bad, fair, good'],
  ['a rule on itself', { '/scoring/rules/0/outcomes/0/when': { rule: 'state', outcomes: ['fair'] } }, 'unknown-reference', '/scoring/rules/0/outcomes/0/when/rule', 'stands above'],
  ['a rule on a critical item, which is decided later', { '/scoring/rules/0/outcomes/0/when': { criticalItem: 'third' } }, 'unknown-reference', '/scoring/rules/0/outcomes/0/when/criticalItem', 'decided before'],
  ['a condition that names an instrument', { '/scoring/criticalItems/0/when': { item: 'a', instrument: 'small', codes: [1] } }, 'schema', '/scoring/criticalItems/0/when/instrument', 'no instrument'],
  ['more conditions to hold than there are', { '/scoring/rules/0/outcomes/1/when/atLeastOf': 4 }, 'range', '/scoring/rules/0/outcomes/1/when/atLeastOf', 'at most 3'],
  ['a variant of no scale', { '/scoring/variants/strict/scales/x': {} }, 'unknown-reference', '/scoring/variants/strict/scales/x', 'total'],
  ['a default variant that is not there', { '/scoring/defaultVariant': 'x' }, 'unknown-reference', '/scoring/defaultVariant', 'strict'],
]

describe('parseInstrument reports', () => {
  it.each(FAULTS)('%s', (_, edits, code, path, says) => {
    const { ok, issues } = parseInstrument(editsOf(document, edits))
    expect(ok).toBe(false)
    const found = issues.filter((one) => one.code === code && one.path === path)
    expect(found, issues.map(({ message }) => message).join('\n')).toHaveLength(1)
    expect(found[0]?.message).toContain(says)
  })

  it('every fault in one run, unknown keys beside faults of meaning', () => {
    const { issues } = parseInstrument(
      editsOf(document, {
        '/scoring/colour': 'red',
        '/scoring/scales/1/items/0': 'x',
        '/scoring/gates/0/code': 'maybe',
      }),
    )
    expect(issues.map(({ path }) => path)).toEqual([
      '/scoring/colour',
      '/scoring/scales/1/items/0',
      '/scoring/gates/0/code',
    ])
  })

  it('each fault once, although every variant is read', () => {
    const { issues } = parseInstrument(editJson(document, '/scoring/scales/1/items/0', 'x'))
    expect(issues).toHaveLength(1)
  })
})
