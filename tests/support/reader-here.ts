import type { Reader } from '../../src/io/ahead/read-ahead.js'
import { type AheadNews, type AheadOrder, readParcels } from '../../src/io/ahead/read-parcels.js'

/** What a reader was told and what it sent. */
export interface ReaderReport {
  readonly orders: AheadOrder[]
  /** Bytes of each parcel, and whether they had been given back before. */
  readonly parcels: { readonly nBytes: number; readonly isUsedAgain: boolean }[]
  nEnds: number
  /** Parcels and ends that waited at most. */
  mostAhead: number
}

/** Blocks and ends that wait in the thread, as in `read-worker.ts`. */
const MOST_AHEAD = 3

/** A thread that reads ahead, in this one: told by copies, and its bytes are handed over, as between threads. */
export function readerHere(): { readonly reader: Reader; readonly report: ReaderReport } {
  const report: ReaderReport = { orders: [], parcels: [], nEnds: 0, mostAhead: 0 }
  const arrived: AheadNews[] = []
  let reading: ReturnType<typeof readParcels> | null = null
  const send = (used: ArrayBuffer | null): void => {
    if (reading === null) throw new Error('readerHere requires an order')
    const { value, done } = reading.next(used)
    if (done === true) return
    if (value.kind === 'end') report.nEnds++
    else {
      const { bytes } = value.parcel
      report.parcels.push({ nBytes: bytes.byteLength, isUsedAgain: bytes === used })
    }
    const transfer = value.kind === 'block' ? [value.parcel.bytes] : []
    arrived.push(structuredClone(value, { transfer }))
    report.mostAhead = Math.max(report.mostAhead, arrived.length)
  }
  const reader: Reader = {
    begin(order) {
      report.orders.push(order)
      reading = readParcels(structuredClone(order))
      for (let ahead = 0; ahead < MOST_AHEAD; ahead++) send(null)
    },
    async next() {
      const news = arrived.shift()
      if (news === undefined) throw new Error('readerHere has nothing more to say')
      return news
    },
    give: (bytes) => send(bytes === null ? null : structuredClone(bytes, { transfer: [bytes] })),
    close: () => undefined,
  }
  return { reader, report }
}
