import { expect, it } from 'vitest'
import { isSameClass } from './same-class.js'

it.each([
  '2',
  '02',
  '2班',
  '２班',
  '(2)班',
  '（2）班',
  '第2班',
  '七年级2班',
  '七年级(2)班',
  '初一(2)班',
  '初一2班',
  '7年级2班',
  'Class 2',
])('%s is class 2', (name) => {
  expect(isSameClass(name, '2')).toBe(true)
  expect(isSameClass('2', name)).toBe(true)
  expect(isSameClass(name, '12')).toBe(false)
  expect(isSameClass(name, '3')).toBe(false)
})

it.each([
  ['一班', '二班'],
  ['实验班', '普通班'],
  ['班', ''],
  ['A', 'B'],
  ['高一', '高二'],
])('%s is not %s', (one, other) => {
  expect(isSameClass(one, other)).toBe(false)
})
