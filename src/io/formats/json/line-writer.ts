/** Lines of a staged table in one buffer. */
export interface LineWriter {
  /** Room for so many bytes more than there are; writers put them at `length` and move it. */
  readonly reserve: (nBytes: number) => Buffer
  length: number
  readonly put: (text: string) => void
  /** The lines since the last call; they live until something is put again. */
  readonly take: () => Uint8Array
}

/** Bytes of UTF-8 that a unit of a string may take. */
const WIDEST = 3

export function lineWriter(): LineWriter {
  let bytes = Buffer.allocUnsafeSlow(1 << 18)
  const writer: LineWriter = {
    length: 0,
    reserve(nBytes) {
      const needed = writer.length + nBytes
      if (needed > bytes.length) {
        const larger = Buffer.allocUnsafeSlow(2 * needed)
        bytes.copy(larger, 0, 0, writer.length)
        bytes = larger
      }
      return bytes
    },
    put(text) {
      const room = writer.reserve(text.length * WIDEST)
      writer.length += room.write(text, writer.length, 'utf8')
    },
    take() {
      const taken = bytes.subarray(0, writer.length)
      writer.length = 0
      return taken
    },
  }
  return writer
}
