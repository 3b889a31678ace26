import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  opened,
  QUESTIONS,
  readText,
  readWhole,
  testInstrument,
  testItem,
  withFile,
} from '../../tests/support/answer-files.js'
import { readAsCsv } from '../../tests/support/read-as-csv.js'
import { splitFile } from './split-file.js'

const HEADER = 'student,school,grade,sex,birth_date,date,seconds,q1,q2,q3,t1'
const B = 255

const cell = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('0', '1', '2', '3', '10', '12', '') },
  fc.constantFrom(
    '4',
    '99',
    '999',
    '-1',
    '3.0',
    ' 2 ',
    '２',
    'x',
    '+',
    '13',
    '第一中学',
    '1 - 有时',
  ),
  fc.constantFrom(
    '2012-03-05',
    '2024/5/6',
    '女',
    'male',
    '四年级',
    '7',
    '95秒',
    '2.5E+10',
    '\u3000',
  ),
  fc.string({ unit: fc.constantFrom('a', '学', '1', ' ', '.', '😀'), maxLength: 5 }),
)
const lineEnd = fc.constantFrom('\n', '\r\n')
const row = fc.oneof(
  { weight: 8, arbitrary: fc.array(cell, { minLength: 11, maxLength: 11 }) },
  fc.array(cell, { maxLength: 14 }),
)
const text = fc
  .tuple(fc.array(fc.tuple(row, lineEnd), { maxLength: 40 }), fc.boolean())
  .map(([rows, isEnded]) => {
    const body = rows.map(([cells, end]) => cells.join(',') + end).join('')
    return `${HEADER}\n1,s,4,f,2012-01-01,2024-01-01,9,0,1,2,3\n${isEnded ? body : body.trimEnd()}`
  })

describe('the plain path and the general path', () => {
  it('give the same rows, columns, issues and counts for every file without quotes', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 9 }), (content, blockLength) =>
        withFile(content, (path) => {
          const map = { coding: 'label' as const }
          for (const options of [{}, { map, otherColumns: 'keep' as const }]) {
            const file = opened(path, { ...options, blockLength })
            expect(readWhole(file)).toEqual(readWhole(file, [undefined], readAsCsv))
          }
        }),
      ),
    )
  })

  it('give the same when every cell is quoted', () => {
    const content = `${HEADER}\n7,s,4,f,2012-01-01,2024-01-01,9,0,1,2,3\n8,s,5,m,,,,3,,1,12\n`
    const quoted = content.replace(/[^,\n]+/g, '"$&"')
    expect(readText(quoted)).toEqual(readText(content))
  })
})

it('rows do not depend on the length of blocks', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 9 }), (content, blockLength) =>
      withFile(content, (path) => {
        expect(readWhole(opened(path, { blockLength }))).toEqual(readWhole(opened(path)))
      }),
    ),
  )
})

it('the parts of a file, read one after the other, are the file', () => {
  const line = (index: number): string =>
    `${index},school ${index % 9},${4 + (index % 9)},f,2012-01-01,2024-01-01,9,${index % 4},1,2,${index % 13}`
  const rows = Array.from({ length: 60_000 }, (_, index) => (index % 777 ? line(index) : 'short'))
  const content = `${HEADER}\n${rows.join('\n')}`
  withFile(content, (path) => {
    const file = opened(path)
    const parts = splitFile(file, 3)
    expect(parts.length).toBeGreaterThan(1)
    expect(parts[0]?.from).toBe(file.scan.dataStart)
    expect(parts.at(-1)?.to).toBe(file.scan.size)
    expect(readWhole(file, parts)).toEqual(readWhole(file))
  })
})

it('any bytes: nothing is thrown, and rows in = rows read + rejected', () => {
  const bytes = fc.uint8Array({ maxLength: 400 })
  const likely = fc.array(fc.constantFrom(...'0123,,,\n\n\r" ;x级\u0000'), { maxLength: 300 })
  const content = fc.oneof(
    bytes,
    likely.map((units) => new TextEncoder().encode(units.join(''))),
  )
  const start = new TextEncoder().encode('q1,q2,q3,t1\n')
  fc.assert(
    fc.property(content, (tail) =>
      withFile(Buffer.concat([start, new TextEncoder().encode('0,1,2,3\n'), tail]), (path) => {
        const { counts, rows } = readWhole(opened(path))
        expect(counts.rows).toBe(rows.length + counts.rejected)
        expect(rows).toEqual([...new Set(rows)].sort((a, b) => a - b))
      }),
    ),
    { numRuns: 300 },
  )
})

