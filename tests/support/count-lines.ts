const NEWLINE = 10
const QUOTE = 34

/** How many rows a text can have: lines with a visible ASCII character at least, lines with anything in them at most. */
export interface LineCount {
  readonly least: number
  readonly most: number
}

/**
 * Counts the lines below the header of a text that is one byte or UTF-8 a character, by its newlines and nothing else,
 * so that a reader can be held to it.
 *
 * @returns null where newlines alone do not tell rows: quotes, UTF-16, carriage returns for line ends, a line `sep=;`
 */
export function countLines(bytes: Uint8Array): LineCount | null {
  if (bytes.includes(QUOTE) || bytes.includes(0) || !bytes.includes(NEWLINE)) return null
  if (
    (bytes[0] as number) >= 254 ||
    /^(?:\u00ef\u00bb\u00bf)?sep=/i.test(latin1(bytes.subarray(0, 16)))
  )
    return null
  const lines = latin1(bytes).split('\n').slice(1)
  return {
    least: lines.filter((line) => /[!-~]/.test(line)).length,
    most: lines.filter((line) => line !== '').length,
  }
}

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
