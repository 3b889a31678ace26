import { endOfCell, startOfCell } from '../../io/blocks/carried-rows.js'
import { type ByteWriter, reserve, writeComma, writeText } from '../../io/byte-writer.js'
import { decodeText } from '../../io/cell/decode-text.js'
import type { RowBlock } from '../../io/row-block.js'
import type { Kernel } from '../../kernel/kernel.js'
import { COPY_SLACK } from '../../table/allocate.js'

/** Appends the carried cells of a row, each with its comma behind it, as `writeText` writes their texts. */
export function writeCarried(
  writer: ByteWriter,
  { carried, carriedRows }: Pick<RowBlock, 'carried' | 'carriedRows'>,
  row: number,
  kernel: Kernel | null,
): void {
  const [first] = carried
  const last = carried.at(-1)
  if (first === undefined || last === undefined) return
  if (carriedRows.plain[row] === 0) {
    for (const { cells } of carried) {
      writeText(
        writer,
        decodeText(carriedRows.bytes, startOfCell(cells, row), endOfCell(cells, row)),
      )
      writeComma(writer)
    }
    return
  }
  const start = startOfCell(first.cells, row)
  const length = endOfCell(last.cells, row) + 1 - start
  reserve(writer, length + COPY_SLACK)
  const { bytes, address } = carriedRows
  if (kernel !== null && address > 0 && writer.address > 0)
    kernel.copyBytes(address + start, writer.address + writer.length, length)
  else copy(bytes, start, writer, length)
  writer.length += length
}

function copy(
  from: Uint8Array,
  start: number,
  { bytes, length: to }: ByteWriter,
  length: number,
): void {
  for (let at = 0; at < length; at++) bytes[to + at] = from[start + at] as number
}
