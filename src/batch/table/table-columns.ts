import { type ByteTable, createByteTable, entryOf } from '../../io/cell/byte-table.js'
import { decodeText } from '../../io/cell/decode-text.js'
import { lineChunks } from '../../io/file/line-chunks.js'
import { studentKey } from '../../io/student-key.js'
import { isPlainKey, NO_STUDENT, type StudentKeys, studentId } from '../../io/student-keys.js'
import { cellNumber, type Table, type TableFaults, tableRecords } from './open-table.js'
import { plainNumber } from './plain-number.js'

/** Which columns of a table are read, by position, and as what; the others are passed over as bytes. */
export interface WantedColumns {
  /** That of the student, and the table of keys that it is numbered by; null where nobody asks. */
  readonly student: WantedStudents | null
  readonly texts: readonly number[]
  readonly numbers: readonly number[]
}

/** Students by number of their key; with parts only the rows of one of them, which has those without a student too. */
export interface WantedStudents {
  readonly at: number
  readonly keys: StudentKeys
  readonly part?: { readonly index: number; readonly of: number }
}

/** A column of texts: a code per row, and the text of each code in order of appearance. */
export interface TextColumn {
  readonly codes: Int32Array
  readonly values: readonly string[]
}

/** Some rows of a table, column by column; written anew for the next rows. */
export interface ColumnBlock {
  length: number
  readonly students: Int32Array
  readonly texts: readonly TextColumn[]
  readonly numbers: readonly Float64Array[]
}

const ROWS = 8192
const NEWLINE = 10
const CARRIAGE_RETURN = 13

/**
 * Reads some columns of a table from its bytes, with bounded memory: cells that nobody asked for are never made into
 * text, and a text that comes again is known by its number. Rows of another length than the header are counted in
 * `faults` and passed over. A file with quotes goes through the general reader, to the same blocks.
 */
export function* tableColumns(
  table: Table,
  wanted: WantedColumns,
  faults: TableFaults,
): Generator<ColumnBlock> {
  const target = createTarget(table, wanted)
  if (table.scan.hasQuotes) yield* quotedBlocks(table, target, faults)
  else yield* plainBlocks(table, target, faults)
  if (target.block.length > 0) yield target.block
}

/** What a cell becomes: the numbers of its column in the block; −1 for none. */
interface Target {
  readonly block: ColumnBlock
  readonly wanted: WantedColumns
  /** By position in the file: −1 passed over, 0 the student, from 1 texts, then numbers. */
  readonly useOf: Int32Array
  readonly dictionaries: readonly ByteTable[]
  readonly values: readonly string[][]
  /** Whether the row that is being filled is of the part that is read. */
  isKept: boolean
}

function createTarget({ header }: Table, wanted: WantedColumns): Target {
  const { student, texts, numbers } = wanted
  const useOf = new Int32Array(header.length).fill(-1)
  if (student !== null) useOf[student.at] = 0
  texts.forEach((at, index) => {
    useOf[at] = 1 + index
  })
  numbers.forEach((at, index) => {
    useOf[at] = 1 + texts.length + index
  })
  const values = texts.map((): string[] => [])
  const block: ColumnBlock = {
    length: 0,
    students: new Int32Array(ROWS),
    texts: values.map((own) => ({ codes: new Int32Array(ROWS), values: own })),
    numbers: numbers.map(() => new Float64Array(ROWS)),
  }
  return { block, wanted, useOf, dictionaries: texts.map(createByteTable), values, isKept: true }
}

