/**
 * A JSON pointer to a place below another: `at('/scoring/scales', 0, 'id')` is `/scoring/scales/0/id`.
 *
 * @param base - the pointer to begin with; the empty text is the whole document
 * @param keys - keys and indexes, each escaped as RFC 6901 says
 */
export function at(base: string, ...keys: readonly (string | number)[]): string {
  return keys.reduce<string>(
    (path, key) => `${path}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`,
    base,
  )
}

/** The value at a JSON pointer, or undefined where the document has none. */
export function valueAt(document: unknown, pointer: string): unknown {
  let value = document
  for (const token of pointer.split('/').slice(1)) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~')
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Readonly<Record<string, unknown>>)[key]
  }
  return value
}
