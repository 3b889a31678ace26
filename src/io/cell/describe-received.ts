import { halfWidth } from './half-width.js'

/** As long as a code of an answer, an age or a grade is; student numbers of a school begin at four digits. */
const SHORT_NUMBER = /^[+-]?\d{1,3}(?:\.\d{1,3})?$/

/**
 * A cell's text as an issue may show it: a short number as it is, anything else only by its length, since it could
 * be a name, a student number or what somebody wrote about themselves.
 */
export function describeReceived(text: string): string {
  const plain = halfWidth(text)
  if (plain === '') return 'an empty cell'
  if (SHORT_NUMBER.test(plain)) return plain
  const length = [...plain].length
  return `text of ${length} character${length === 1 ? '' : 's'}`
}
