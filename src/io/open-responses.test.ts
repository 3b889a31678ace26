import { describe, expect, it } from 'vitest'
import {
  QUESTIONS,
  readWhole,
  testInstrument,
  testItem,
  withFile,
} from '../../tests/support/answer-files.js'
import type { Issue } from '../issue/issue.js'
import { openResponses, type ReadOptions } from './open-responses.js'

const other = testInstrument('other', [testItem('o1', 3), testItem('o2', 3)])

/** Severity, code and the rest of the message of what is said when a file is opened. */
function said(
  content: string | Uint8Array,
  options: ReadOptions = {},
  instruments = [QUESTIONS],
): string[] {
  return withFile(content, (path) => openResponses(path, instruments, options).issues.map(shown))
}
const shown = ({ severity, code, message }: Issue): string => `${severity} ${code}: ${message}`

const ROW = '\n0,0,0,0\n'

describe('files that cannot be read', () => {
  it.each([
    ['/no/such/file.csv', 'file-not-found'],
    ['.', 'file-unreadable'],
  ])('%s is %s', (path, code) => {
    const result = openResponses(path, [QUESTIONS])
    expect(result).toMatchObject({ ok: false, issues: [{ code }] })
  })

  it.each([
    ['', 'file-empty'],
    ['\ufeff \n\n', 'file-empty'],
    ['q1,q2,q3,t1\n', 'file-header-only'],
    ['q1,q2,q3,t1', 'file-header-only'],
    ['q1,q2,q3,t1\r\n\r\n \n', 'file-header-only'],
  ])('%j is %s', (content, code) => {
    withFile(content, (path) => {
      const result = openResponses(path, [QUESTIONS])
      expect(result.ok).toBe(false)
      expect(result.issues.map((found) => found.code)).toContain(code)
    })
  })
})

describe('workbooks', () => {
  it.each([
    [[0x50, 0x4b, 3, 4, 20, 0], 'a workbook (.xlsx) or another zip file: save its sheet as CSV'],
    [[0xd0, 0xcf, 0x11, 0xe0, 0xa1], 'a workbook (.xls): save its sheet as CSV'],
  ])('that start with %j are said to be so, and nothing else is', (bytes, received) => {
    expect(said(new Uint8Array(bytes))).toEqual([
      `error file-unreadable: answers.csv: expected text, such as a CSV file, received ${received}`,
    ])
  })
})

describe('headers', () => {
  it('that name every item are taken without a word', () => {
    expect(said(`q1,q2,q3,t1${ROW}`)).toEqual([])
    expect(said(`" q1 ",q2,"q3",t1${ROW}`)).toEqual([])
  })

  it('that lack items are refused with all of them and the nearest names', () => {
    expect(said(`q1,Q2,x3,other,more${ROW}`).filter((line) => line.startsWith('error'))).toEqual([
      'error item-column-missing: answers.csv, q2: expected a column of this name; nearest: Q2, received none in the header',
      'error item-column-missing: answers.csv, q3: expected a column of this name; nearest: Q2, x3, received none in the header',
      'error item-column-missing: answers.csv, t1: expected a column of this name, received none in the header',
    ])
  })

  it('that lack an instrument: an error where nothing is left to score, otherwise a warning', () => {
    expect(said(`a,b${ROW}`)[0]).toContain('error instrument-absent')
    const [line] = said(`q1,q2,q3,t1${ROW}`, {}, [QUESTIONS, other])
    expect(line).toContain('warning instrument-absent: answers.csv: other')
  })

  it('of which an item stands twice are refused; other duplicates are named', () => {
    expect(said(`q1,q2,q3,t1,q1\n0,0,0,0,0\n`)[0]).toContain('error column-duplicate')
    const twice = said(`x,x,q1,q2,q3,t1\n,,0,0,0,0\n`, { otherColumns: 'keep' })
    expect(twice).toEqual([
      'warning column-duplicate: answers.csv: expected headers that differ, received "x" in columns 1, 2',
    ])
  })

  it('that nobody asked for are named, an empty one by its place', () => {
    expect(said(`q1,q2,q3,t1,,note\n0,0,0,0,,\n`)).toEqual([
      'info column-unknown: answers.csv: expected a column that is asked for, received an empty header in column 5',
      'info column-unknown: answers.csv: expected a column that is asked for, received note',
    ])
  })

  it('of a person field that stands twice are refused', () => {
    expect(said(`sex,Sex,q1,q2,q3,t1\n,,0,0,0,0\n`)[0]).toContain('error column-duplicate')
  })

  it('of two languages: the first in the list of names is taken', () => {
    withFile('性别,gender,q1,q2,q3,t1\n男,f,0,0,0,0\n', (path) => {
      const result = openResponses(path, [QUESTIONS])
      expect(result.ok && readWhole(result.value).persons[0]?.[0]).toBe('1')
    })
  })
})

