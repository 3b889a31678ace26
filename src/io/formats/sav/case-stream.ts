import { inflateSync } from 'node:zlib'
import { damaged, FormatError, truncated } from '../format-error.js'
import { expansionGuard, type ReadLimits } from '../limits.js'
import type { ByteReader } from './byte-reader.js'
import type { SavDictionary } from './dictionary.js'

/** Fills the values of the next case, eight bytes each; false where there is none. */
export type CaseStream = (slots: Buffer) => boolean

/** The next bytes of the data, as many as asked for or as there are. */
type Bytes = (length: number) => Buffer

/** The cases of an SPSS file, whichever of its three compressions it has. */
export function caseStream(
  dictionary: SavDictionary,
  reader: ByteReader,
  limits: ReadLimits,
): CaseStream {
  if (dictionary.compression === 'none') return plainCases(reader.takeUpTo)
  if (dictionary.compression === 'bytes') return packedCases(dictionary, reader.takeUpTo)
  return packedCases(dictionary, inflatedBytes(dictionary, reader, limits))
}

function plainCases(bytes: Bytes): CaseStream {
  return (slots) => {
    const taken = bytes(slots.length)
    if (taken.length === 0) return false
    if (taken.length < slots.length) throw earlyEnd()
    taken.copy(slots)
    return true
  }
}

/** What a byte of packed data stands for, beside small numbers. */
const CODE = { pad: 0, end: 252, plain: 253, blanks: 254, missing: 255 } as const

/**
 * Data packed by bytes: eight bytes say what the next eight values are, a small whole number, blanks, a missing number,
 * or eight bytes that follow.
 */
function packedCases({ bias, isBigEndian }: SavDictionary, bytes: Bytes): CaseStream {
  const codes = Buffer.alloc(8)
  let next = 8
  const write = (slots: Buffer, at: number, value: number): void => {
    if (isBigEndian) slots.writeDoubleBE(value, at)
    else slots.writeDoubleLE(value, at)
  }
  const nextCode = (): number => {
    if (next === 8) {
      const taken = bytes(8)
      if (taken.length === 0) return CODE.end
      if (taken.length < 8) throw earlyEnd()
      taken.copy(codes)
      next = 0
    }
    return codes[next++] as number
  }
  return (slots) => {
    for (let at = 0; at < slots.length; ) {
      const code = nextCode()
      if (code === CODE.pad) continue
      if (code === CODE.end) {
        if (at > 0) throw earlyEnd()
        return false
      }
      if (code === CODE.plain) {
        const taken = bytes(8)
        if (taken.length < 8) throw earlyEnd()
        taken.copy(slots, at)
      } else if (code === CODE.blanks) slots.fill(0x20, at, at + 8)
      else write(slots, at, code === CODE.missing ? -Number.MAX_VALUE : code - bias)
      at += 8
    }
    return slots.length > 0
  }
}

const LONGEST_BLOCK = 1 << 26

interface Block {
  readonly at: number
  readonly size: number
  readonly expanded: number
}

/** Data of .zsav: packed by bytes, then compressed in blocks that a list at the end of the file names. */
function inflatedBytes(dictionary: SavDictionary, reader: ByteReader, limits: ReadLimits): Bytes {
  const blocks = blockList(dictionary, reader)
  const grow = expansionGuard(reader.size, limits)
  let data: Buffer = Buffer.alloc(0)
  let next = 0
  return (length) => {
    while (data.length < length && next < blocks.length) {
      const { at, size, expanded } = blocks[next++] as Block
      grow(expanded)
      reader.seek(at)
      data = Buffer.concat([data, inflated(reader.take(size), expanded)])
    }
    const taken = data.subarray(0, length)
    data = data.subarray(taken.length)
    return taken
  }
}

function blockList({ isBigEndian }: SavDictionary, reader: ByteReader): Block[] {
  const long = (bytes: Buffer, at: number): number =>
    Number(isBigEndian ? bytes.readBigInt64BE(at) : bytes.readBigInt64LE(at))
  const int = (bytes: Buffer, at: number): number =>
    isBigEndian ? bytes.readInt32BE(at) : bytes.readInt32LE(at)
  const header = reader.take(24)
  const at = long(header, 8)
  const length = long(header, 16)
  const isInside = at > 0 && length >= 24 && at + length <= reader.size
  if (!isInside) throw earlyEnd()
  reader.seek(at)
  const trailer = Buffer.from(reader.take(length))
  const nBlocks = int(trailer, 20)
  if (nBlocks < 0 || 24 + nBlocks * 24 > length)
    throw damaged('SPSS file', 'a list of blocks that cannot be')
  return Array.from({ length: nBlocks }, (_, index) => {
    const from = 24 + index * 24
    const block = {
      at: long(trailer, from + 8),
      expanded: int(trailer, from + 16),
      size: int(trailer, from + 20),
    }
    const isPossible =
      block.at >= 0 && block.size >= 0 && block.expanded >= 0 && block.expanded <= LONGEST_BLOCK
    if (!isPossible || block.at + block.size > reader.size)
      throw damaged('SPSS file', 'a block that cannot be')
    return block
  })
}

function inflated(bytes: Buffer, length: number): Buffer {
  try {
    const whole = inflateSync(bytes, { maxOutputLength: Math.max(1, length) })
    if (whole.length === length) return whole
  } catch (error) {
    if (error instanceof FormatError) throw error
  }
  throw damaged('SPSS file', 'a block whose data contradict each other')
}

function earlyEnd(): FormatError {
  return truncated('a whole SPSS file', 'one that ends inside its data')
}
