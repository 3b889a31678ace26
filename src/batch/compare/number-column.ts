/**
 * Numbers by position, NaN where none was written. Most columns of scores have few different values: a number takes two
 * bytes then, and eight only where there are more than codes.
 */
export interface NumberColumn {
  codes: Uint16Array
  /** The number of each code; 0 stands for NaN. */
  readonly values: number[]
  readonly codeOf: Map<number, number>
  /** The numbers themselves, once there are too many. */
  wide: Float64Array | null
}

const MOST_CODES = 1 << 16

export function createNumberColumn(): NumberColumn {
  return {
    codes: new Uint16Array(0),
    values: [Number.NaN],
    codeOf: new Map([[Number.NaN, 0]]),
    wide: null,
  }
}

/** Makes room for positions below a length. */
export function lengthenNumbers(column: NumberColumn, length: number): void {
  if (column.wide === null) {
    const codes = new Uint16Array(length)
    codes.set(column.codes.subarray(0, length))
    column.codes = codes
    return
  }
  const wide = new Float64Array(length).fill(Number.NaN)
  wide.set(column.wide.subarray(0, length))
  column.wide = wide
}

export function numberAt({ codes, values, wide }: NumberColumn, at: number): number {
  return wide === null ? (values[codes[at] as number] as number) : (wide[at] as number)
}

export function setNumber(column: NumberColumn, at: number, value: number): void {
  const { codes, values, codeOf, wide } = column
  if (wide !== null) {
    wide[at] = value
    return
  }
  const known = codeOf.get(value)
  if (known !== undefined) codes[at] = known
  else if (values.length < MOST_CODES) {
    codeOf.set(value, values.length)
    codes[at] = values.length
    values.push(value)
  } else {
    column.wide = Float64Array.from(codes, (code) => values[code] as number)
    column.wide[at] = value
  }
}
