import { lineChunks } from '../../io/file/line-chunks.js'
import type { ResponseFile } from '../../io/open-responses.js'
import { readBlocks } from '../../io/read-blocks.js'
import { NO_STUDENT, type StudentKeys, studentId } from '../../io/student-keys.js'
import { breathe, type Watch } from '../breathe.js'
import { createFlags, type Flags, hasFlag, setFlag } from './flags.js'
import { studentsOnly } from './persons-only.js'

/**
 * Whether any student has two sheets, by a pass that reads nothing but the column of students. Most files have none
 * twice, and need not be searched for the last sheet of each. Lines that no row can be made of count too: it may say yes
 * where there is none, never no where there is one.
 *
 * @param keys - the students of all files are in it afterwards
 */
export async function isAnyStudentTwice(
  files: readonly ResponseFile[],
  keys: StudentKeys,
  watch: Watch,
): Promise<boolean> {
  const seen = createFlags()
  let isAny = false
  for (const file of files)
    for (const isRepeated of file.scan.hasQuotes
      ? repeatsInBlocks(file, seen)
      : repeatsInLines(file, keys, seen)) {
      isAny ||= isRepeated
      await breathe({ signal: watch.signal }, 0)
    }
  return isAny
}

/** Chunk by chunk, whether a student came again. */
function* repeatsInBlocks(file: ResponseFile, seen: Flags): Generator<boolean> {
  for (const { students, length } of readBlocks(studentsOnly(file))) {
    let isAny = false
    for (let row = 0; row < length; row++)
      if (isRepeated(seen, students?.ids[row] ?? NO_STUDENT)) isAny = true
    yield isAny
  }
}

function isRepeated(seen: Flags, student: number): boolean {
  if (student === NO_STUDENT) return false
  const isAgain = hasFlag(seen, student)
  if (!isAgain) setFlag(seen, student)
  return isAgain
}

const NEWLINE = 10
const CARRIAGE_RETURN = 13

/** As {@link repeatsInBlocks}, from the bytes of a file without quotes: to the column of students, then to the next line. */
function* repeatsInLines(file: ResponseFile, keys: StudentKeys, seen: Flags): Generator<boolean> {
  const [column] = studentsOnly(file).columns.filter(({ uses }) => uses.length > 0)
  if (column === undefined) return
  const delimiter = file.delimiter.charCodeAt(0)
  for (const chunk of lineChunks(file.scan)) {
    let isAny = false
    for (let at = 0; at < chunk.length; ) {
      const lineEnd = chunk.indexOf(NEWLINE, at)
      const start = cellStart(chunk, at, lineEnd, column.index, delimiter)
      let end = start
      while (end < lineEnd && chunk[end] !== delimiter) end++
      if (end === lineEnd && end > start && chunk[end - 1] === CARRIAGE_RETURN) end--
      if (isRepeated(seen, studentId(keys, chunk, start, end))) isAny = true
      at = lineEnd + 1
    }
    yield isAny
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
