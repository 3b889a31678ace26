import { type ByteWriter, writeComma, writeText } from '../io/byte-writer.js'

/** Text cells with commas between them; the row is not ended. */
export function writeCells(writer: ByteWriter, cells: readonly string[]): void {
  for (let index = 0; index < cells.length; index++) {
    if (index > 0) writeComma(writer)
    writeText(writer, cells[index] as string)
  }
}
