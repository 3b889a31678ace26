const DAY = 86_400_000
/** Day 0 of the two calendars; the earlier one counts a 29th of February 1900 that never was. */
const DAY_ZERO = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) } as const
const LAST_DAY = 2_958_465

/**
 * A serial number of a spreadsheet as the text of the moment that it stands for.
 *
 * A date is `2012-03-05`, with a time of day behind it where the number has one; a time of day or a time taken is
 * `8:31:00` (hours may pass 24).
 *
 * @param serial - days since day 0, in [0, 2958466)
 * @returns null where the number is no such moment: negative, beyond the year 9999, or day 0 as a date
 */
export function serialText(
  serial: number,
  kind: 'date' | 'time' | 'datetime' | 'duration',
  is1904: boolean,
): string | null {
  if (!(serial >= 0) || serial >= LAST_DAY + 1) return null
  const milliseconds = Math.round(serial * DAY)
  if (kind === 'duration' || (kind === 'time' && serial < 1)) return clock(milliseconds)
  const days = Math.floor(milliseconds / DAY)
  if (!is1904 && (days === 0 || days === 60)) return null
  const shift = !is1904 && days < 60 ? DAY : 0
  const day = new Date(DAY_ZERO[is1904 ? 1904 : 1900] + days * DAY + shift)
  const date = day.toISOString().slice(0, 10)
  const rest = milliseconds - days * DAY
  return rest === 0 && kind === 'date'
    ? date
    : `${date} ${rest < 36_000_000 ? '0' : ''}${clock(rest)}`
}

function clock(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000)
  const two = (number: number): string => String(number).padStart(2, '0')
  const time = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  const rest = milliseconds % 1000
  return rest === 0 ? time : `${time}.${String(rest).padStart(3, '0')}`
}
