const DAY = 86_400_000

/**
 * A day of the calendar so many hours after another, counted in whole days, a part of a day as a whole one.
 *
 * @param day - `2026-11-22`
 * @param hours - 0 and more; 24 is the next day
 */
export function dayAfter(day: string, hours: number): string {
  const time = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(time)) throw new RangeError('dayAfter requires a day of the calendar')
  return new Date(time + Math.ceil(hours / 24) * DAY).toISOString().slice(0, 10)
}
