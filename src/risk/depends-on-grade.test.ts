import { expect, it } from 'vitest'
import { makeProtocol, makeRule } from '../../tests/support/make-protocol.js'
import { dependsOnGrade } from './depends-on-grade.js'
import { EVERY_GRADE } from './protocol.js'

const when = { instrument: 'a', item: 'a_1', atLeast: 1 }
const rule = makeRule('r', 'red', when)
const open = { grades: EVERY_GRADE, instruments: [{ instrument: 'a' }], rules: [rule] }

it.each([
  ['every grade takes part, takes all and has the same rules', open, false],
  ['some grades take part', { ...open, grades: [4, 5] }, true],
  ['an instrument is for some', { ...open, instruments: [{ instrument: 'a', grades: [4] }] }, true],
  ['a rule is for some', { ...open, rules: [{ ...rule, grades: [4] }] }, true],
])('where %s, dependsOnGrade is as it should: %j', (_, parts, expected) => {
  expect(dependsOnGrade(makeProtocol(parts))).toBe(expected)
})
