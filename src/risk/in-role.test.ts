import { expect, it } from 'vitest'
import { inRole } from './in-role.js'

it('a text about students becomes one about teachers, in both languages; names of files stay', () => {
  expect(inRole('12 students with a crisis item', 'teacher')).toBe('12 teachers with a crisis item')
  expect(inRole('Student 3', 'teacher')).toBe('Teacher 3')
  expect(inRole('学生 3 名', 'teacher')).toBe('教师 3 名')
  expect(inRole('listed in students.csv', 'teacher')).toBe('listed in students.csv')
  expect(inRole('12 students', 'student')).toBe('12 students')
})
