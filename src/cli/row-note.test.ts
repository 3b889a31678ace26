import { expect, it } from 'vitest'
import { type Issue, issue } from '../issue/issue.js'
import { rowNote } from './row-note.js'

const about = (file: string, row?: number): Issue =>
  issue({
    ...{ code: 'student-missing', file, expected: 'a student', received: 'none' },
    ...(row === undefined ? {} : { row }),
  })
const FILES = [
  { name: 'a.csv', firstRow: 2 },
  { name: 'b.xlsx', firstRow: 4 },
  { name: 'c.sav', firstRow: null },
]

it('says which row of the spreadsheet row 1 is', () =>
  expect(rowNote(FILES, [about('b.xlsx', 7)], 'en')).toEqual([
    'rows count below the header: row 1 is row 4 as a spreadsheet shows the file',
  ]))

it('names the files that begin in different rows', () =>
  expect(rowNote(FILES, [about('b.xlsx', 7), about('a.csv', 1)], 'zh')).toEqual([
    '行号自表头之下起算：第 1 行即电子表格打开 a.csv 时的第 2 行',
    '行号自表头之下起算：第 1 行即电子表格打开 b.xlsx 时的第 4 行',
  ]))

it('says nothing where no row is named, or where no spreadsheet shows the file', () =>
  expect(rowNote(FILES, [about('a.csv'), about('c.sav', 3)], 'en')).toEqual([]))
