import { expect, it } from 'vitest'
import { readCsvRecord } from '../read-csv.js'
import { stagedHeader, stagedLine, unreadableLine } from './staged-line.js'

const CELLS = [
  '',
  'a',
  ' "a"',
  '["a","b"]',
  'a"b',
  '"',
  '"a"',
  'a\tb',
  'a\nb',
  'a\rb',
  '"\t"\n"',
  "'",
]

it('a row is read back as it was', () => {
  for (const cell of CELLS)
    for (const other of CELLS) {
      const line = stagedLine([cell, other, 'x'], 3)
      expect(readCsvRecord(line, '\t'), JSON.stringify(line)).toEqual([cell, other, 'x'])
    }
})

it('quotes of JSON in a cell stay as they are, one without a second does not', () => {
  expect(stagedLine(['1', '["a","b"]'], 2)).toBe('1\t["a","b"]\n')
  expect(stagedLine(['1', 'a"b'], 2)).toBe('1\t"a""b"\n')
})

it('a row with fewer cells is filled up, one with none is a blank line', () => {
  expect(stagedLine(['1'], 3)).toBe('1\t\t\n')
  expect(stagedLine([], 3)).toBe('\n')
})

it('a row that cannot be read has more cells than the header', () => {
  expect(readCsvRecord(unreadableLine(2), '\t')).toHaveLength(3)
})

it('a name with quotes is in quotes', () => {
  expect(readCsvRecord(stagedHeader(['a', 'b "c"', 'd']), '\t')).toEqual(['a', 'b "c"', 'd'])
  expect(stagedHeader(['b "c"'])).toBe('"b ""c"""\n')
})
