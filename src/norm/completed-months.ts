import { type CalendarDay, parseIsoDate } from './iso-date.js'

/**
 * Age in completed months at a test.
 *
 * A month is completed when the day of birth is reached. Where a month is too short for that day (born on the 29th,
 * 30th or 31st) it is completed on the first day of the next month. So a person born on 29 February is a year older on
 * 29 February in leap years and on 1 March in the others.
 *
 * @param birthDate - year-month-day, such as `2012-02-29`
 * @param testDate - likewise
 * @returns whole number of months from 0; NaN where birth is after the test or either text is not a date
 *
 * @example
 * ```ts
 * completedMonths('2012-02-29', '2013-02-28') // => 11
 * completedMonths('2012-02-29', '2013-03-01') // => 12
 * ```
 */
export function completedMonths(birthDate: string, testDate: string): number {
  const birth = parseIsoDate(birthDate)
  const test = parseIsoDate(testDate)
  if (birth === null || test === null) return Number.NaN
  return monthsBetween(dayNumber(birth), dayNumber(test))
}

/**
 * {@link completedMonths} of days of the calendar as numbers.
 *
 * @param birth - yyyymmdd, such as 20120229
 * @param test - likewise
 */
export function monthsBetween(birth: number, test: number): number {
  const begun = monthNumber(test) - monthNumber(birth)
  const completed = test % 100 < birth % 100 ? begun - 1 : begun
  return completed < 0 ? Number.NaN : completed
}

function dayNumber({ year, month, day }: CalendarDay): number {
  return year * 10_000 + month * 100 + day
}

/** Months since the year 0 of a day as yyyymmdd. */
function monthNumber(day: number): number {
  return Math.floor(day / 10_000) * 12 + (Math.floor(day / 100) % 100)
}
