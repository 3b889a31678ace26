import { describe, expect, it } from 'vitest'
import { readText } from '../../../tests/support/answer-files.js'

const HEADER = 'student,class,age,date,q1,q2,q3,t1\n'

describe('what 问卷星 writes for no answer', () => {
  it('is a blank in words, in every column', () => {
    const read = readText(`${HEADER}(空),（空）,(空),(空),(空),（跳过）,(跳过) ,3\n`)
    expect(read.answers).toEqual([['255 255 255 3']])
    expect([read.students, read.levels]).toEqual([[''], ['class=']])
    expect(read.issues.map(({ code }) => code)).toEqual(['student-missing'])
  })

  it('is named in numbers, which a map must declare', () => {
    const content = `${HEADER}S1,1,12,2026-03-01,-2,-3,0,1\n`
    const said = readText(content).issues.map(({ row, column, received }) => [
      row,
      column,
      received,
    ])
    const why = 'which 问卷星 may write for no answer and a map can declare missing'
    expect(said).toEqual([
      [1, 'q1', `-2, ${why}`],
      [1, 'q2', `-3, ${why}`],
    ])
    const read = readText(content, { map: { missing: { blank: [-2, -3] } } })
    expect([read.answers, read.issues]).toEqual([[['255 255 0 1']], []])
  })

  it('may be declared as another kind of missing answer', () => {
    const map = { missing: { notApplicable: ['(跳过)'] } }
    expect(readText(`${HEADER}S1,1,12,,(跳过),(空),0,1\n`, { map }).answers).toEqual([
      ['252 255 0 1'],
    ])
  })
})
