/** Seconds from the first day of the Gregorian calendar, from which SPSS counts, to 1970. */
const EPOCH = 12_219_379_200
const LAST = 265_621_507_200

/** Print formats of SPSS whose values are seconds since 1582-10-14: dates, and dates with a time of day. */
const DATES: ReadonlySet<number> = new Set([20, 23, 24, 28, 29, 30, 38, 39])
const MOMENTS: ReadonlySet<number> = new Set([22, 41])
/** Those whose values are seconds taken. */
const TIMES: ReadonlySet<number> = new Set([21, 25, 40])

/** What numbers with a print format are. */
export function formatKind(format: number): 'number' | 'date' | 'datetime' | 'duration' {
  if (DATES.has(format)) return 'date'
  if (MOMENTS.has(format)) return 'datetime'
  return TIMES.has(format) ? 'duration' : 'number'
}

/** The text of a number as its print format means it: `2012-03-05`, `2012-03-05 08:31:00`, `8:31:00`, or the number. */
export function valueText(value: number, format: number): string {
  const kind = formatKind(format)
  if (kind === 'number' || !(value >= 0) || value >= LAST) return String(value)
  if (kind === 'duration') return clock(value)
  const [date = '', time = ''] = new Date(Math.round((value - EPOCH) * 1000))
    .toISOString()
    .split('T')
  const clockTime = time.replace(/(?:\.000)?Z$/, '')
  return kind === 'date' && clockTime === '00:00:00' ? date : `${date} ${clockTime}`
}

function clock(value: number): string {
  const milliseconds = Math.round(value * 1000)
  const seconds = Math.floor(milliseconds / 1000)
  const two = (number: number): string => String(number).padStart(2, '0')
  const rest = milliseconds % 1000
  const fraction = rest === 0 ? '' : `.${String(rest).padStart(3, '0')}`
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${fraction}`
}
