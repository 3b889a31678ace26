const [MINUS, POINT, ZERO, NINE] = [45, 46, 48, 57]
/** Digits that a double holds exactly. */
const MOST_DIGITS = 15
const POWERS = Array.from({ length: MOST_DIGITS + 1 }, (_, digits) => 10 ** digits)

/**
 * The number that plain decimal digits spell, as `Number` reads them; NaN for an empty cell.
 *
 * The digits and the power of ten are whole numbers that a double holds exactly, so that one division rounds as the
 * conversion of the text does.
 *
 * @param bytes - ASCII, from `start` to `end` (excluded)
 * @returns null where something else stands there: blanks, exponents, more than 15 digits
 */
export function plainNumber(bytes: Uint8Array, start: number, end: number): number | null {
  if (start === end) return Number.NaN
  const isNegative = bytes[start] === MINUS
  const first = isNegative ? start + 1 : start
  let value = 0
  let nDigits = 0
  let point = -1
  for (let at = first; at < end; at++) {
    const byte = bytes[at] as number
    if (byte >= ZERO && byte <= NINE) {
      value = value * 10 + byte - ZERO
      nDigits++
    } else if (byte === POINT && point < 0) point = at
    else return null
  }
  if (nDigits === 0 || nDigits > MOST_DIGITS) return null
  const size = point < 0 ? value : value / (POWERS[end - 1 - point] as number)
  return isNegative ? -size : size
}
