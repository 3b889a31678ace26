import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { Reader } from './read-ahead.js'
import type { AheadNews } from './read-parcels.js'

const WORKER = new URL('./read-worker.js', import.meta.url)

/**
 * Starts a thread that reads ahead; it does not keep the process alive until it is told what to read.
 *
 * @returns null where the library is not built, so that there is no file to start
 */
export function startReader(): Reader | null {
  if (!existsSync(WORKER)) return null
  const worker = new Worker(WORKER)
  const arrived: AheadNews[] = []
  let failure: { readonly error: unknown } | null = null
  let wake = (): void => {}
  const fail = (error: unknown): void => {
    failure ??= { error }
    wake()
  }
  worker.on('message', (news: AheadNews) => {
    arrived.push(news)
    wake()
  })
  worker.on('error', fail)
  worker.on('messageerror', fail)
  worker.on('exit', () => fail(new Error('a thread ended before its work')))
  // Behind the listeners: one for messages keeps the process alive again.
  worker.unref()
  return {
    begin(order) {
      worker.ref()
      worker.postMessage(order)
    },
    async next() {
      for (;;) {
        const news = arrived.shift()
        if (news !== undefined) return news
        if (failure !== null) throw failure.error
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
    give(bytes) {
      worker.postMessage(bytes, bytes === null ? [] : [bytes])
    },
    close() {
      void worker.terminate()
    },
  }
}