describe('column maps', () => {
  const header = `"How often, so far?",b,b,Alter${ROW}`

  it('name columns by header or by place, also where headers are long or stand twice', () => {
    const columns = {
      q1: 'How often, so far?',
      q2: { column: { index: 2 } },
      q3: { column: { index: 3 } },
    }
    expect(said(header, { map: { columns: { ...columns, t1: 'Alter' } } })).toEqual([])
    expect(said(header, { map: { columns: { ...columns, t1: 'Altar' } } })[0]).toBe(
      'error column-missing: answers.csv, t1: expected the column "Altar"; nearest: Alter, received none in the header',
    )
    expect(
      said(header, { map: { columns: { ...columns, t1: { column: { index: 9 } } } } })[0],
    ).toBe('error column-missing: answers.csv, t1: expected a column 9, received 4 columns')
    expect(said(header, { map: { columns: { ...columns, t1: 'b' } } })[0]).toContain(
      'error column-duplicate: answers.csv, t1',
    )
  })

  it('leave out an item on purpose with null: it is not administered', () => {
    withFile(`q1,q2,q3\n0,0,0\n`, (path) => {
      const result = openResponses(path, [QUESTIONS], { map: { columns: { t1: null } } })
      expect(result.ok && readWhole(result.value).answers).toEqual([['0 0 0 254']])
    })
  })

  it('that name what nobody asks for are noticed', () => {
    expect(said(`q1,q2,q3,t1${ROW}`, { map: { columns: { q11: 'q1' } } })).toEqual([
      'info unknown-reference: answers.csv: column map: expected an item or a person field that is asked for; nearest: q1, received q11',
    ])
  })

  it('that contradict the items are refused', () => {
    const missing = { map: { missing: { declined: ['3'] } } }
    expect(said(`q1,q2,q3,t1${ROW}`, missing)[0]).toContain('error duplicate-id: answers.csv, q1')
    const answers = { map: { columns: { q1: { column: 'q1', answers: { yes: 7 } } } } }
    expect(said(`q1,q2,q3,t1${ROW}`, answers)[0]).toContain('error unknown-reference')
  })
})

describe('encodings that are not UTF-8', () => {
  it('are named', () => {
    const gbk = Buffer.concat([Buffer.from(`q1,q2,q3,t1${ROW}`), Buffer.from([0xb5, 0xda, 10])])
    expect(said(gbk)).toEqual([
      'info file-encoding: answers.csv: expected UTF-8, received GB18030, read as such',
    ])
  })

  it('a few damaged characters do not turn UTF-8 into GB18030', () => {
    const names = Buffer.from(`school,q1,q2,q3,t1\n第一中学校,0,0,0,0\n第二中`)
    const cut = Buffer.concat([names.subarray(0, -1), Buffer.from(',0,0,0,0\n')])
    expect(said(cut)[0]).toContain(
      'warning file-encoding: answers.csv: expected UTF-8, received UTF-8 with damaged',
    )
  })
})

it('openResponses throws on a test date that is none', () => {
  expect(() => openResponses('x.csv', [], { testDate: 'today' })).toThrow(
    'openResponses requires a test date such as 2024-05-06',
  )
})
