import { expect, it } from 'vitest'
import { makeProtocol, makeRule } from '../../tests/support/make-protocol.js'
import { crisisTier } from './crisis-tier.js'
import type { TierRule } from './protocol.js'

const when = { instrument: 'a', criticalItem: 'c' }
const tierOf = (...rules: TierRule[]) => crisisTier(makeProtocol({ instruments: [], rules }))

it('a critical item asks for the most pressing tier of the crisis rules, in whatever order they stand', () => {
  const red = makeRule('one', 'red', when, { crisis: true })
  const yellow = makeRule('two', 'yellow', when, { crisis: true })
  expect(tierOf(red)).toBe('red')
  expect(tierOf(yellow)).toBe('yellow')
  expect(tierOf(yellow, red)).toBe('red')
})

it('rules that are not for crises ask for nothing, however pressing', () => {
  const plain = makeRule('plain', 'red', when)
  const told = makeRule('told', 'red', when, { crisis: false })
  expect(tierOf()).toBeUndefined()
  expect(tierOf(plain, told)).toBeUndefined()
  expect(tierOf(plain, told, makeRule('c', 'yellow', when, { crisis: true }))).toBe('yellow')
})
