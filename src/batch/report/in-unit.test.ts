import { expect, it } from 'vitest'
import { holdsUnit, inUnit } from './in-unit.js'

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

const twin = { ...place, twin: { district: 'East', name: 'East North/South' } }

it.each([
  ['North/South', true],
  ['East/North/South', true],
  ['East North/South/4', true],
  ['East/North/South/4/1', true],
  ['West/North/South', false],
  ['East', false],
])('a student of one of several schools of the name belongs to %j: %s', (wanted, expected) => {
  expect(inUnit(twin, wanted)).toBe(expected)
})

it.each([
  [null, true],
  ['North/South/4', true],
  ['East/North/South/4/1', true],
  ['West/North/South/4', false],
  ['North/SouthEast', false],
])('a school of the name holds %j: %s', (wanted, expected) => {
  expect(holdsUnit(twin, wanted)).toBe(expected)
})
