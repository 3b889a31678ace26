import { damaged } from '../format-error.js'
import type { ByteReader } from './byte-reader.js'

/** One variable record: a number, a string of at most 255 bytes, or a segment of a longer one. */
export interface VariableRecord {
  /** Position among all records with their continuations: where its values stand, in units of eight bytes. */
  readonly slot: number
  /** 0 for a number, else bytes of a string. */
  readonly width: number
  readonly name: Buffer
  readonly label: Buffer | null
  /** Number that SPSS gives to the way it prints the values. */
  readonly format: number
  /** Number of single missing values; −2 for a range, −3 for a range and one value. */
  readonly nMissing: number
  readonly missing: readonly Buffer[]
}

/** A set of value labels and the slots of the variables that have it. */
export interface LabelSet {
  readonly labels: readonly { readonly value: Buffer; readonly label: Buffer }[]
  readonly slots: readonly number[]
}

/** What stands before the data of an SPSS file, undecoded. */
export interface SavDictionary {
  readonly isBigEndian: boolean
  readonly compression: 'none' | 'bytes' | 'zlib'
  /** −1 where the file does not say. */
  readonly nCases: number
  readonly bias: number
  readonly nSlots: number
  readonly variables: readonly VariableRecord[]
  readonly labelSets: readonly LabelSet[]
  /** Extension records by their subtype. */
  readonly extensions: ReadonlyMap<number, Buffer>
}

const COMPRESSIONS = ['none', 'bytes', 'zlib'] as const
/** Records, labels of one set, and bytes of an extension; a file says more only where it is damaged. */
const MOST_SLOTS = 1 << 20
const MOST_LABELS = 1 << 20
const MOST_BYTES = 1 << 28

interface Draft {
  readonly reader: ByteReader
  readonly int: () => number
  readonly variables: VariableRecord[]
  readonly labelSets: LabelSet[]
  readonly extensions: Map<number, Buffer>
  nSlots: number
}

/** Reads everything before the data. */
export function readDictionary(reader: ByteReader): SavDictionary {
  const header = Buffer.from(reader.take(176))
  const isBigEndian = ![2, 3].includes(header.readInt32LE(64))
  const intAt = (bytes: Buffer, at: number): number =>
    isBigEndian ? bytes.readInt32BE(at) : bytes.readInt32LE(at)
  if (![2, 3].includes(intAt(header, 64))) throw damaged('SPSS file', 'an unknown layout')
  const compression = COMPRESSIONS[intAt(header, 72)]
  if (compression === undefined) throw damaged('SPSS file', 'an unknown compression')
  const draft: Draft = {
    reader,
    int: () => intAt(reader.take(4), 0),
    ...{ variables: [], labelSets: [], extensions: new Map(), nSlots: 0 },
  }
  for (let type = draft.int(); type !== 999; type = draft.int()) readRecord(draft, type)
  reader.take(4)
  const { variables, labelSets, extensions, nSlots } = draft
  return {
    ...{ isBigEndian, compression, nCases: intAt(header, 80), variables, labelSets },
    ...{ extensions, nSlots },
    bias: isBigEndian ? header.readDoubleBE(84) : header.readDoubleLE(84),
  }
}

function readRecord(draft: Draft, type: number): void {
  if (type === 2) readVariable(draft)
  else if (type === 3) readLabels(draft)
  else if (type === 6) skip(draft.reader, count(draft.int(), MOST_BYTES / 80) * 80)
  else if (type === 7) readExtension(draft)
  else throw damaged('SPSS file', 'an unknown record')
}

function readVariable(draft: Draft): void {
  const { reader, int } = draft
  const width = int()
  const hasLabel = int()
  const nMissing = int()
  const format = (int() >> 16) & 0xff
  int()
  const name = copied(reader.take(8))
  const labelLength = hasLabel === 1 ? count(int(), MOST_BYTES) : 0
  const label = hasLabel === 1 ? copied(reader.take(padded(labelLength, 4))) : null
  const nValues = count(Math.abs(nMissing), 3)
  const missing = Array.from({ length: nValues }, () => copied(reader.take(8)))
  const slot = draft.nSlots++
  if (draft.nSlots > MOST_SLOTS) throw damaged('SPSS file', 'too many variables')
  if (width < 0) return
  if (width > 255) throw damaged('SPSS file', 'a variable of unknown width')
  const text = label?.subarray(0, labelLength) ?? null
  draft.variables.push({ slot, width, name, label: text, format, nMissing, missing })
}

function readLabels(draft: Draft): void {
  const { reader, int } = draft
  const labels = Array.from({ length: count(int(), MOST_LABELS) }, () => {
    const value = copied(reader.take(8))
    const length = reader.take(1)[0] as number
    const label = copied(reader.take(padded(length + 1, 8) - 1)).subarray(0, length)
    return { value, label }
  })
  if (int() !== 4) throw damaged('SPSS file', 'value labels without variables')
  const slots = Array.from({ length: count(int(), MOST_SLOTS) }, () => int() - 1)
  draft.labelSets.push({ labels, slots })
}

function readExtension({ reader, int, extensions }: Draft): void {
  const subtype = int()
  const size = count(int(), MOST_BYTES)
  const length = size * count(int(), MOST_BYTES)
  if (length > MOST_BYTES) throw damaged('SPSS file', 'a record longer than any')
  extensions.set(subtype, copied(reader.take(length)))
}

/** A number that says how many things follow. */
function count(number: number, most: number): number {
  if (number < 0 || number > most) throw damaged('SPSS file', 'a count that cannot be')
  return number
}

function skip(reader: ByteReader, length: number): void {
  for (let left = length; left > 0; left -= 1 << 16) reader.take(Math.min(left, 1 << 16))
}

const copied = (bytes: Buffer): Buffer => Buffer.from(bytes)
const padded = (length: number, to: number): number => Math.ceil(length / to) * to
