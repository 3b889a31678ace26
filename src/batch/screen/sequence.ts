import type { NumberedPart } from '../../io/read-parts.js'
import { type InOrder, inOrder } from '../crew/in-order.js'
import { addLedger, enterFileCounts, enterIssue, type IssueLedger } from '../issue-ledger.js'
import { absentInstruments } from './absent-instruments.js'
import { type LaneJob, ROW_FILES, type RowFile } from './lane.js'
import type { PartDelivery } from './part-delivery.js'

/** Writes what the parts give in their order, and adds it up. */
export interface Sequence extends InOrder<PartDelivery> {
  rows: number
  rejected: number
}

/**
 * @param ledger - of the whole campaign; its writers have the headers
 * @param write - appends to a file of the output
 */
export function createSequence(
  job: LaneJob,
  parts: readonly NumberedPart[],
  ledger: IssueLedger,
  write: (file: RowFile, bytes: Uint8Array) => void,
): Sequence {
  let counts: Record<string, number> = {}
  let absent = new Float64Array(job.compiled.instruments.length)
  const place = (found: PartDelivery, index: number): void => {
    for (const file of ROW_FILES) {
      const bytes = found.bytes[file]
      if (bytes !== undefined) write(file, bytes)
    }
    addLedger(ledger, found.ledger)
    sequence.rows += found.rows
    sequence.rejected += found.rejected
    for (const [code, count] of Object.entries(found.issues))
      counts[code] = (counts[code] ?? 0) + count
    absent = absent.map((count, one) => count + (found.absent[one] as number))
    const { file } = parts[index] as NumberedPart
    if (parts[index + 1]?.file !== file) closeFile(file)
  }
  const closeFile = (number: number): void => {
    const { 'student-missing': _, ...others } = counts
    enterFileCounts(ledger, others)
    const file = job.files[number] as LaneJob['files'][number]
    for (const found of absentInstruments(job.compiled, file, absent)) enterIssue(ledger, found)
    writeLedger(ledger, write)
    counts = {}
    absent = absent.fill(0)
  }
  const sequence: Sequence = { ...inOrder(place), rows: 0, rejected: 0 }
  return sequence
}

/** Writes the rows of a ledger. */
export function writeLedger(
  { rejected, issues }: IssueLedger,
  write: (file: RowFile, bytes: Uint8Array) => void,
): void {
  for (const [file, writer] of [
    ['rejected', rejected],
    ['issues', issues],
  ] as const) {
    if (writer.length > 0) write(file, writer.bytes.subarray(0, writer.length))
    writer.length = 0
  }
}
