/** A day of the calendar. */
export interface CalendarDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/**
 * Reads a date written as year-month-day (`2024-02-29`) in the Gregorian calendar. Nothing else counts: no time, no
 * other order, no single digits.
 *
 * @returns null where the text is not such a date or the day is not in the calendar (`2023-02-30`)
 */
export function parseIsoDate(text: string): CalendarDay | null {
  const parts = SHAPE.exec(text)
  if (parts === null) return null
  const [year = 0, month = 0, day = 0] = parts.slice(1).map(Number)
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
    ? { year, month, day }
    : null
}

/** Days of a month, 1 to 12, of the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 2 && isLeapYear ? 29 : (DAYS[month - 1] as number)
}
