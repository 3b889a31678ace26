import { parseIsoDate } from './iso-date.js'

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
  const begun = (test.year - birth.year) * 12 + (test.month - birth.month)
  const completed = test.day < birth.day ? begun - 1 : begun
  return completed < 0 ? Number.NaN : completed
}
