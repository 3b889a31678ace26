import { expect, it } from 'vitest'
import type { Roster } from '../../io/roster.js'
import type { RowBlock } from '../../io/row-block.js'
import { classmates } from './classmates.js'

/** Columns of a table of one text each, a row for each list of texts. */
const categories = (rows: readonly (readonly string[])[]) =>
  Object.fromEntries(
    ['district', 'school', 'class'].map((name, at) => {
      const values = ['', ...new Set(rows.map((row) => row[at] ?? ''))]
      const codes = Int32Array.from(rows, (row) => values.lastIndexOf(row[at] ?? ''))
      return [name, { values, codes }]
    }),
  )

it('a class is called as in the roster of the own one of several schools of a name, where the sheet has the district', () => {
  const enrolled = [
    ['North', 'High', '2'],
    ['South', 'High', '七年级(2)班'],
  ]
  const grade = Int8Array.from([7, 7])
  const roster = { categories: categories(enrolled), grade, length: 2 } as unknown as Roster
  const sheets = [
    ['South', 'High', '2班'],
    ['', 'High', '2班'],
    ['West', 'High', '2班'],
    ['North', 'Low', '2班'],
  ]
  const block = {
    categories: categories(sheets),
    persons: { grade: Int8Array.from([7, 7, 7, 7]) },
  } as unknown as RowBlock
  const unknown = Int32Array.from([-1, -1, -1, -1])
  expect([...classmates(roster)(block, unknown)]).toEqual([1, 0, 0, -1])
})
