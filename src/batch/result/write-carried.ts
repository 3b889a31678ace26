import { type ByteCells, startOfCell } from '../../io/blocks/byte-cells.js'
import { type ByteWriter, reserve, writeText } from '../../io/byte-writer.js'
import { decodeText } from '../../io/cell/decode-text.js'

const COMMA = 44
const QUOTE = 34
const SPACE = 32
const DELETE = 127
const ZERO = 48

/** Appends the cell of a row as `writeText` writes its text; one of letters and digits is copied byte by byte. */
export function writeCarried(writer: ByteWriter, cells: ByteCells, row: number): void {
  const start = startOfCell(cells, row)
  const end = cells.ends[row] as number
  const { bytes: source } = cells
  reserve(writer, end - start)
  const target = writer.bytes
  let at = writer.length
  // Formulas begin with a sign or a control character, all of them below the digits but `=` and `@`.
  let isPlain = end === start || isDigitOrLetter(source[start] as number)
  for (let from = start; isPlain && from < end; from++) {
    const byte = source[from] as number
    isPlain = byte >= SPACE && byte < DELETE && byte !== COMMA && byte !== QUOTE
    target[at++] = byte
  }
  if (isPlain && (end === start || source[end - 1] !== SPACE)) writer.length = at
  else writeText(writer, decodeText(source, start, end))
}

const isDigitOrLetter = (byte: number): boolean =>
  (byte >= ZERO && byte < ZERO + 10) || ((byte | 32) >= 97 && (byte | 32) <= 122)
