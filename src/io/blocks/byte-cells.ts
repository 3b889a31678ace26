import { decodeText } from '../cell/decode-text.js'

/** The cells of one column of a block as they stand in the file, one behind the other. */
export interface ByteCells {
  /** UTF-8; grows as needed. */
  bytes: Uint8Array
  /** Where the cell of each row ends; it begins where that of the row before ends. */
  readonly ends: Int32Array
}

export function createByteCells(capacity: number): ByteCells {
  return { bytes: new Uint8Array(capacity * 8), ends: new Int32Array(capacity) }
}

/** Where the cell of a row begins. */
export function startOfCell({ ends }: ByteCells, row: number): number {
  return row === 0 ? 0 : (ends[row - 1] as number)
}

/** Puts a cell behind that of the row before; rows come in order, the last one may come again. */
export function putCell(
  cells: ByteCells,
  row: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): void {
  let at = startOfCell(cells, row)
  if (at + end - start > cells.bytes.length) grow(cells, at + end - start)
  const target = cells.bytes
  for (let from = start; from < end; from++) target[at++] = bytes[from] as number
  cells.ends[row] = at
}

function grow(cells: ByteCells, needed: number): void {
  const larger = new Uint8Array(needed * 2)
  larger.set(cells.bytes)
  cells.bytes = larger
}

/** The texts of the first `length` rows. */
export function textsOf(cells: ByteCells, length: number): string[] {
  return Array.from({ length }, (_, row) =>
    decodeText(cells.bytes, startOfCell(cells, row), cells.ends[row] as number),
  )
}
