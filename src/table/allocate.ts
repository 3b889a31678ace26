/** Room for a column: bytes of a buffer from an offset on. */
export interface Room {
  readonly buffer: ArrayBuffer
  readonly byteOffset: number
}

/**
 * Makes room for columns: `nBytes` zeros, where any kind of column may begin. The kernel makes it in its own memory,
 * with some bytes behind that nothing else uses; what it cannot hold, and all else, is on the heap.
 */
export type Allocate = (nBytes: number) => Room

/** Rooms of the heap begin at 0, which those of the kernel never do. */
export const onHeap: Allocate = (nBytes) => ({ buffer: new ArrayBuffer(nBytes), byteOffset: 0 })

interface ColumnType<Column> {
  readonly BYTES_PER_ELEMENT: number
  new (buffer: ArrayBuffer, byteOffset: number, length: number): Column
}

/** A column of `length` zeros. */
export function makeColumn<Column>(
  Type: ColumnType<Column>,
  length: number,
  allocate: Allocate,
): Column {
  const { buffer, byteOffset } = allocate(length * Type.BYTES_PER_ELEMENT)
  return new Type(buffer, byteOffset, length)
}

/** Bytes behind what the kernel copies that it may write too. */
export const COPY_SLACK = 16