describe('cells', () => {
  it('zero is an answer, blank is none, other codes are out of range', () => {
    const { answers, issues } = readText('q1,q2,q3,t1\n0,,7,12\n 3 ,999,x,１３\n')
    expect(answers).toEqual([[`0 ${B} 253 12`], ['3 251 253 253']])
    expect(issues.map(({ code, row: place, column }) => [code, place, column])).toEqual([
      ['item-out-of-range', 1, 'q3'],
      ['item-not-a-code', 2, 'q3'],
      ['item-out-of-range', 2, 't1'],
    ])
    expect(issues[0]).toMatchObject({ expected: '0..3', received: '7' })
  })

  it('what somebody wrote is not in the issue', () => {
    const { issues } = readText('q1,q2,q3,t1\n王小明的秘密,0,0,0\n')
    expect(JSON.stringify(issues)).not.toContain('王')
    expect(issues[0]?.received).toBe('text of 6 characters')
  })

  it('words that are no label are noticed once per column; the code before them decides', () => {
    const content = 'q1,q2,q3,t1\n2 - half the term,never,0,0\n1 - now and then,often,0,0\n'
    const { answers, issues } = readText(content, { map: { coding: 'label' } })
    expect(answers).toEqual([['2 0 0 0'], ['1 2 0 0']])
    expect(issues.map(({ severity, row: place }) => [severity, place])).toEqual([['info', 1]])
  })
})

describe('rows', () => {
  it('a row of another number of cells is rejected, unless what is too much is empty', () => {
    const { rows, counts, issues } = readText(
      'q1,q2,q3,t1\n0,0,0\n1,1,1,1,, \n2,2,2,2,2\n3,3,3,3\n',
    )
    expect(rows).toEqual([2, 4])
    expect(counts).toEqual({ rows: 4, rejected: 2, blankLines: 0 })
    expect(issues).toMatchObject([
      { code: 'row-ragged', row: 1, expected: '4 cells', received: '3' },
      { code: 'row-ragged', row: 3, expected: '4 cells', received: '5' },
    ])
  })

  it('a line without anything is not a row; a row of empty cells is a sheet without answers', () => {
    const { rows, counts, answers } = readText('q1,q2,q3,t1\n\n0,0,0,0\n \n,,,\n')
    expect(rows).toEqual([2, 4])
    expect(answers[1]).toEqual([`${B} ${B} ${B} ${B}`])
    expect(counts).toEqual({ rows: 2, rejected: 0, blankLines: 2 })
  })

  it('a file of one column takes its cells, and its blank lines are no rows', () => {
    const one = testInstrument('one', [testItem('q1', 4)])
    for (const content of ['q1\n3\n\n0\n', '"q1"\n"3"\n\n0\n'])
      withFile(content, (path) => {
        const { answers, counts } = readWhole(opened(path, {}, [one]))
        expect(answers).toEqual([['3'], ['0']])
        expect(counts).toEqual({ rows: 2, rejected: 0, blankLines: 1 })
      })
  })

  it('a quote that is not closed rejects its line and no other', () => {
    const { rows, counts } = readText('q1,q2,q3,t1\n0,0,"0,0\n1,1,1,1\n2,2,2,2\n')
    expect(rows).toEqual([2, 3])
    expect(counts).toMatchObject({ rows: 3, rejected: 1 })
  })

  it('issues are all counted, and kept up to a limit', () => {
    const content = `q1,q2,q3,t1\n${'x,x,x,x\n'.repeat(4000)}0,0\n`
    withFile(content, (path) => {
      const whole = readWhole(opened(path))
      expect(whole.issues).toHaveLength(10_001)
      expect(whole.issues.at(-1)?.code).toBe('row-ragged')
    })
  })
})

it('columns that hold no item are carried through unchanged where they are kept', () => {
  const content = 'name,q1,student,q2,q3,t1,note\n 王 ,0, 07 ,0,0,0,=1\n'
  expect(readText(content, { otherColumns: 'keep' }).carried).toEqual([[' 王 ', ' 07 ', '=1']])
  expect(readText(content).carried).toEqual([[]])
})

it('one column may hold an item of two instruments', () => {
  const other = testInstrument('other', [testItem('o1', 3)])
  withFile('q1,q2,q3,t1\n2,0,0,0\n3,0,0,0\n', (path) => {
    const map = { columns: { o1: 'q1' } }
    const { answers } = readWhole(opened(path, { map }, [QUESTIONS, other]))
    expect(answers).toEqual([
      ['2 0 0 0', '2'],
      ['3 0 0 0', '253'],
    ])
  })
})
