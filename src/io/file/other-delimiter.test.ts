import { describe, expect, it } from 'vitest'
import { QUESTIONS, withFile } from '../../../tests/support/answer-files.js'
import { openResponses } from '../open-responses.js'
import { readRoster } from '../read-roster.js'

const ROWS = ['student,q1,q2,q3,t1', 'S1,0,1,2,3', 'S2,3,2,1,0']
const parted = (by: string): string => `${ROWS.map((row) => row.replaceAll(',', by)).join('\n')}\n`

describe('what parts the cells of a file that is not read', () => {
  it.each([
    ['|', 'vertical bars (|): save the file with commas'],
    [' | ', 'vertical bars (|): save the file with commas'],
    ['，', 'commas of full width: save the file with plain ones'],
    ['；', 'semicolons of full width: save the file with plain ones'],
    ['^', 'other signs (~ or ^): save the file with commas'],
    [' ', 'blanks: save the file with commas'],
    ['   ', 'blanks: save the file with commas'],
  ])('%j is named, and nothing else is said', (by, received) => {
    withFile(parted(by), (path) => {
      const expected = 'cells parted by commas, semicolons or tabs'
      const said = [{ code: 'header-unreadable', expected, received }]
      expect(openResponses(path, [QUESTIONS]).issues).toMatchObject(said)
      expect(readRoster(path).issues).toMatchObject(said)
    })
  })

  it.each([
    ['commas', parted(',')],
    ['semicolons', parted(';')],
    ['one column', 'student\nS1\nS2\n'],
    ['a name with blanks', 'the student number\nS1 of class 2\nS2 of class 2\n'],
    ['bars in the header only', 'a|b|c,q1,q2,q3,t1\nx,0,1,2,3\n'],
    ['bars in every row', 'a|b|c,q1,q2,q3,t1\nx|y|z,0,1,2,3\n'],
  ])('%s: nothing is said of it', (_, content) => {
    withFile(content, (path) => {
      const codes = openResponses(path, []).issues.map(({ code }) => code)
      expect(codes.filter((code) => code === 'header-unreadable')).toEqual([])
    })
  })
})
