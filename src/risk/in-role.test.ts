import { expect, it } from 'vitest'
import { inRole } from './in-role.js'

it.each([
  ['Students and a student', 'teacher', 'Teachers and a teacher'],
  ['名学生命中', 'teacher', '名教师命中'],
  ['see students.csv', 'teacher', 'see students.csv'],
  ['12 students', 'student', '12 students'],
  ['12 students', undefined, '12 students'],
] as const)('inRole(%s, %s) is %s', (text, role, said) => {
  expect(inRole(text, role)).toBe(said)
})
