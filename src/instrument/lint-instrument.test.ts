import { describe, expect, it } from 'vitest'
import { editsOf } from '../../tests/support/edit-json.js'
import { INSTRUMENT_DOCUMENT as document } from '../../tests/support/instrument-document.js'
import type { Issue } from '../issue/issue.js'
import { lintInstrument } from './lint-instrument.js'
import { parseInstrument } from './parse-instrument.js'

function lint(edits: Readonly<Record<string, unknown>>, variant?: string): readonly Issue[] {
  const result = parseInstrument(editsOf(document, edits), variant === undefined ? {} : { variant })
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join('\n'))
  return lintInstrument(result.value)
}

const SOURCED = { source: 'book', confidence: 'single-source' }
const CUTS = '/scoring/scales/1/cutScores'
const BY = '/scoring/scales/1/cutScoresBy'
const low = { band: 'low', ...SOURCED }
const high = { at: 6, band: 'high', ...SOURCED }
const EXTRA = '/scoring/scales/5'
const extra = (parts: Readonly<Record<string, unknown>>) => ({
  id: 'extra',
  names: { en: 'extra', zh: '另' },
  aggregate: 'sum',
  direction: 'neutral',
  ...parts,
})

describe('lintInstrument', () => {
  it('passes a sound file, and warns where a variant prorates items of two ranges', () => {
    expect(lint({})).toEqual([])
    expect(lint({}, 'strict').map(({ severity, path }) => [severity, path])).toEqual([
      ['warning', '/scoring/scales/total/missing'],
    ])
  })

  // biome-ignore format: one fault a line
  it.each<[string, Readonly<Record<string, unknown>>, string, string, string]>([
    ['an item that nothing uses', { '/scoring/unscored': undefined }, 'item-unused', '/properties/rating', 'reason in unscored'],
    ['an unscored item that a scale uses', { '/scoring/unscored/a': 'why' }, 'item-unused', '/scoring/unscored/a', 'enters no score'],
    ['a first band above the lowest score', { [`${CUTS}/0/at`]: 1 }, 'bands-hole', '/scoring/scales/total/cutScores/0', 'begins at 0 or below'],
    ['a first band just above the lowest score', { [`${CUTS}/0/above`]: 0 }, 'bands-hole', '/scoring/scales/total/cutScores/0', 'just above 0'],
    ['two bands at one score', { [`${CUTS}/1`]: { ...high, at: 8 }, [`${CUTS}/2`]: { ...high, at: 8 } }, 'bands-overlap', '/scoring/scales/total/cutScores/2', 'received at 8'],
    ['a band at a score after the one just above it', { [`${CUTS}/1`]: { ...high, at: undefined, above: 8 }, [`${CUTS}/2`]: { ...high, at: 8 } }, 'bands-overlap', '/scoring/scales/total/cutScores/2', 'just above 8'],
    ['a band above the highest score', { [`${CUTS}/2`]: { ...high, at: 13 } }, 'band-unreachable', '/scoring/scales/total/cutScores/2', 'from 0 to 12'],
    ['a band just above the highest score', { [`${CUTS}/2/above`]: 12 }, 'band-unreachable', '/scoring/scales/total/cutScores/2', 'just above 12'],
    ['a band that ends before the lowest score', { [`${CUTS}/1`]: { ...high, at: 0 } }, 'band-unreachable', '/scoring/scales/total/cutScores/0', 'ends where the next begins'],
    ['a first band that misses scores with blanks as zero', { [EXTRA]: extra({ items: ['a', 'b'], recode: { 0: 1, 1: 2, 2: 3, 3: 4 }, missing: { maxMissing: 1, completion: 'as-zero' }, cutScores: [{ ...low, at: 2 }, { ...high, at: 5 }] }) }, 'bands-hole', '/scoring/scales/extra/cutScores/0', 'begins at 1 or below'],
    ['a first band with a bound on a standard score', { '/scoring/scales/1/cutScoresOn': 'standard-score', [`${CUTS}/0/at`]: 0 }, 'bands-hole', '/scoring/scales/total/cutScores/0', 'no lowest value'],
    ['a ratio that can divide by zero', { [EXTRA]: extra({ numerator: 'both', denominator: 'total', aggregate: 'ratio' }) }, 'range', '/scoring/scales/extra', 'denominator can be 0'],
    ['a scale that always has one value', { [EXTRA]: extra({ items: ['a'], recode: { 0: 1, 1: 1, 2: 1, 3: 1 } }) }, 'range', '/scoring/scales/extra', '1 for every sheet'],
    ['a table with a raw score too few', { [EXTRA]: extra({ items: ['a'], transform: [{ lookup: { 0: 1, 1: 2, 3: 4 } }] }) }, 'range', '/scoring/scales/extra/transform/0/lookup', 'none for 2'],
    ['a table for a mean', { [EXTRA]: extra({ items: ['a', 'b'], aggregate: 'mean', transform: [{ lookup: { 0: 1, 1: 2, 2: 3, 3: 4 } }] }) }, 'range', '/scoring/scales/extra/transform/0/lookup', 'a mean'],
    ['a table for a prorated score', { [EXTRA]: extra({ items: ['a', 'b'], missing: { maxMissing: 1 }, transform: [{ lookup: { 0: 1, 1: 2, 2: 3, 3: 4, 4: 5, 5: 6, 6: 7 } }] }) }, 'range', '/scoring/scales/extra/transform/0/lookup', 'prorated score that is not rounded'],
    ['a condition on a score that none reaches', { '/scoring/criticalItems/0/when': { scale: 'total', above: 12 } }, 'range', '/scoring/criticalItems/0/when', 'from 0 to 12'],
    ['a condition on an item score that none reaches', { '/scoring/criticalItems/0/when': { item: 'a', atLeast: 4 } }, 'range', '/scoring/criticalItems/0/when', 'from 0 to 3'],
    ['a file without references', { '/scoring/references': {}, '/scoring/scales/1/cutScores': undefined, '/scoring/scales/1/missing': undefined, '/scoring/variants': undefined, '/scoring/rules': undefined, '/scoring/criticalItems': undefined, '/scoring/validity': undefined }, 'source-missing', '/scoring/references', 'at least one'],
    ['a cut score without a source', { [`${CUTS}/1/source`]: undefined }, 'source-missing', '/scoring/scales/total/cutScores/middle', 'a source'],
    ['a cut score from memory', { [`${CUTS}/1/confidence`]: 'from-memory' }, 'source-missing', '/scoring/scales/total/cutScores/middle', 'from-memory'],
    ['a cut score from memory in the default variant', { '/scoring/defaultVariant': 'strict', '/scoring/variants/strict/scales/total/cutScores/0/confidence': 'single-source' }, 'source-missing', '/scoring/scales/total/cutScores/high', 'from-memory'],
    ['an unanswered item without a source', { '/scoring/unanswered': [{ items: ['a'], code: 0 }] }, 'source-missing', '/scoring/unanswered/0', 'a source'],
    ['a critical item without a source', { '/scoring/criticalItems/0/source': undefined }, 'source-missing', '/scoring/criticalItems/third', 'a source'],
    ['a critical item without a confidence', { '/scoring/criticalItems/0/confidence': undefined }, 'source-missing', '/scoring/criticalItems/third', 'a confidence'],
    ['validity without a source', { '/scoring/validity/0/source': undefined }, 'source-missing', '/scoring/validity/contradiction', 'a source'],
    ['a total with the code of the panel', { '/scoring/codes/loinc/total': '1-8' }, 'terminology', '/scoring/codes/loinc/total', 'other than that of panel'],
    ['a label without Chinese', { '/scoring/bands/low/zh': undefined, '/scoring/names/zh': undefined }, 'translation-missing', '/scoring', 'names, bands/low'],
    ['a sex without cut scores', { [CUTS]: undefined, [BY]: [{ group: { sex: 'female' }, cutScores: [low, high] }] }, 'bands-hole', '/scoring/scales/total/cutScoresBy', 'none for male'],
    ['ages without cut scores', { [CUTS]: undefined, [BY]: [{ group: { age: { to: 12 } }, cutScores: [low, high] }, { group: { age: { from: 13 } }, cutScores: [low, high] }] }, 'bands-hole', '/scoring/scales/total/cutScoresBy', 'aged 12'],
    ['an informant without cut scores', { [CUTS]: undefined, [BY]: [{ group: { informant: 'self' }, cutScores: [low, high] }] }, 'bands-hole', '/scoring/scales/total/cutScoresBy', 'informant parent'],
    ['a hole in the bands of a group', { [BY]: [{ group: { sex: 'female' }, cutScores: [{ ...low, at: 2 }, high] }] }, 'bands-hole', '/scoring/scales/total/cutScoresBy/0/cutScores/0', 'begins at 0 or below'],
  ])('finds %s', (_, edits, code, path, says) => {
    const isRule = code === 'bands-hole' && path.endsWith('cutScoresBy')
    const more = isRule || CUTS in edits ? { '/scoring/rules': undefined, '/scoring/criticalItems/0/when': { item: 'c', atLeast: 1 } } : {}
    const issues = lint({ ...more, ...edits }, code === 'source-missing' && '/scoring/defaultVariant' in edits ? 'strict' : undefined)
    const found = issues.filter((one) => one.code === code && one.path === path)
    expect(found, issues.map(({ message }) => message).join('\n')).toHaveLength(1)
    expect(found[0]?.message).toContain(says)
  })

  it('finds nothing wrong with groups that are everybody together', () => {
    const cutScores = [low, { ...high, at: 4, band: 'middle' }, { ...high, at: 9 }]
    const younger = { age: { to: 12 } }
    const older = { age: { from: 12 } }
    expect(
      lint({
        [CUTS]: undefined,
        [BY]: [
          { group: younger, cutScores },
          { group: { ...older, sex: 'female' }, cutScores },
          { group: { ...older, sex: 'male' }, cutScores },
        ],
      }),
    ).toEqual([])
  })

  it('allows a cut score from memory in a variant that has to be named', () => {
    expect(lint({}, 'strict').filter(({ code }) => code === 'source-missing')).toEqual([])
  })

  it('looks up what was rounded before', () => {
    const lookup = { 0: 1, 1: 2, 2: 3, 3: 4 }
    const scale = extra({
      items: ['a', 'b'],
      aggregate: 'mean',
      transform: [{ round: 'half-up' }, { lookup }],
    })
    expect(lint({ [EXTRA]: scale })).toEqual([])
  })
})
