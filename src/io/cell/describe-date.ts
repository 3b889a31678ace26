import { describeReceived } from './describe-received.js'
import { halfWidth } from './half-width.js'

const SERIAL = /^[1-9]\d{4}(?:\.\d+)?$/
const YEAR_LAST = /^\d{1,2}[-/.]\d{1,2}[-/.](?:\d{2}|\d{4})(?!\d)/

/** A cell that is no date, as an issue may show it: what kind of thing it is and nothing of it, since it may be a birth date. */
export function describeDate(text: string): string {
  const plain = halfWidth(text)
  if (SERIAL.test(plain)) return 'a serial number of a spreadsheet: format the column as dates'
  if (YEAR_LAST.test(plain)) return 'a date with the year last: day and month cannot be told apart'
  if (/^\d+(?:\.\d+)?$/.test(plain)) return 'a number'
  return describeReceived(text)
}
