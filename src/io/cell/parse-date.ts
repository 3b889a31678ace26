import { daysInMonth } from '../../norm/iso-date.js'
import { FAULT } from './fault.js'
import { halfWidth } from './half-width.js'

const TIME = '(?:[T ]\\s*\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?\\s*(?:Z|[+-]\\d{2}:?\\d{2})?)?'
const SEPARATED = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})${TIME}$`)
const COMPACT = new RegExp(`^(\\d{4})()(\\d{2})(\\d{2})(?:\\.0+|${TIME})$`)
const CHINESE = new RegExp(`^(\\d{4})()年(\\d{1,2})月(\\d{1,2})日${TIME}$`)

/**
 * The date of a cell as the number yyyymmdd: year first (`2012-03-05`, `2012/3/5`, `2012.3.5`, `20120305`,
 * 2012年3月5日), a time of day after it is read over.
 *
 * @returns yyyymmdd; 0 for an empty cell; FAULT for another form, or for a day that is not in the calendar
 */
export function parseDate(text: string): number {
  const plain = halfWidth(text)
  if (plain === '') return 0
  const parts = SEPARATED.exec(plain) ?? COMPACT.exec(plain) ?? CHINESE.exec(plain)
  return parts === null ? FAULT : dateNumber(Number(parts[1]), Number(parts[3]), Number(parts[4]))
}

/** yyyymmdd of a day of the calendar from 1900 to 2199, otherwise FAULT. */
function dateNumber(year: number, month: number, day: number): number {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return FAULT
  return day > daysInMonth(year, month) ? FAULT : year * 10_000 + month * 100 + day
}

const isDigits = (bytes: Uint8Array, from: number, to: number): boolean => {
  for (let at = from; at < to; at++)
    if ((bytes[at] as number) < 48 || (bytes[at] as number) > 57) return false
  return true
}
const twoDigits = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] as number) - 48) * 10 + (bytes[at + 1] as number) - 48

/**
 * {@link parseDate} for the commonest form, ten bytes such as `2012-03-05`, without making a string.
 *
 * @returns as {@link parseDate}, or −1 where the bytes have another form
 */
export function parseDateBytes(bytes: Uint8Array, start: number, end: number): number {
  if (end - start !== 10) return -1
  const mark = bytes[start + 4] as number
  if (mark !== bytes[start + 7] || (mark !== 45 && mark !== 46 && mark !== 47)) return -1
  const isDate =
    isDigits(bytes, start, start + 4) &&
    isDigits(bytes, start + 5, start + 7) &&
    isDigits(bytes, start + 8, end)
  if (!isDate) return -1
  const year = twoDigits(bytes, start) * 100 + twoDigits(bytes, start + 2)
  return dateNumber(year, twoDigits(bytes, start + 5), twoDigits(bytes, start + 8))
}
