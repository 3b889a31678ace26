import { describe, expect, it } from 'vitest'
import { describeReceived } from './describe-received.js'
import { BLANK, FAULT } from './fault.js'
import { foldLabel, halfWidth } from './half-width.js'
import { parseAge } from './parse-age.js'
import { parseDate, parseDateBytes } from './parse-date.js'
import { parseGrade } from './parse-grade.js'
import { parseSeconds } from './parse-seconds.js'
import { parseSex } from './parse-sex.js'

const NAN = Number.NaN

it.each([
  ['female', 1],
  ['F', 1],
  [' 女 ', 1],
  ['女生', 1],
  ['Ｍａｌｅ', 2],
  ['男', 2],
  ['', 0],
  ['1', FAULT],
  ['x', FAULT],
  ['constructor', FAULT],
  ['__proto__', FAULT],
  ['toString', FAULT],
])('parseSex of %j is %d when nothing is declared', (text, sex) => {
  expect(parseSex(text)).toBe(sex)
})

it.each([
  ['1', 2],
  ['1.0', 2],
  ['2', 1],
  ['Prefer not to say', 0],
  ['女', 1],
  ['3', FAULT],
])('parseSex of %j is %d where 1 is declared male and 2 female', (text, sex) => {
  expect(parseSex(text, { 1: 'male', 2: 'female', 'prefer not to say': 'unknown' })).toBe(sex)
})

it.each([
  ['4', 4],
  ['04', 4],
  ['4.0', 4],
  ['１２', 12],
  ['四年级', 4],
  ['4年级', 4],
  ['七年级', 7],
  ['十二年级', 12],
  ['初一', 7],
  ['职高一', 10],
  ['职一', 10],
  ['中职二年级', 11],
  ['中专三', 12],
  ['初三', 9],
  ['初二年级', 8],
  ['初中三年级', 9],
  ['高一', 10],
  ['高中三年级', 12],
  ['Grade 7', 7],
  ['G7', 7],
  ['ｇ０９', 9],
  [' ', BLANK],
  ['0', FAULT],
  ['17', FAULT],
  ['大班', FAULT],
  ['四', FAULT],
])('parseGrade of %j is %d', (text, grade) => {
  expect(parseGrade(text)).toBe(grade)
})

it.each([
  ['2012-03-05', 20120305],
  ['2012/3/5', 20120305],
  ['2012.3.5', 20120305],
  ['20120305', 20120305],
  ['20120305.0', 20120305],
  ['2012年3月5日', 20120305],
  ['2024/5/6 13:04:05', 20240506],
  ['2024-05-06T13:04:05Z', 20240506],
  ['２０１２-０３-０５', 20120305],
  ['2024-02-29', 20240229],
  ['', 0],
  ['2023-02-29', FAULT],
  ['2012-13-01', FAULT],
  ['5/3/2012', FAULT],
  ['2012-3/5', FAULT],
  ['12-03-05', FAULT],
  ['41000', FAULT],
  ['1812-03-05', FAULT],
])('parseDate of %j is %d', (text, date) => {
  expect(parseDate(text)).toBe(date)
})

it('parseDateBytes agrees with parseDate on every day it reads, and leaves other forms to it', () => {
  const encoder = new TextEncoder()
  for (let day = 0; day < 400; day++)
    for (const mark of '-/.') {
      const [month, date] = [1 + (day >> 5), day & 31]
      const text = `2024${mark}${String(month).padStart(2, '0')}${mark}${String(date).padStart(2, '0')}`
      expect(parseDateBytes(encoder.encode(text), 0, 10), text).toBe(parseDate(text))
    }
  expect(parseDateBytes(encoder.encode('2024-5-06x'), 0, 10)).toBe(-1)
  expect(parseDateBytes(encoder.encode('20240506'), 0, 8)).toBe(-1)
})

it.each([
  ['12', 144],
  ['12.0', 144],
  ['12.5', 150],
  ['12岁', 144],
  ['0', 0],
  ['', BLANK],
  ['18-22', FAULT],
  ['121', FAULT],
  ['-1', FAULT],
])('parseAge of %j years is %d months', (text, months) => {
  expect(parseAge(text)).toBe(months)
})

it.each([
  ['95', 95],
  ['95.5', 95.5],
  ['95s', 95],
  ['123秒', 123],
  ['1分35秒', 95],
  ['1小时2分3秒', 3723],
  ['', NAN],
  ['秒', FAULT],
  ['-3', FAULT],
])('parseSeconds of %j is %d', (text, seconds) => {
  expect(parseSeconds(text)).toBe(seconds)
})

describe('what an issue shows of a cell', () => {
  it.each([
    ['7', '7'],
    ['-3', '-3'],
    ['１２', '12'],
    ['2.5', '2.5'],
    ['', 'an empty cell'],
    ['王小明', 'text of 3 characters'],
    ['x', 'text of 1 character'],
    ['25215150414', 'text of 11 characters'],
  ])('%j is shown as %j', (text, shown) => {
    expect(describeReceived(text)).toBe(shown)
  })
})

it('halfWidth and foldLabel read over full-width forms, blanks and case', () => {
  expect(halfWidth('　１２Ａ ')).toBe('12A')
  expect(foldLabel(' Fairly\u00a0  Ｏften ')).toBe('fairly often')
})
