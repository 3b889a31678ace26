import { expect, it } from 'vitest'
import type { PublishedRow } from './published-table.js'
import { wavePlaces } from './wave-places.js'

const rows = (...groups: readonly (readonly [level: string, group: string])[]): PublishedRow[] =>
  groups.map(([level, group]) => ({ level, group }) as PublishedRow)

it('a school of a table with districts is found by its name, one of several of a name by its district too', () => {
  const placeIn = wavePlaces(
    rows(
      ...(['West/East', 'South', '?'] as const).map((district) => ['district', district] as const),
      ['district/school', 'West/East/A'],
      ['district/school', 'South/A'],
      ['district/school', 'South/B'],
      ['district/school', '?/?'],
      ['district/school/grade', 'West/East/A/7'],
    ),
  )
  const school = (group: string) => placeIn({ level: 'school', group }).group
  expect(school('B')).toBe('South/B')
  expect(school('South A')).toBe('South/A')
  expect(school('West/East A')).toBe('West/East/A')
  expect(school('')).toBe('?/?')
  expect(placeIn({ level: 'school', group: 'A' })).toEqual({ level: 'school', group: 'A' })
  const grade = { level: 'district/school/grade', group: 'West/East/A/7' }
  expect(placeIn({ level: 'school/grade', group: 'West/East A/7' })).toEqual(grade)
})

it('a group of a table without districts is as it is', () => {
  const placeIn = wavePlaces(rows(['school', 'A'], ['grade', '7']))
  for (const where of [
    { level: 'school', group: 'A' },
    { level: 'grade', group: '7' },
  ])
    expect(placeIn(where)).toEqual(where)
})
