import { type Allocate, makeColumn, onHeap } from '../table/allocate.js'
import { guardFormula } from './guard-formula.js'

/** Bytes of a CSV file while it is being put together, in a buffer that is used again. */
export interface ByteWriter {
  bytes: Uint8Array
  /** The same bytes, to be written several at a time. */
  view: DataView
  length: number
  readonly allocate: Allocate
  /** Address of the bytes in the kernel's memory; 0 on the heap. */
  address: number
}

const COMMA = 44
const NEWLINE = 10
const QUOTE = 34
const ZERO = 48
/** `A`; formulas begin below it. */
const LEAST_LETTER = 65
const encoder = new TextEncoder()
/** Digits of the whole numbers 0 to 9,999, the commonest scores. */
const DIGITS: readonly Uint8Array[] = Array.from({ length: 10_000 }, (_, number) =>
  encoder.encode(String(number)),
)

export function createByteWriter(
  capacity: number = 1 << 16,
  allocate: Allocate = onHeap,
): ByteWriter {
  const bytes = makeColumn(Uint8Array, capacity, allocate)
  return { bytes, view: viewOf(bytes), length: 0, allocate, address: bytes.byteOffset }
}

const viewOf = ({ buffer, byteOffset, length }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, length)

/** Makes room for `count` more bytes. */
export function reserve(writer: ByteWriter, count: number): void {
  const needed = writer.length + count
  if (needed <= writer.bytes.length) return
  const larger = makeColumn(Uint8Array, Math.max(needed, writer.bytes.length * 2), writer.allocate)
  larger.set(writer.bytes.subarray(0, writer.length))
  writer.bytes = larger
  writer.view = viewOf(larger)
  writer.address = larger.byteOffset
}

/** A comma between cells. */
export function writeComma(writer: ByteWriter): void {
  if (writer.length === writer.bytes.length) reserve(writer, 1)
  writer.bytes[writer.length++] = COMMA
}

/** The end of a row. */
export function writeNewline(writer: ByteWriter): void {
  if (writer.length === writer.bytes.length) reserve(writer, 1)
  writer.bytes[writer.length++] = NEWLINE
}

/** Bytes as they are: a cell encoded once by {@link cellBytes} and written many times. */
export function writeBytes(writer: ByteWriter, bytes: Uint8Array): void {
  const { length } = bytes
  reserve(writer, length)
  const target = writer.bytes
  let at = writer.length
  for (let index = 0; index < length; index++) target[at++] = bytes[index] as number
  writer.length = at
}

/** A whole number of 0 and more. */
export function writeWhole(writer: ByteWriter, value: number): void {
  let width = 1
  for (let least = 10; least <= value; least *= 10) width++
  reserve(writer, width)
  const { bytes } = writer
  let rest = value
  for (let at = writer.length + width - 1; at >= writer.length; at--) {
    const next = Math.floor(rest / 10)
    bytes[at] = ZERO + rest - next * 10
    rest = next
  }
  writer.length += width
}

/** A number with all its digits, so that reading it back gives the same number; nothing for NaN. */
export function writeNumber(writer: ByteWriter, value: number): void {
  const whole = value | 0
  if (whole === value && whole >= 0 && whole < 10) {
    if (writer.length === writer.bytes.length) reserve(writer, 1)
    writer.bytes[writer.length++] = ZERO + whole
  } else if (whole === value && whole >= 0 && whole < DIGITS.length)
    writeBytes(writer, DIGITS[whole] as Uint8Array)
  else if (!Number.isNaN(value)) writeText(writer, String(value))
}

/** A text cell, quoted where CSV needs it; what a spreadsheet would run as a formula is guarded. */
export function writeText(writer: ByteWriter, text: string): void {
  const { length } = text
  if (length > 1 && text.charCodeAt(0) < LEAST_LETTER && guardFormula(text) !== text) {
    writeBytes(writer, cellBytes(text))
    return
  }
  reserve(writer, length)
  const target = writer.bytes
  let at = writer.length
  for (let index = 0; index < length; index++) {
    const code = text.charCodeAt(index)
    if (code >= 128 || code === COMMA || code === QUOTE || code < 32) {
      writeBytes(writer, cellBytes(text))
      return
    }
    target[at++] = code
  }
  if (length > 0 && (text.charCodeAt(0) === 32 || text.charCodeAt(length - 1) === 32))
    writeBytes(writer, cellBytes(text))
  else writer.length = at
}

/** A row of column names. */
export function writeHeader(writer: ByteWriter, names: readonly string[]): void {
  names.forEach((name, index) => {
    if (index > 0) writeComma(writer)
    writeText(writer, name)
  })
  writeNewline(writer)
}

/** The bytes of a text cell as {@link writeText} writes it, to be written many times. */
export function cellBytes(text: string): Uint8Array {
  const guarded = guardFormula(text)
  const needsQuotes = /[",\r\n\t]|^\s|\s$/.test(guarded)
  return encoder.encode(needsQuotes ? `"${guarded.replaceAll('"', '""')}"` : guarded)
}

/** What was written so far, as a copy; the writer is empty afterwards. */
export function takeBytes(writer: ByteWriter): Uint8Array<ArrayBuffer> {
  const taken = new Uint8Array(writer.bytes.subarray(0, writer.length))
  writer.length = 0
  return taken
}
