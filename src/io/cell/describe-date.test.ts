import { expect, it } from 'vitest'
import { readText } from '../../../tests/support/answer-files.js'
import { describeDate } from './describe-date.js'

it.each([
  ['40973', 'a serial number of a spreadsheet: format the column as dates'],
  ['40973.5', 'a serial number of a spreadsheet: format the column as dates'],
  ['5/3/2012', 'a date with the year last: day and month cannot be told apart'],
  ['05.03.12 8:00', 'a date with the year last: day and month cannot be told apart'],
  ['2012', 'a number'],
  ['unknown', 'text of 7 characters'],
])('describeDate of %j is %j', (text, shown) => {
  expect(describeDate(text)).toBe(shown)
})

it('no issue repeats anything of a birth date', () => {
  const dates = ['40973', '5/3/2013', '2013', '201304', '2013-4', '4月6日']
  const rows = dates.map((date) => `${date},0,1,2,3\n`)
  const { issues } = readText(`birth_date,q1,q2,q3,t1\n${rows.join('')}`)
  expect(issues.map(({ row }) => row)).toEqual([1, 2, 3, 4, 5, 6])
  for (const [at, { message, received }] of issues.entries())
    expect(message + received).not.toContain(dates[at])
})
