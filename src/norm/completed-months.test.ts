import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { completedMonths } from './completed-months.js'
import { completedYears } from './completed-years.js'
import { parseIsoDate } from './iso-date.js'

const DAY = 86_400_000
const FIRST = Date.UTC(1996, 0, 1)
const isoDate = (time: number): string => new Date(time).toISOString().slice(0, 10)
const someDay = fc.integer({ min: 0, max: 366 * 28 }).map((day) => FIRST + day * DAY)

/**
 * Counts days from birth on: a month is completed on each later day that has the day of birth, or that is the first of a
 * month after one that ended too early to have it.
 */
function monthsByCountingDays(birth: number, test: number): number {
  const dayOfBirth = new Date(birth).getUTCDate()
  let months = 0
  for (let time = birth + DAY; time <= test; time += DAY) {
    const today = new Date(time).getUTCDate()
    const endOfLast = today === 1 ? new Date(time - DAY).getUTCDate() : 31
    if (today === dayOfBirth || endOfLast < dayOfBirth) months++
  }
  return months
}

describe('completedMonths', () => {
  it.each([
    ['2012-02-29', '2012-02-29', 0],
    ['2012-02-29', '2012-03-28', 0],
    ['2012-02-29', '2012-03-29', 1],
    ['2012-02-29', '2013-02-28', 11],
    ['2012-02-29', '2013-03-01', 12],
    ['2012-02-29', '2016-02-28', 47],
    ['2012-02-29', '2016-02-29', 48],
    ['2011-01-31', '2011-02-28', 0],
    ['2011-01-31', '2011-03-01', 1],
    ['2011-01-31', '2011-03-30', 1],
    ['2011-01-31', '2011-03-31', 2],
    ['2011-08-31', '2011-09-30', 0],
    ['2011-08-31', '2011-10-01', 1],
    ['2011-12-31', '2012-01-01', 0],
    ['1900-03-01', '2000-02-29', 1199],
  ])('from %s to %s is %d', (birth, test, months) => {
    expect(completedMonths(birth, test)).toBe(months)
  })
  it('is what counting the days gives', () => {
    fc.assert(
      fc.property(someDay, someDay, (one, other) => {
        const [birth, test] = one < other ? [one, other] : [other, one]
        const months = completedMonths(isoDate(birth), isoDate(test))
        expect(months).toBe(monthsByCountingDays(birth, test))
        expect(completedYears(isoDate(birth), isoDate(test))).toBe(Math.floor(months / 12))
      }),
    )
  })
  it('is NaN for a birth after the test', () => {
    expect(completedMonths('2012-05-02', '2012-05-01')).toBeNaN()
    expect(completedMonths('2013-01-01', '2012-12-31')).toBeNaN()
    expect(completedYears('2013-01-01', '2012-12-31')).toBeNaN()
  })
  it.each(['', '2012', '2012-5-1', '2012-13-01', '2012-00-10', '2012-01-00', '2023-02-30'])(
    'is NaN where a date is %j',
    (text) => {
      expect(completedMonths(text, '2024-01-01')).toBeNaN()
      expect(completedMonths('2000-01-01', text)).toBeNaN()
    },
  )
})

describe('parseIsoDate', () => {
  it('takes every day of the calendar and no other', () => {
    for (let year = 1896; year <= 2104; year += 4)
      for (let month = 1; month <= 12; month++)
        for (const y of [year, year + 1])
          for (let day = 28; day <= 32; day++) {
            const text = `${y}-${String(month).padStart(2, '0')}-${day}`
            const exists = new Date(Date.UTC(y, month - 1, day)).getUTCMonth() === month - 1
            expect(parseIsoDate(text), text).toEqual(exists ? { year: y, month, day } : null)
          }
  })
  it.each(['2023-02-29', '1900-02-29', '2023-04-31', '2023-1-01', '2023/01/01', ' 2023-01-01'])(
    'refuses %j',
    (text) => {
      expect(parseIsoDate(text)).toBeNull()
    },
  )
  it.each(['2023-01-01T00:00:00Z', '2023-01-01 ', '２０２３-01-01', '20230101', '01-01-2023'])(
    'refuses %j',
    (text) => {
      expect(parseIsoDate(text)).toBeNull()
    },
  )
})
