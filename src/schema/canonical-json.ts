/**
 * JSON with one spelling for each content: keys sorted by code unit, no spaces, ASCII only (other characters as `\uXXXX`).
 *
 * @param value - JSON data; properties that are undefined are left out
 * @throws {@link TypeError} when the value, or a part of it, is not JSON data (a function, NaN, an infinity)
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, property]) => property !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, property]) => `${asciiString(key)}:${canonicalJson(property)}`)
    return `{${entries.join(',')}}`
  }
  if (typeof value === 'string') return asciiString(value)
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  throw new TypeError(`canonicalJson takes JSON data, received ${typeof value}`)
}

function asciiString(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
