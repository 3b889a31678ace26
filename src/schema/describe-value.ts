const LONGEST_TEXT = 60
const MOST_KEYS = 8

/** A value of a document in plain words, for the `received` of an issue: short, and never a whole document. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'string')
    return `"${value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value}"`
  if (Array.isArray(value))
    return value.length === 0 ? 'an empty list' : `a list of ${value.length}`
  if (typeof value === 'object' && value !== null) {
    const keys = Object.keys(value)
    if (keys.length === 0) return 'an empty object'
    const shown = keys.slice(0, MOST_KEYS).join(', ')
    return `an object with ${shown}${keys.length > MOST_KEYS ? ', …' : ''}`
  }
  return String(value)
}
