import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ResponseFile } from '../../src/io/open-responses.js'
import { blockReader } from '../../src/io/read-blocks.js'
import { createKernel } from '../../src/kernel/kernel.js'
import { opened, QUESTIONS, readWhole, withFile } from '../support/answer-files.js'
import { readAsCsv } from '../support/read-as-csv.js'

const FIRST = ['1', '', '0', '1', 'male', '2', '', '12']
const HEADER = ['student', 'note', 'q1', 'q2', 'sex', 'q3', 'more', 't1']

const word = fc.constantFrom(
  ...['0', '1', '3', '12', '', 'x', ' 2 ', '第一中学', 'male', '女', "it's"],
)
/** Quotes that mean nothing, quotes that do, and quotes that are not in order. */
const cell = (delimiter: string, lineEnd: string) =>
  fc.oneof(
    { weight: 12, arbitrary: word },
    { weight: 12, arbitrary: word.map((text) => `"${text}"`) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        ...[`"a${delimiter}b"`, `"one${lineEnd}two"`, '"say ""no"""', '""""', `"${lineEnd}"`],
        ...[`"${lineEnd}a${lineEnd}${lineEnd}b"`, '"a\rb"', '"a\r"', 'a\rb', '"\u0000"'],
      ),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        ...['"', '"a', 'a"', '"a"b', ' "a"', '"a" ', '""a', '"a""', '"""', `"${delimiter}`],
        ...['a"b"c', `"a"b${lineEnd}"`, '"" ""'],
      ),
    },
  )

const file = fc
  .tuple(fc.constantFrom(',', ';', '\t'), fc.constantFrom('\n', '\r\n'), fc.boolean())
  .chain(([delimiter, lineEnd, isEnded]) => {
    const row = fc.oneof(
      { weight: 12, arbitrary: fc.array(cell(delimiter, lineEnd), EACH) },
      { weight: 1, arbitrary: fc.array(cell(delimiter, lineEnd), { maxLength: 10 }) },
    )
    return fc.array(row, { maxLength: 60 }).map((rows) => {
      const lines = [HEADER, FIRST, ...rows].map((cells) => cells.join(delimiter))
      return lines.join(lineEnd) + (isEnded ? lineEnd : '')
    })
  })
const EACH = { minLength: HEADER.length, maxLength: HEADER.length }

describe('a file with quotes', () => {
  it('has the same rows, columns, issues and counts as by the general reader alone', () => {
    fc.assert(
      fc.property(file, fc.integer({ min: 1, max: 9 }), (content, blockLength) =>
        withFile(content, (path) => {
          const read = opened(path, { blockLength, otherColumns: 'keep' })
          const wanted = readWhole(read, [undefined], readAsCsv)
          expect(readWhole(read)).toEqual(wanted)
          expect(
            readWhole(read, [undefined], (one: ResponseFile) => blockReader(one, createKernel())()),
          ).toEqual(wanted)
        }),
      ),
      { numRuns: 400, seed: 39 },
    )
  })

  it.each([40, 300, 5000])('read %i bytes at a time, too', (chunkLength) => {
    fc.assert(
      fc.property(file, (content) =>
        withFile(content, (path) => {
          const whole = opened(path, { otherColumns: 'keep' })
          const read = { ...whole, scan: { ...whole.scan, chunkLength } }
          expect(readWhole(read)).toEqual(readWhole(read, [undefined], readAsCsv))
        }),
      ),
      { seed: 39 },
    )
  })

  it('of many lines, some of them long records, too', () => {
    const line = (index: number): string => {
      if (index % 5000 === 7) return `"${index}","${'long\n'.repeat(index % 90)}",1,2,f,3,"a,b",12`
      if (index % 97 === 0) return `${index},"a,b",1,"2",m,3,,"12"`
      return index % 3 === 0 ? `"${index}","","1","2","f","3","x","12"` : `${index},,1,2,f,3,x,12`
    }
    const rows = Array.from({ length: 60_000 }, (_, index) => line(index))
    withFile(`${HEADER.join()}\n${rows.join('\n')}`, (path) => {
      const read = opened(path, { otherColumns: 'keep' }, [QUESTIONS])
      const found = readWhole(read)
      expect(found.rows).toHaveLength(60_000)
      expect(found).toEqual(readWhole(read, [undefined], readAsCsv))
    })
  })
})
