/** Packs the cases of an SPSS file by bytes: eight bytes say what the next eight values are. */
export interface CasePacker {
  /** A number; NaN is the missing one. */
  readonly number: (value: number) => void
  /** Eight bytes of a string, from `at`. */
  readonly text: (bytes: Uint8Array, at: number) => void
  /** What is left; the packer is done afterwards. */
  readonly end: () => void
}

const CODE = { end: 252, plain: 253, blanks: 254, missing: 255 } as const
const BIAS = 100
const GREATEST = 251
const BLANK = 32
const MANY = 1 << 18

export function casePacker(write: (bytes: Uint8Array) => void): CasePacker {
  const bytes = Buffer.alloc(MANY + 128)
  /** Where the eight codes stand, how many there are, and where the next values go. */
  let codes = 0
  let nCodes = 0
  let length = 8
  const put = (code: number): void => {
    bytes[codes + nCodes++] = code
  }
  const complete = (): void => {
    if (nCodes < 8) return
    if (length > MANY) {
      write(bytes.subarray(0, length))
      length = 0
    }
    codes = length
    bytes.fill(0, codes, codes + 8)
    length += 8
    nCodes = 0
  }
  return {
    number(value) {
      const code = value + BIAS
      if (Number.isNaN(value)) put(CODE.missing)
      else if (Number.isInteger(value) && code >= 1 && code <= GREATEST && !Object.is(value, -0))
        put(code)
      else {
        put(CODE.plain)
        length = bytes.writeDoubleLE(value, length)
      }
      complete()
    },
    text(source, at) {
      let isBlank = true
      for (let byte = at; byte < at + 8; byte++) if (source[byte] !== BLANK) isBlank = false
      if (isBlank) put(CODE.blanks)
      else {
        put(CODE.plain)
        bytes.set(source.subarray(at, at + 8), length)
        length += 8
      }
      complete()
    },
    end() {
      put(CODE.end)
      write(bytes.subarray(0, length))
    },
  }
}
