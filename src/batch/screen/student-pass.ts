import { lineChunks } from '../../io/file/line-chunks.js'
import type { ResponseFile } from '../../io/open-responses.js'
import { type FilePart, readBlocks } from '../../io/read-blocks.js'
import { splitFile } from '../../io/split-file.js'
import { NO_STUDENT, type StudentKeys } from '../../io/student-keys.js'
import { breathe, type Watch } from '../breathe.js'
import { createFlags, type Flags, hasFlag, setFlag } from './flags.js'
import { isPlain, studentLines } from './student-lines.js'
import { studentsOnly } from './students-only.js'

/** What a first pass over the column of students finds out. */
export interface StudentPass {
  /**
   * Whether any student has two sheets. Lines that no row can be made of count too: it may be true where there is none,
   * and is never false where there is one.
   */
  readonly isAnyTwice: boolean
  /** Who came again. */
  readonly repeated: Flags
  /** Parts of each file that can be screened side by side, in order. */
  readonly parts: readonly (readonly FilePart[])[]
}

/**
 * Goes over the students of all files, and nothing else of them. Most terms have no student twice, and need not be
 * searched for the sheet of each that counts.
 *
 * @param keys - every student of the files is in it afterwards
 * @param partSize - bytes of a part, about
 */
export async function passOverStudents(
  files: readonly ResponseFile[],
  keys: StudentKeys,
  partSize: number,
  watch: Watch,
): Promise<StudentPass> {
  const passed: Passed = { seen: createFlags(), repeated: createFlags() }
  const parts: FilePart[][] = []
  let isAnyTwice = false
  for (const file of files) {
    const cut = isPlain(file) ? createCut(file, partSize) : null
    const pass = file.scan.hasQuotes ? passBlocks(file, passed) : passLines(file, keys, passed, cut)
    for (const isRepeated of pass) {
      isAnyTwice ||= isRepeated
      await breathe({ signal: watch.signal }, 0)
    }
    const nParts = Math.ceil((file.scan.size - file.scan.dataStart) / partSize)
    parts.push(cut === null ? splitFile(file, nParts) : closeCut(cut, file.scan.size))
  }
  return { isAnyTwice, repeated: passed.repeated, parts }
}

interface Passed {
  readonly seen: Flags
  readonly repeated: Flags
}

/** Chunk by chunk, whether a student came again. */
function* passBlocks(file: ResponseFile, passed: Passed): Generator<boolean> {
  for (const { students, length } of readBlocks(studentsOnly(file))) {
    let isAny = false
    for (let row = 0; row < length; row++)
      if (isRepeated(passed, students?.ids[row] ?? NO_STUDENT)) isAny = true
    yield isAny
  }
}

function isRepeated({ seen, repeated }: Passed, student: number): boolean {
  if (student === NO_STUDENT) return false
  const isAgain = hasFlag(seen, student)
  setFlag(isAgain ? repeated : seen, student)
  return isAgain
}

/** As {@link passBlocks}, from the bytes of a file without quotes. */
function* passLines(
  file: ResponseFile,
  keys: StudentKeys,
  passed: Passed,
  cut: Cut | null,
): Generator<boolean> {
  const lines = studentLines(file, keys)
  for (const chunk of lineChunks(file.scan)) {
    let isAny = false
    const nLines = lines(chunk, (student) => {
      if (isRepeated(passed, student)) isAny = true
    })
    if (cut !== null) addChunk(cut, chunk.length, nLines)
    yield isAny
  }
}

/** A file that is being cut into parts of whole chunks. */
interface Cut {
  readonly partSize: number
  readonly parts: FilePart[]
  from: number
  to: number
  linesBefore: number
  nLines: number
}

function createCut({ scan: { dataStart } }: ResponseFile, partSize: number): Cut {
  return { partSize, parts: [], from: dataStart, to: dataStart, linesBefore: 0, nLines: 0 }
}

function addChunk(cut: Cut, length: number, nLines: number): void {
  cut.to += length
  cut.nLines += nLines
  if (cut.to - cut.from < cut.partSize) return
  cut.parts.push({ from: cut.from, to: cut.to, linesBefore: cut.linesBefore })
  cut.from = cut.to
  cut.linesBefore = cut.nLines
}

/** The last chunk may have got a line end that the file lacks. */
function closeCut({ parts, from, linesBefore }: Cut, size: number): FilePart[] {
  const last = parts.at(-1)
  if (last !== undefined && from >= size) return [...parts.slice(0, -1), { ...last, to: size }]
  return [...parts, { from, to: size, linesBefore }]
}