function* plainBlocks(
  { scan, delimiter }: Table,
  target: Target,
  faults: TableFaults,
): Generator<ColumnBlock> {
  const { block } = target
  const separator = delimiter.charCodeAt(0)
  let row = 0
  for (const chunk of lineChunks(scan))
    for (let start = 0; start < chunk.length; ) {
      const newline = chunk.indexOf(NEWLINE, start)
      const next = newline < 0 ? chunk.length : newline
      const end = next > start && chunk[next - 1] === CARRIAGE_RETURN ? next - 1 : next
      const isBlank = isBlankLine(chunk, start, end, separator)
      if (!isBlank) {
        row++
        target.isKept = true
        if (!fillRow(target, chunk, start, end, separator)) {
          if (faults.ragged++ === 0) faults.first = row
        } else if (target.isKept) block.length++
      }
      start = next + 1
      if (block.length === ROWS) {
        yield block
        block.length = 0
      }
    }
}

/** Whether a line is nothing but blanks. */
function isBlankLine(bytes: Uint8Array, start: number, end: number, separator: number): boolean {
  for (let at = start; at < end; at++)
    if ((bytes[at] as number) > 32 || bytes[at] === separator) return false
  return true
}

/** Writes the cells of a line into the next row of the block; false where they are not as many as the header's. */
function fillRow(
  target: Target,
  bytes: Uint8Array,
  start: number,
  end: number,
  separator: number,
): boolean {
  const { useOf } = target
  let position = 0
  let from = start
  for (let at = start; at <= end; at++) {
    if (at < end && bytes[at] !== separator) continue
    if (position === useOf.length) return false
    const use = useOf[position++] as number
    if (use >= 0) fillCell(target, use, bytes, from, at)
    from = at + 1
  }
  return position === useOf.length
}

function fillCell(
  target: Target,
  use: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): void {
  const { block, dictionaries, values } = target
  const row = block.length
  if (use === 0) {
    fillStudent(target, bytes, start, end)
    return
  }
  const text = use - 1
  if (text < dictionaries.length) {
    const dictionary = dictionaries[text] as ByteTable
    const code = entryOf(dictionary, bytes, start, end)
    const own = values[text] as string[]
    if (code === own.length) own.push(decodeText(bytes, start, end))
    ;(block.texts[text] as TextColumn).codes[row] = code
    return
  }
  const plain = plainNumber(bytes, start, end)
  ;(block.numbers[text - dictionaries.length] as Float64Array)[row] =
    plain === null ? cellNumber(decodeText(bytes, start, end)) : plain
}

/** The number of the student, unless the row is of another part. */
function fillStudent(target: Target, bytes: Uint8Array, start: number, end: number): void {
  const { block, wanted } = target
  const { keys, part } = wanted.student as WantedStudents
  if (part === undefined || part.of === 1) {
    block.students[block.length] = studentId(keys, bytes, start, end)
    return
  }
  const isPlain = start < end && isPlainKey(bytes, start, end)
  const key = isPlain ? bytes.subarray(start, end) : keyBytes(bytes, start, end)
  target.isKept = partOf(key, part.of) === part.index
  if (target.isKept)
    block.students[block.length] = key.length === 0 ? NO_STUDENT : entryOf(keys, key, 0, key.length)
}

const encoder = new TextEncoder()

const keyBytes = (bytes: Uint8Array, start: number, end: number): Uint8Array =>
  encoder.encode(studentKey(decodeText(bytes, start, end)))

/** Part of a key by a hash of its bytes (FNV-1a); 0 for none. */
function partOf(key: Uint8Array, nParts: number): number {
  if (key.length === 0) return 0
  let hash = 0x811c9dc5
  for (const byte of key) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return hash % nParts
}

function* quotedBlocks(table: Table, target: Target, faults: TableFaults): Generator<ColumnBlock> {
  const { block, useOf } = target
  const used = [...useOf.keys()].filter((position) => (useOf[position] as number) >= 0)
  for (const record of tableRecords(table, faults)) {
    target.isKept = true
    for (const position of used) {
      const bytes = encoder.encode(record[position] ?? '')
      fillCell(target, useOf[position] as number, bytes, 0, bytes.length)
    }
    if (!target.isKept || ++block.length < ROWS) continue
    yield block
    block.length = 0
  }
}
