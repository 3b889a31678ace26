import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { Cohort } from '../../cohort/cohort.js'
import type { Instrument } from '../../instrument/instrument.js'
import type { NormTable } from '../../norm/norm-table.js'
import type { Protocol } from '../../risk/protocol.js'
import type { LaneJob } from './lane.js'
import type { PartDelivery } from './part-delivery.js'
import type { NumberedPart } from './sequence.js'
import type { Tally } from './tally.js'

/** What a worker thread is told, all of it plain data. */
export interface CrewOrder {
  readonly job: Omit<LaneJob, 'compiled'>
  readonly protocol: Protocol
  readonly instruments: readonly CrewInstrument[]
  readonly parts: readonly NumberedPart[]
  /** {@link COUNTER}, shared by all threads. */
  readonly counters: Int32Array
}

export interface CrewInstrument {
  readonly instrument: Instrument
  readonly norms: readonly NormTable[]
  readonly informant: string | null
}

/** Counters that the threads share: the next part to begin, and how many were put in their place. */
export const COUNTER = { begun: 0, placed: 1 } as const

/** What a thread has added up when no part is left. */
export interface LaneTotals {
  readonly tally: Tally
  readonly cohort: Cohort
  readonly hasSheet: Uint8Array | null
}

export type CrewMessage =
  | { readonly kind: 'part'; readonly index: number; readonly delivery: PartDelivery }
  | { readonly kind: 'done'; readonly totals: LaneTotals }

/** Worker threads, started while the files are still being opened. */
export interface Crew {
  /**
   * Lets the threads work.
   *
   * @returns their totals, when no part is left; rejected where a thread fails or the signal says stop
   */
  readonly work: (
    order: CrewOrder,
    onPart: (index: number, delivery: PartDelivery) => void,
    signal: AbortSignal,
  ) => Promise<LaneTotals[]>
}

const WORKER = new URL('./screen-worker.js', import.meta.url)

/**
 * Starts threads; they do not keep the process alive until they are given work.
 *
 * @param nThreads - how many, beside the one that calls
 * @returns null where none are wanted, or the library is not built, so that there is no file to start
 */
export function startCrew(nThreads: number): Crew | null {
  if (nThreads <= 0 || !existsSync(WORKER)) return null
  const workers = Array.from({ length: nThreads }, () => new Worker(WORKER))
  for (const worker of workers) worker.unref()
  return {
    async work(order, onPart, signal) {
      const stop = (): void => {
        for (const worker of workers) void worker.terminate()
      }
      signal.addEventListener('abort', stop, { once: true })
      try {
        return await Promise.all(workers.map((worker) => totalsOf(worker, order, onPart)))
      } catch (error) {
        stop()
        signal.throwIfAborted()
        throw error
      } finally {
        signal.removeEventListener('abort', stop)
      }
    },
  }
}

function totalsOf(
  worker: Worker,
  order: CrewOrder,
  onPart: (index: number, delivery: PartDelivery) => void,
): Promise<LaneTotals> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: CrewMessage) => {
      try {
        if (message.kind === 'done') resolve(message.totals)
        else onPart(message.index, message.delivery)
      } catch (error) {
        reject(error)
      }
    })
    worker.on('error', reject)
    worker.on('messageerror', reject)
    worker.on('exit', () => reject(new Error('a thread ended before its work')))
    worker.ref()
    worker.postMessage(order)
  })
}
