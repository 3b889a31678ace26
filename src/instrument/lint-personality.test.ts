import { describe, expect, it } from 'vitest'
import {
  makeCutScores,
  makeInstrument,
  makeItem,
  makeScale,
} from '../../tests/support/make-instrument.js'
import type { Instrument } from './instrument.js'
import { lintInstrument } from './lint-instrument.js'

const warm = makeScale('warm', [0], { direction: 'neutral', neverTiered: true })

function found(parts: Partial<Instrument>): string[] {
  const instrument = makeInstrument({
    id: 'a',
    items: [makeItem('q', 4)],
    scales: [warm],
    ...parts,
  })
  return lintInstrument(instrument)
    .filter(({ expected }) => expected?.includes('personality'))
    .map(({ path, received }) => `${path} ${received}`)
}

const worse = makeScale('worse', [0], {
  direction: 'higher-is-worse',
  cutScoreSets: [{ group: {}, cutScores: makeCutScores([null, 2]) }],
})
const critical = {
  id: 'q-high',
  names: { en: 'q' },
  when: { item: 'q', atLeast: 4 },
  severity: 'watch',
} as const

describe('an instrument about personality', () => {
  it('has scales of which neither end is worse, and nothing else', () => {
    expect(found({ domain: 'personality' })).toEqual([])
  })

  it('has no direction, no bands and no critical items, and each is found', () => {
    expect(
      found({ domain: 'personality', scales: [warm, worse], criticalItems: [critical] }),
    ).toEqual([
      '/scoring/scales/worse/direction higher-is-worse',
      '/scoring/scales/worse/cutScores cut scores',
      '/scoring/criticalItems/q-high q-high',
    ])
  })

  it('about mental health, or about what is not said, may have all of them', () => {
    expect(found({ domain: 'mental-health', scales: [worse], criticalItems: [critical] })).toEqual(
      [],
    )
    expect(found({ scales: [worse], criticalItems: [critical] })).toEqual([])
  })
})
