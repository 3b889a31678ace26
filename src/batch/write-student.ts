import { type ByteWriter, reserve, writeText } from '../io/byte-writer.js'
import { isPlainKey, type StudentColumn, studentText } from '../io/student-keys.js'

/** The cell of a student; nothing where there is none. */
export function writeStudent(writer: ByteWriter, { ids, keys }: StudentColumn, row: number): void {
  const id = ids[row] as number
  if (id < 0) return
  const start = keys.starts[id] as number
  const end = keys.starts[id + 1] as number
  if (!isPlainKey(keys.bytes, start, end)) {
    writeText(writer, studentText(keys, id))
    return
  }
  reserve(writer, end - start)
  const { bytes } = writer
  let at = writer.length
  for (let from = start; from < end; from++) bytes[at++] = keys.bytes[from] as number
  writer.length = at
}
