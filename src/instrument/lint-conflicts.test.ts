import { describe, expect, it } from 'vitest'
import {
  makeCutScores,
  makeInstrument,
  makeItem,
  makeScale,
} from '../../tests/support/make-instrument.js'
import type { GroupDocument } from './document.js'
import { lintConflicts } from './lint-conflicts.js'

function faults(...groups: readonly GroupDocument[]): string[] {
  const found: string[] = []
  const cutScores = makeCutScores([null, 2])
  const scale = makeScale('s', [0], { cutScoreSets: groups.map((group) => ({ group, cutScores })) })
  const instrument = makeInstrument({ items: [makeItem('q', 3)], scales: [scale] })
  lintConflicts(instrument, ({ code, path }) => found.push(`${code} ${path}`))
  return found
}

const girls = { sex: 'female' } as const
const ages = (from: number, to: number): GroupDocument => ({ age: { from, to } })

describe('cut scores of two groups for one person', () => {
  it.each<[string, GroupDocument[], number]>([
    ['groups apart', [ages(4, 7), ages(7, 10), { ...ages(10, 13), ...girls }], 0],
    ['ages that overlap', [ages(4, 8), ages(7, 10)], 1],
    [
      'ages that overlap in both sexes apart',
      [
        { ...ages(4, 8), sex: 'male' },
        { ...ages(7, 10), ...girls },
      ],
      0,
    ],
    ['a later group for the rest', [girls, {}], 0],
    ['a later group for the rest of some ages', [{ ...girls, ...ages(4, 8) }, ages(4, 8)], 0],
    ['a later group that is never reached', [{}, girls], 1],
    ['grades that overlap', [{ grades: [3, 4] }, { grades: [4, 5] }], 1],
    ['grades that hold those before', [{ grades: [3, 4] }, { grades: [3, 4, 5] }], 0],
    ['informants apart', [{ informant: 'self' }, { informant: 'parent' }], 0],
    ['the same group twice', [girls, girls], 1],
    ['a sex and ages across', [girls, ages(4, 8)], 1],
  ])('%s: %j', (_, groups, nFaults) => {
    expect(faults(...groups)).toHaveLength(nFaults)
  })
})
