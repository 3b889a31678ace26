import { describe, expect, it } from 'vitest'
import { QUESTIONS, withFile } from '../../../tests/support/answer-files.js'
import { openResponses } from '../open-responses.js'

/** GB18030 of a few words; Node has no encoder. */
const GBK: Readonly<Record<string, string>> = {
  第一中学: 'b5dad2bbd6d0d1a7',
  三班: 'c8fdb0e0',
  班级: 'b0e0bcb6',
  学校: 'd1a7d0a3',
  三: 'c8fd',
}
const gbk = (text: string): Buffer =>
  Buffer.concat(
    text
      .split(/([\u4e00-\u9fff]+)/)
      .map((part) => (GBK[part] === undefined ? Buffer.from(part) : Buffer.from(GBK[part], 'hex'))),
  )
const rows = (n: number, encode: (text: string) => Buffer): Buffer =>
  Buffer.concat(Array.from({ length: n }, () => encode('第一中学,0,1,2,3\n')))
const utf8 = (text: string): Buffer => Buffer.from(text)

const said = (...parts: readonly Buffer[]): readonly string[] =>
  withFile(Buffer.concat(parts), (path) =>
    openResponses(path, [QUESTIONS], { otherColumns: 'keep' }).issues.map(
      ({ severity, expected, received }) => `${severity}: ${expected}, ${received}`,
    ),
  )

describe('a file of two encodings is not read, and where the second begins is said', () => {
  it.each([
    [
      'a header that is valid UTF-8',
      'UTF-8',
      gbk('学校,q1,q2,q3,t1\n'),
      rows(3, utf8),
      'lines in GB18030, the first is line 1',
    ],
    [
      'header',
      'GB18030',
      gbk('班级,q1,q2,q3,t1\n'),
      rows(3, utf8),
      'lines in UTF-8, the first is line 2',
    ],
    [
      'rows',
      'GB18030',
      gbk('school,q1,q2,q3,t1\n'),
      Buffer.concat([rows(5, gbk), rows(2, utf8)]),
      'lines in UTF-8, the first is line 7',
    ],
    [
      'one row',
      'GB18030',
      gbk('school,q1,q2,q3,t1\n'),
      Buffer.concat([rows(5, gbk), rows(1, utf8), rows(5, gbk)]),
      'lines in UTF-8, the first is line 7',
    ],
  ])('%s, most of it in %s', (_, main, header, below, received) => {
    expect(said(header, below)).toEqual([`error: one encoding, ${main} and ${received}`])
  })

  it('rows with one ideograph each', () => {
    const below = [gbk('三,0,1,2,3\n'), gbk('三,0,1,2,3\n'), gbk('三,0,1,2,3\n')]
    expect(said(utf8('学校,q1,q2,q3,t1\n'), ...below)).toEqual([
      'error: one encoding, UTF-8 and lines in GB18030, the first is line 2',
    ])
  })

  it('rows in GB18030 among many in UTF-8', () => {
    const below = Buffer.concat([rows(40, utf8), rows(2, gbk), rows(40, utf8)])
    expect(said(utf8('学校,q1,q2,q3,t1\n'), below)).toEqual([
      'error: one encoding, UTF-8 and lines in GB18030, the first is line 42',
    ])
  })
})

describe('a file of one encoding is not taken for mixed', () => {
  it('GB18030 throughout', () => {
    expect(said(gbk('学校,q1,q2,q3,t1\n'), rows(50, gbk))).toEqual([
      'info: UTF-8, GB18030, read as such',
    ])
  })

  it('UTF-8 that is cut inside a character is damaged', () => {
    const cut = Buffer.from('第一中学,0,1,2,3\n第一').subarray(0, -1)
    expect(said(utf8('学校,q1,q2,q3,t1\n'), rows(5, utf8), cut)).toEqual([
      'warning: UTF-8, UTF-8 with damaged characters, which become U+FFFD',
    ])
  })
})
