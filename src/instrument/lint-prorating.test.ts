import { expect, it } from 'vitest'
import { makeInstrument, makeItem, makeScale } from '../../tests/support/make-instrument.js'
import type { Scale } from './instrument.js'
import { lintProrating } from './lint-prorating.js'

const PRORATED = { maxMissing: 1, completion: 'prorate', round: 'none' } as const

function warnings(scale: Scale): string[] {
  const found: string[] = []
  const items = [makeItem('a', 3), makeItem('b', 3, true), makeItem('c', 4)]
  lintProrating(makeInstrument({ items, scales: [scale] }), ({ received, severity, path }) => {
    found.push(`${severity} ${path}: ${received}`)
  })
  return found
}

it.each<[string, Scale, string[]]>([
  [
    'items of different ranges',
    makeScale('s', [0, 2], { missing: PRORATED }),
    ['warning /scoring/scales/s/missing: 0 to 3, 0 to 4'],
  ],
  ['items of one range', makeScale('s', [0, 1], { missing: PRORATED }), []],
  ['different ranges, none missing', makeScale('s', [0, 2]), []],
  [
    'different ranges, blanks as zero',
    makeScale('s', [0, 2], { missing: { ...PRORATED, completion: 'as-zero' } }),
    [],
  ],
  ['a greatest item', makeScale('s', [0, 2], { missing: PRORATED, aggregate: 'maximum' }), []],
  [
    'ranges made equal by the scale',
    makeScale('s', [0, 2], { missing: PRORATED, recode: { 0: 0, 1: 1, 2: 2, 3: 3, 4: 3 } }),
    [],
  ],
])('prorating over %s', (_, scale, expected) => {
  expect(warnings(scale)).toEqual(expected)
})
