import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readText } from '../../../tests/support/answer-files.js'
import { cleanText, hasControlCharacters } from './clean-text.js'

it.each([
  ['A\u0000B', 'A\ufffdB'],
  ['\u0007A', '\ufffdA'],
  [' A\tB\r\nC ', 'A B C'],
  ['A\u200bB\ufeff', 'AB'],
  ['第一中学', '第一中学'],
])('cleanText of %j is %j', (text, clean) => {
  expect(cleanText(text)).toBe(clean)
})

it('cleanText leaves no control character, and is the same when done again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const clean = cleanText(text)
      expect(hasControlCharacters(clean)).toBe(false)
      expect(cleanText(clean)).toBe(clean)
    }),
  )
})

describe('a name with control characters', () => {
  const read = readText(
    'student,school,class,q1,q2,q3,t1\nS1,A\u0000B,1,0,1,2,3\nS2,AB,1,0,1,2,3\nS\u00003,A\tB,2,0,1,2,3\n',
  )

  it('is read with U+FFFD for them, so that it is no other name', () => {
    expect(read.levels.map((text) => text.split(' class')[0])).toEqual([
      'school=A\ufffdB',
      'school=AB',
      'school=A B',
    ])
    expect(read.students).toEqual(['S1', 'S2', 'S\ufffd3'])
  })

  it('is said with its row and column, and nothing of it', () => {
    expect(read.issues.map(({ code, row, column }) => [code, row, column])).toEqual([
      ['control-characters', 1, 'school'],
      ['control-characters', 3, 'student'],
    ])
  })
})
