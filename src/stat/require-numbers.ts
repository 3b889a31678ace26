/**
 * Throws where a column has something else than numbers, truth values or NaN for what is not known. In arithmetic `null`,
 * which JSON writes for NaN, would count as 0.
 *
 * @param name - of the function that takes the column
 */
export function requireNumbers(name: string, values: ArrayLike<unknown>): void {
  if (ArrayBuffer.isView(values)) return
  for (let row = 0; row < values.length; row++) {
    const value = values[row]
    if (typeof value === 'number' || typeof value === 'boolean') continue
    const received = value === null ? 'null' : typeof value
    throw new RangeError(`${name} requires numbers, NaN where not known, received ${received}`)
  }
}
