import type { ByteWriter } from '../../io/byte-writer.js'
import type { IssueLedger } from '../issue-ledger.js'
import { type Lane, type PartOutcome, ROW_FILES, type RowFile } from './lane.js'

/** What came of one part as plain data, to be put in its place among the others. */
export interface PartDelivery extends Omit<PartOutcome, 'ledger'> {
  readonly ledger: Pick<IssueLedger, 'groups' | 'byCode'>
  /** What is to be appended to each file; nothing where it was written already. */
  readonly bytes: Readonly<Partial<Record<RowFile, Uint8Array<ArrayBuffer>>>>
}

/** Hands what a lane wrote to `take` and empties its writers. The bytes live until the next block. */
export function drain(
  lane: Lane,
  { ledger }: PartOutcome,
  take: (file: RowFile, bytes: Uint8Array) => void,
): void {
  const writers: Readonly<Record<RowFile, ByteWriter>> = {
    ...lane.writers,
    rejected: ledger.rejected,
    issues: ledger.issues,
  }
  for (const file of ROW_FILES) {
    const writer = writers[file]
    if (writer.length > 0) take(file, writer.bytes.subarray(0, writer.length))
    writer.length = 0
  }
}

/** The end of a part, with a copy of what was not written yet. */
export function deliveryOf(lane: Lane, outcome: PartOutcome): PartDelivery {
  const bytes: Partial<Record<RowFile, Uint8Array<ArrayBuffer>>> = {}
  drain(lane, outcome, (file, written) => {
    bytes[file] = written.slice()
  })
  const { ledger, rows, rejected, issues, absent } = outcome
  const { groups, byCode } = ledger
  return { ledger: { groups, byCode }, rows, rejected, issues, absent, bytes }
}
