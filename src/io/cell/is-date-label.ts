import { halfWidth } from './half-width.js'
import { parseDate } from './parse-date.js'

const MONTHS = 'jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec'
/** How spreadsheets write the day that they make of `7-1`, without its year. */
const SHORT = new RegExp(
  `^(?:\\d{1,2}月\\d{1,2}日|\\d{1,2}-(?:${MONTHS})|(?:${MONTHS})-\\d{1,2})$`,
  'i',
)
/** 20260701 may be the number of a class. */
const PARTED = /\d[-/.年]\d/

/** Whether a label is a day of the calendar, as spreadsheets make of a class such as `7-1` or `7/1`. */
export function isDateLabel(text: string): boolean {
  const plain = halfWidth(text)
  return SHORT.test(plain) || (PARTED.test(plain) && parseDate(plain) > 0)
}
