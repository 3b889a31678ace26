import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { CrewWork } from './crew-work.js'

/** Counters that the threads share: the next part to begin, and how many were put in their place. */
export const COUNTER = { begun: 0, placed: 1 } as const

/** What a worker thread is told, all of it plain data. */
export interface CrewTask<Kind extends keyof CrewWork> {
  readonly kind: Kind
  readonly order: CrewWork[Kind]['order']
  /** {@link COUNTER}, shared by all threads. */
  readonly counters: Int32Array
}

export type CrewMessage<Kind extends keyof CrewWork> =
  | { readonly kind: 'part'; readonly index: number; readonly delivery: CrewWork[Kind]['delivery'] }
  | { readonly kind: 'done'; readonly totals: CrewWork[Kind]['totals'] }

/** Worker threads, started while the files are still being opened. */
export interface Crew {
  /**
   * Lets the threads work.
   *
   * @returns their totals, when no part is left; rejected where a thread fails or the signal says stop
   */
  readonly work: <Kind extends keyof CrewWork>(
    task: CrewTask<Kind>,
    onPart: (index: number, delivery: CrewWork[Kind]['delivery']) => void,
    signal: AbortSignal,
  ) => Promise<CrewWork[Kind]['totals'][]>
}

const WORKER = new URL('./crew-worker.js', import.meta.url)

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
    async work(task, onPart, signal) {
      const stop = (): void => {
        for (const worker of workers) void worker.terminate()
      }
      signal.addEventListener('abort', stop, { once: true })
      try {
        return await Promise.all(workers.map((worker) => totalsOf(worker, task, onPart)))
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

function totalsOf<Kind extends keyof CrewWork>(
  worker: Worker,
  task: CrewTask<Kind>,
  onPart: (index: number, delivery: CrewWork[Kind]['delivery']) => void,
): Promise<CrewWork[Kind]['totals']> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: CrewMessage<Kind>) => {
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
    worker.postMessage(task)
  })
}
