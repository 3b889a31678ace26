import { lineChunks } from '../../io/file/line-chunks.js'
import type { ResponseFile } from '../../io/open-responses.js'
import type { FilePart } from '../../io/read-blocks.js'
import { type StudentKeys, studentId } from '../../io/student-keys.js'
import { type Flags, hasFlag } from './flags.js'
import { studentsOnly } from './students-only.js'

const NEWLINE = 10
const CARRIAGE_RETURN = 13

/** Takes the student of a line, which lies at `[from, to)` of its chunk with its end. */
type TakeLine = (student: number, from: number, to: number) => void

/** Whether the bytes of a file are those of its lines, so that a line can be read again by where it stands. */
export const isPlain = ({ scan }: ResponseFile): boolean =>
  !scan.hasQuotes && scan.encoding === 'utf-8'

/**
 * Goes over the lines of a chunk of a file without quotes: to the column of students, then to the next line.
 *
 * @param keys - every student of the chunk is in it afterwards
 * @returns how many lines there were
 */
export function studentLines(
  file: ResponseFile,
  keys: StudentKeys,
): (chunk: Uint8Array, take: TakeLine) => number {
  const [column] = studentsOnly(file).columns.filter(({ uses }) => uses.length > 0)
  const delimiter = file.delimiter.charCodeAt(0)
  return (chunk, take) => {
    let nLines = 0
    for (let at = 0; at < chunk.length; nLines++) {
      const lineEnd = chunk.indexOf(NEWLINE, at)
      if (column !== undefined) {
        const start = cellStart(chunk, at, lineEnd, column.index, delimiter)
        let end = start
        while (end < lineEnd && chunk[end] !== delimiter) end++
        if (end === lineEnd && end > start && chunk[end - 1] === CARRIAGE_RETURN) end--
        take(studentId(keys, chunk, start, end), at, lineEnd + 1)
      }
      at = lineEnd + 1
    }
    return nLines
  }
}

/** Where a cell of the line `bytes[from, lineEnd)` begins; its end where the line is too short. */
function cellStart(
  bytes: Uint8Array,
  from: number,
  lineEnd: number,
  column: number,
  delimiter: number,
): number {
  let at = from
  for (let passed = 0; passed < column; passed++) {
    while (at < lineEnd && bytes[at] !== delimiter) at++
    if (at < lineEnd) at++
  }
  return at
}

/**
 * The lines of some students, each as a part of the file.
 *
 * @param most - beyond so many, the file is better read as a whole
 * @returns null where they are more, or the file is not {@link isPlain}
 */
export function linesOf(
  file: ResponseFile,
  keys: StudentKeys,
  wanted: Flags,
  most: number,
): FilePart[] | null {
  if (!isPlain(file)) return null
  const { dataStart, size } = file.scan
  const lines = studentLines(file, keys)
  const parts: FilePart[] = []
  let start = dataStart
  let linesBefore = 0
  let line = 0
  const take: TakeLine = (student, from, to) => {
    if (hasFlag(wanted, student) && parts.length <= most)
      // The last chunk may have got a line end that the file lacks.
      parts.push({ from: start + from, to: Math.min(start + to, size), linesBefore: line })
    line++
  }
  for (const chunk of lineChunks(file.scan)) {
    line = linesBefore
    linesBefore += lines(chunk, take)
    start += chunk.length
    if (parts.length > most) return null
  }
  return parts
}
