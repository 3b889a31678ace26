import { expect, it } from 'vitest'
import { makeInstrument, makeItem, makeScale } from '../../tests/support/make-instrument.js'
import type { Condition } from '../instrument/condition.js'
import type { Issue } from '../issue/issue.js'
import { lintReference } from './lint-reference.js'

const mood = makeInstrument({
  id: 'mood',
  items: [makeItem('m0', 3), makeItem('m1', 3)],
  scales: [makeScale('total', [0, 1], { attainable: { minimum: 0, maximum: 6 } })],
})

function faults(condition: Extract<Condition, { scale: string }>): string[] {
  const found: string[] = []
  const report = (draft: Pick<Issue, 'code' | 'received'>) =>
    found.push(`${draft.code}: ${draft.received}`)
  lintReference({ condition, path: '/when' }, mood, { instrument: 'mood' }, report)
  return found
}

it.each([
  [{ atLeast: 99 }, ['range: one that no score can meet']],
  [{ above: 6 }, ['range: one that no score can meet']],
  [{ below: 0 }, ['range: one that no score can meet']],
  [{ atLeast: 0 }, ['range: one that every score meets']],
  [{ atMost: 6 }, ['range: one that every score meets']],
  [{ atLeast: 6 }, []],
  [{ above: 0 }, []],
  [{ atLeast: 2, below: 4 }, []],
])('a rule on a score of 0 to 6 with the bound %j gives %j', (bound, expected) => {
  expect(faults({ scale: 'total', instrument: 'mood', ...bound })).toEqual(expected)
})
