import { constants, crc32, deflateRawSync } from 'node:zlib'

/** A zip file that is written part by part, each part piece by piece, with bounded memory. */
export interface ZipFile {
  /** Begins a part; the one before is complete. */
  readonly part: (name: string) => void
  /** Appends to the part. */
  readonly push: (bytes: Uint8Array) => void
  readonly end: () => void
}

interface Part {
  readonly name: Buffer
  readonly at: number
  crc: number
  compressed: number
  size: number
}

const LOCAL = 0x04034b50
const DESCRIPTOR = 0x08074b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
/** Sizes follow the data; names are UTF-8. */
const FLAGS = 0x0808
const DEFLATED = 8
const VERSION = 20
/** 1 January 1980: the same table gives the same bytes. */
const DATE = 0x0021
/** The fastest: three times the speed of the usual level for a tenth more bytes. */
const LEVEL = 1
const PIECE = 1 << 18

/**
 * Begins a zip file. Pieces are compressed one by one and end at whole bytes, so that together they are one stream.
 *
 * @throws {@link RangeError} where a part or the file would need more than 4 GiB
 */
export function zipFile(write: (bytes: Uint8Array) => void): ZipFile {
  const parts: Part[] = []
  let length = 0
  let waiting: Uint8Array[] = []
  let nWaiting = 0
  const put = (bytes: Uint8Array): void => {
    length += bytes.length
    if (length > 0xffff_ffff) throw new RangeError('zipFile holds at most 4 GiB')
    write(bytes)
  }
  const flush = (finishFlush: number): void => {
    const part = parts.at(-1)
    if (part === undefined) return
    const bytes = Buffer.concat(waiting)
    waiting = []
    nWaiting = 0
    const packed = deflateRawSync(bytes, { level: LEVEL, finishFlush })
    part.crc = crc32(bytes, part.crc)
    part.size += bytes.length
    part.compressed += packed.length
    if (part.size > 0xffff_ffff) throw new RangeError('zipFile holds parts of at most 4 GiB')
    put(packed)
  }
  const endPart = (): void => {
    const part = parts.at(-1)
    if (part === undefined) return
    flush(constants.Z_FINISH)
    put(numbers([4, DESCRIPTOR], [4, part.crc], [4, part.compressed], [4, part.size]))
  }
  return {
    part(name) {
      endPart()
      const part = { name: Buffer.from(name), at: length, crc: 0, compressed: 0, size: 0 }
      parts.push(part)
      put(numbers([4, LOCAL], ...common(part), [2, 0]))
      put(part.name)
    },
    push(bytes) {
      waiting.push(bytes.slice())
      nWaiting += bytes.length
      if (nWaiting >= PIECE) flush(constants.Z_FULL_FLUSH)
    },
    end() {
      endPart()
      const at = length
      for (const part of parts) {
        const tail: Field[] = [
          [2, 0],
          [2, 0],
          [2, 0],
          [2, 0],
          [4, 0],
          [4, part.at],
        ]
        put(numbers([4, CENTRAL], [2, VERSION], ...common(part), ...tail))
        put(part.name)
      }
      const counts: Field[] = [
        [2, 0],
        [2, 0],
        [2, parts.length],
        [2, parts.length],
      ]
      put(numbers([4, END], ...counts, [4, length - at], [4, at], [2, 0]))
    },
  }
}

type Field = readonly [bytes: 2 | 4, value: number]

/** What both headers of a part say; before its data everything but the name is still 0. */
function common({ name, crc, compressed, size }: Part): Field[] {
  const method: Field[] = [
    [2, VERSION],
    [2, FLAGS],
    [2, DEFLATED],
    [2, 0],
    [2, DATE],
  ]
  return [...method, [4, crc], [4, compressed], [4, size], [2, name.length]]
}

function numbers(...fields: readonly Field[]): Buffer {
  const bytes = Buffer.alloc(fields.reduce((sum, [width]) => sum + width, 0))
  let at = 0
  for (const [width, value] of fields) {
    if (width === 2) bytes.writeUInt16LE(value, at)
    else bytes.writeUInt32LE(value, at)
    at += width
  }
  return bytes
}
