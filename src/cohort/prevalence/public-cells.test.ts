import { expect, it } from 'vitest'
import type { PublishedRow } from '../audit/published-table.js'
import { createPublicCells, type PublicCells } from './public-cells.js'

const SIZES = { nEnrolled: 30, nAnswered: 25, nValid: null }

function cellsOf(rows: readonly Partial<PublishedRow>[]): PublicCells {
  const cells = createPublicCells()
  const usual = { level: 'school', group: 'A', sex: 'all', sheets: 'all', ...SIZES }
  for (const row of rows)
    cells.take({ ...usual, measure: 'tier', category: 'red', n: 25, count: 3, ...row })
  return cells
}

const name = (category: string, sheets = 'all', measure = 'tier') => ({ sheets, measure, category })

it('a number that is hidden is none, and one of no row is not there', () => {
  const cells = cellsOf([{ count: null }, { category: 'none', count: 0 }, { group: 'B', n: null }])
  expect(cells.number(0, 'count', name('red'))).toBeNull()
  expect(cells.number(0, 'n', name('red'))).toBe(25)
  expect(cells.number(0, 'count', name('none'))).toBe(0)
  expect(cells.number(1, 'count', name('none'))).toBeUndefined()
  expect(cells.number(1, 'n', name('red'))).toBeNull()
  expect(cells.number(0, 'n', name('blue'))).toBeUndefined()
  expect(cells.number(2, 'n', name('red'))).toBeUndefined()
})

it('places are of a level, a group and a sex, with the sizes of their first rows', () => {
  const cells = cellsOf([
    {},
    { sex: 'female', nEnrolled: null },
    { category: 'none', nEnrolled: 1 },
    { level: 'grade' },
  ])
  const place = { level: 'school', group: 'A', sex: 'all', ...SIZES }
  expect(cells.places).toEqual([
    place,
    { ...place, sex: 'female', nEnrolled: null },
    { ...place, level: 'grade' },
  ])
})

it('of two rows of one name the later one counts', () => {
  expect(cellsOf([{}, { count: 9 }]).number(0, 'count', name('red'))).toBe(9)
})

it('has room for as many names as there are, in every place', () => {
  const categories = Array.from({ length: 200 }, (_, at) => `c${at}`)
  const cells = cellsOf([
    ...categories.map((category, count) => ({ category, count })),
    { group: 'B', category: 'c199', count: 7 },
    { group: 'B', category: 'c3', count: 5 },
  ])
  for (const [at, category] of categories.entries())
    expect(cells.number(0, 'count', name(category))).toBe(at)
  expect(['c199', 'c3', 'c4'].map((one) => cells.number(1, 'count', name(one)))).toEqual([
    ...[7, 5, undefined],
  ])
  expect([...(cells.categories.get('tier') ?? [])]).toEqual(categories)
})

it('rows of a measure are those of every group of the level, of all sexes or of each', () => {
  const cells = cellsOf([
    { group: 'A' },
    { group: 'B', measure: 'crisis' },
    { group: 'B', sex: 'male', sheets: 'valid' },
    { group: 'B', sex: 'female', measure: 'crisis' },
  ])
  expect([0, 1, 2, 3].map((place) => cells.hasRows(place, 'all', 'tier'))).toEqual([
    ...[true, true, false, false],
  ])
  expect([0, 1, 2, 3].map((place) => cells.hasRows(place, 'valid', 'tier'))).toEqual([
    ...[false, false, true, true],
  ])
  expect(cells.hasRows(0, 'all', 'crisis')).toBe(true)
})
