import { expect, it } from 'vitest'
import { inUnit } from './in-unit.js'

const place = { school: 'North/South', grade: '4', class: '1' }

it.each([
  [null, true],
  ['North/South', true],
  ['North/South/4', true],
  ['North/South/4/1', true],
  ['North', false],
  ['North/South/4/2', false],
  ['North/South/4/1/', false],
])('a student of North/South, 4, 1 belongs to %j: %s', (wanted, expected) => {
  expect(inUnit(place, wanted)).toBe(expected)
})
