import { type ByteWriter, writeBytes, writeText } from '../io/byte-writer.js'
import { guardFormula } from '../io/guard-formula.js'

const encoder = new TextEncoder()

/** A cell of the input as it was, quoted where CSV needs it, without the guard against formulas. */
export function writeUnchanged(writer: ByteWriter, text: string): void {
  if (guardFormula(text) === text) writeText(writer, text)
  else
    writeBytes(
      writer,
      encoder.encode(/[",\r\n\t]|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text),
    )
}
