/** For JSON.stringify: numbers that JSON does not know are null, and infinities are named. */
export function jsonNumber(_: string, value: unknown): unknown {
  if (value === Number.POSITIVE_INFINITY) return 'Inf'
  if (value === Number.NEGATIVE_INFINITY) return '-Inf'
  return Number.isNaN(value) ? null : value
}
