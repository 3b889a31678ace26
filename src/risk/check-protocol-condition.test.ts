import { describe, expect, it } from 'vitest'
import type { Condition } from '../instrument/document.js'
import { issue } from '../issue/issue.js'
import { checkProtocolCondition } from './check-protocol-condition.js'

function faults(when: Condition): string[] {
  const found: string[] = []
  checkProtocolCondition(when, '/when', ['mood', 'worry'], (draft) => {
    const { code, message } = issue(draft)
    found.push(`${code} ${message}`)
  })
  return found
}

const on = { instrument: 'mood' } as const
const one: Condition = { ...on, item: 'q', codes: [1] }
const two = [one, one]

describe('checkProtocolCondition', () => {
  it.each<[Condition]>([
    [one],
    [{ ...on, rule: 'r', outcomes: ['x'] }],
    [{ ...on, criticalItem: 'c' }],
    [{ ...on, scale: 's', atLeast: 1, below: 2 }],
    [{ ...on, scale: 's', bands: ['high'] }],
    [{ all: [{ any: two }, { not: one }, { atLeastOf: 2, of: two }] }],
  ])('finds nothing wrong with %j', (condition) => {
    expect(faults(condition)).toEqual([])
  })

  const nowhere: Condition = { item: 'q', codes: [1] }
  const elsewhere: Condition = { instrument: 'modo', item: 'q' }
  const counted: Condition = { atLeastOf: 3, of: two }
  const unnamed = 'expected the instrument that it is about: mood, worry, received nothing'
  const many = 'expected at most 2, the number of conditions, received 3'
  it.each<[Condition, string[]]>([
    [nowhere, [`schema /when/instrument: ${unnamed}`]],
    [{ all: [one, nowhere] }, [`schema /when/all/1/instrument: ${unnamed}`]],
    [counted, [`range /when/atLeastOf: ${many}`]],
    [{ all: [one, counted] }, [`range /when/all/1/atLeastOf: ${many}`]],
    [{ any: [counted] }, [`range /when/any/0/atLeastOf: ${many}`]],
    [{ not: { not: counted } }, [`range /when/not/not/atLeastOf: ${many}`]],
    [{ atLeastOf: 1, of: [one, counted] }, [`range /when/of/1/atLeastOf: ${many}`]],
    [
      { ...on, scale: 's', bands: ['b'], atLeast: 1 },
      ['schema /when: expected bands or a bound, received both'],
    ],
  ])('of %j reports %j', (condition, expected) => {
    expect(faults(condition)).toEqual(expected)
  })

  it('names the instruments that there are', () => {
    const [fault] = faults(elsewhere)
    expect(fault).toContain('unknown-reference /when/instrument')
    expect(fault).toContain('an instrument of the protocol')
    expect(fault).toContain('mood')
  })

  it('finds bounds that make no sense on items and scales', () => {
    expect(faults({ ...on, item: 'q', atLeast: 3, below: 3 })).toHaveLength(1)
    expect(faults({ ...on, scale: 's', above: 3, atMost: 3 })).toHaveLength(1)
  })

  it('finds every fault of a condition at once', () => {
    expect(faults({ any: [nowhere, elsewhere, counted] })).toHaveLength(3)
  })
})
