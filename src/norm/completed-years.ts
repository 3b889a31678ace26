import { completedMonths } from './completed-months.js'

/**
 * Age in completed years at a test, by the rules of completedMonths.
 *
 * @param birthDate - year-month-day, such as `2012-02-29`
 * @param testDate - likewise
 * @returns whole number of years from 0; NaN where birth is after the test or either text is not a date
 *
 * @example
 * ```ts
 * completedYears('2012-02-29', '2020-02-28') // => 7
 * completedYears('2012-02-29', '2020-02-29') // => 8
 * ```
 */
export function completedYears(birthDate: string, testDate: string): number {
  return Math.floor(completedMonths(birthDate, testDate) / 12)
}
