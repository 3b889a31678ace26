import { expect, it } from 'vitest'
import { readText, withFile } from '../../../tests/support/answer-files.js'
import { readRoster } from '../read-roster.js'
import { nearFieldHint } from './near-field.js'

it.each(['学籍号', '学生学号', '考号', 'Student No', 'student_number'])(
  '%s is the column of students',
  (header) => {
    expect(readText(`${header},q1,q2,q3,t1\nS1,0,1,2,3\n`).students).toEqual(['S1'])
  },
)

it('学号 goes before 学籍号 where a file has both', () => {
  expect(readText('学籍号,学号,q1,q2,q3,t1\nN1,S1,0,1,2,3\n').students).toEqual(['S1'])
})

it('headers with the name of the field in them are named where none is known', () => {
  expect(nearFieldHint('student', ['姓名', '您的学号', '2、考号（必填）', 'x'])).toBe(
    '; nearest: 您的学号, 2、考号（必填）',
  )
  expect(nearFieldHint('student', ['姓名'])).toBe('')
  const said = withFile('您的学号,班级\n1,2\n', (path) => readRoster(path).issues)
  expect(said.map(({ expected }) => expected)).toContain(
    'a column student, student_id, 学号 or 学籍号; nearest: 您的学号',
  )
})
