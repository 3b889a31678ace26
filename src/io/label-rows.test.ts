import { describe, expect, it } from 'vitest'
import {
  QUESTIONS,
  readWhole,
  testInstrument,
  testItem,
  withFile,
} from '../../tests/support/answer-files.js'
import { openMapped } from './open-mapped.js'
import { readRoster } from './read-roster.js'

const HEADER = 'student,q1,q2,q3,t1\n'
const ROWS = 'S1,0,1,2,3\nS2,3,,1,12\nS3,1,1,1,1\n'

const read = (content: string, instrument = QUESTIONS, map = {}) =>
  withFile(content, (path) => {
    const opened = openMapped(path, [instrument], { map })
    if (!opened.ok) throw new Error(opened.issues[0]?.message)
    const { answers, students, counts } = readWhole(opened.value)
    const said = opened.issues.filter(({ code }) => code === 'header-merged')
    return { answers, students, rows: counts.rows, said: said.map(({ received }) => received) }
  })

describe('a row that names the columns once more is no student, and that is said', () => {
  const two = 'a header in rows 1 to 2; row 1 of the data is row 3'
  it.each([
    ['texts of questions', 'Student,sleep,mood,energy,hours\n'],
    ['texts with an empty cell', ',sleep,mood,energy,"hours, in all"\n'],
    ['Chinese texts', '学号,睡眠,情绪,精力,时长\n'],
  ])('%s', (_, labels) => {
    expect(read(HEADER + labels + ROWS)).toEqual({ ...read(HEADER + ROWS), said: [two] })
  })

  it('texts above answers in words', () => {
    const items = ['a1', 'a2', 'a3', 'a4', 'a5'].map((id) => testItem(id, 3))
    const instrument = testInstrument('words', items)
    const rows =
      'never,often,never,often,never\noften,never,sometimes,never,often\nsometimes,sometimes,often,sometimes,sometimes\n'
    const labels = 'sleep,mood,energy,appetite,worry\n'
    const found = read(`a1,a2,a3,a4,a5\n${labels}${rows}`, instrument, { coding: 'label' })
    expect([found.rows, found.said, found.answers[0]]).toEqual([3, [two], ['0 2 0 2 0']])
  })

  it('texts and ids of questions, as Qualtrics writes them', () => {
    const ids = '"{""ImportId"":""a""}","{""ImportId"":""b""}","{""ImportId"":""c""}",,\n'
    const found = read(`${HEADER}name,sleep,mood,energy,hours\n${ids}${ROWS}`)
    expect([found.rows, found.said]).toEqual([
      3,
      ['a header in rows 1 to 3; row 1 of the data is row 4'],
    ])
  })

  it('in a roster too', () => {
    const roster = 'student,grade,room\n学号,年级,宿舍\n1,7,101\n2,8,102\n'
    const found = withFile(roster, (path) => readRoster(path))
    expect(found.ok && found.value.length).toBe(2)
    expect(found.issues.map(({ code }) => code)).toEqual(['header-merged'])
  })
})

describe('a row of answers is no header', () => {
  it.each([
    ['text in one column', 'S0,none,1,2,3\n'],
    ['the same text in every column', 'S0,absent,absent,absent,absent\n'],
    ['nothing in it', 'S0,,,,\n'],
    ['numbers that are no codes', 'S0,9,8,7,99\n'],
    ['no answer as 问卷星 writes it', 'S0,(空),(跳过),(空),(跳过)\n'],
  ])('%s', (_, row) => {
    expect(read(HEADER + row + ROWS)).toMatchObject({ rows: 4, said: [] })
  })

  it('words of the response set', () => {
    const items = ['a1', 'a2', 'a3', 'a4', 'a5'].map((id) => testItem(id, 5))
    const rows =
      'never,often,sometimes,always,every time\noften,never,never,often,always\nsometimes,always,often,never,often\nalways,sometimes,always,sometimes,never\nevery time,every time,every time,every time,sometimes\n'
    const found = read(`a1,a2,a3,a4,a5\n${rows}`, testInstrument('words', items), {
      coding: 'label',
    })
    expect([found.rows, found.said]).toEqual([5, []])
  })

  it('one that a map counts as such', () => {
    expect(read(`${HEADER}a,b,c,d,e\n${ROWS}`, QUESTIONS, { headerRows: 1 })).toMatchObject({
      rows: 4,
      said: [],
    })
  })
})

describe('the second header of SurveyMonkey', () => {
  const items = ['sleep', 'mood', 'energy', 'worry', 'anger'].map((id) => testItem(id, 3))
  const instrument = testInstrument('matrix', items)
  const columns = Object.fromEntries(items.map(({ id }, at) => [id, { column: { index: at + 5 } }]))
  const rows = '11,7,1,S1,0,1,2,2,0\n12,7,2,S2,2,2,1,0,1\n'

  it('goes on where the header is blank', () => {
    const header =
      'Respondent ID,Collector ID,batch,student,Over the last weeks,,,,\n,,,Open-Ended Response,sleep,mood,energy,worry,anger\n'
    const found = read(header + rows, instrument, { columns })
    expect([found.rows, found.answers, found.said.length]).toEqual([
      2,
      [['0 1 2 2 0'], ['2 2 1 0 1']],
      1,
    ])
  })

  it('says that a column holds the whole answer', () => {
    const header = 'Respondent ID,Collector ID,batch,student,sleep,mood,energy,worry,anger\n'
    const second = ',,,Open-Ended Response,Response,Response,Response,Response,Response\n'
    expect(read(header + second + rows, instrument).rows).toBe(2)
  })

  it('is no row of answers below blank headers', () => {
    const header = 'Respondent ID,Collector ID,batch,student,Over the last weeks,,,,\n'
    const words = '11,7,1,S1,no,yes,no,yes,no\n12,7,2,S2,yes,no,yes,no,yes\n'
    expect(read(header + words, instrument, { columns, coding: 'label' }).rows).toBe(2)
  })

  it.each([
    ['numbers', '1', '2'],
    ['words', 'a', 'b'],
  ])('is no row of %s with names and addresses below blank headers', (_, one, other) => {
    const header = 'student,sleep,mood,energy,worry,anger,,,\n'
    const row = (at: number, answer: string): string =>
      `S${at},${Array.from({ length: 5 }, () => answer).join(',')},Name ${at},Guardian ${at},Street ${at}\n`
    const given = row(1, one) + row(2, other) + row(3, one)
    expect(read(header + given, instrument).rows).toBe(3)
    const unanswered = given.replace(`S1,${one},`, 'S1,,')
    expect(read(header + unanswered, instrument).rows).toBe(3)
  })
})
