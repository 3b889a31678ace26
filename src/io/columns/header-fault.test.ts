import { describe, expect, it } from 'vitest'
import { QUESTIONS, withFile } from '../../../tests/support/answer-files.js'
import { openResponses } from '../open-responses.js'
import { readRoster } from '../read-roster.js'
import { looksLikeData } from './header-fault.js'

const openedWith = (content: string | Uint8Array): readonly string[] =>
  withFile(content, (path) => openResponses(path, [QUESTIONS]).issues.map(({ message }) => message))

describe('a header that nobody can read is one error, and nothing else is said', () => {
  it.each([
    ['grade,"class,q1,q2,q3,t1\n7,a,0,1,2,3\n'],
    ['grade,"class,q1,q2,q3,t1\n7,"a",0,1,2,3\n'],
    ['grade,cl"ass,q1,q2,q3,"t1\n7,a,0,1,2,3\n'],
  ])('quotes of %j are not closed', (content) => {
    expect(openedWith(content)).toEqual([
      'answers.csv: expected quotes that are closed, received a quote without its other half',
    ])
  })

  it('carriage returns end lines above newlines', () => {
    expect(openedWith('student,q1,q2,q3,t1\r7,0,1,2,3\r8,0,1,2,3\n9,0,1,2,3\n')).toEqual([
      'answers.csv: expected lines that end alike, received carriage returns within the first line',
    ])
  })

  it('a header in UTF-8 stands above rows in GB18030', () => {
    const rows = Buffer.from([0xb5, 0xda, 0xd2, 0xbb, 0xd6, 0xd0])
    const content = Buffer.concat([
      Buffer.from('q1,q2,q3,t1,班级\n0,1,2,3,'),
      rows,
      Buffer.from('\n'),
    ])
    expect(openedWith(content)).toEqual([
      'answers.csv: expected one encoding, received UTF-8 and lines in GB18030, the first is line 2',
    ])
  })

  it('a first row of data is not repeated, in answers and in rosters', () => {
    const rows = '20260001,王芳,7,0,1,2\n20260002,李娜,7,0,1,2\n'
    const said =
      'answers.csv: expected names of columns in the first row, received a row that looks like data'
    expect(openedWith(rows)).toEqual([said])
    const roster = withFile(rows, (path) => readRoster(path).issues.map(({ message }) => message))
    expect(roster).toEqual([said])
  })
})

it.each([
  [['王芳', '女', '1', '0', '1']],
  [['a', '13800138000']],
  [['a', '2026-09-03']],
  [['1|王芳|20260000001|7']],
  [['1，王芳，13800138000']],
  [['117.136.0.1(广东)', 'b']],
])('%j looks like data', (names) => {
  expect(looksLikeData(names)).toBe(true)
})

it.each([
  [['1', '2', '3', '4']],
  [['学号', '1', '2', '']],
  [['Q1', 'Q1', '1、您的学校']],
  [['学号|姓名|1|2']],
  [['student', 'phq9_2026', 'scl90_1']],
])('%j looks like names of columns', (names) => {
  expect(looksLikeData(names)).toBe(false)
})
