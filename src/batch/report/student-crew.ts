import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { Result } from '../../issue/issue.js'
import type { Watch } from '../breathe.js'
import type { StudentOrder } from './student-order.js'
import { type WrittenStudents, writeStudents } from './write-students.js'

type WorkerMessage =
  | { readonly kind: 'pages'; readonly pages: number }
  | { readonly kind: 'done'; readonly written: Result<WrittenStudents> }

const WORKER = new URL('./report-worker.js', import.meta.url)

/**
 * Writes student pages on several threads; this one takes a part too. Where the library is not built there is no file
 * to start a thread with, and this one does all.
 *
 * @returns what each thread wrote
 */
export async function writeOnThreads(
  order: Omit<StudentOrder, 'part' | 'nParts'>,
  nThreads: number,
  { signal, onRows }: Watch,
): Promise<readonly Result<WrittenStudents>[]> {
  const nParts = existsSync(WORKER) ? Math.max(1, nThreads) : 1
  const pages = new Array<number>(nParts).fill(0)
  const watch = (part: number): Watch => ({
    signal,
    onRows: (written) => {
      pages[part] = written
      onRows?.(pages.reduce((sum, one) => sum + one, 0))
    },
  })
  const workers: Worker[] = []
  const stop = (): void => {
    for (const worker of workers) void worker.terminate()
  }
  signal.addEventListener('abort', stop, { once: true })
  try {
    const others = Array.from({ length: nParts - 1 }, (_, index) => {
      const worker = new Worker(WORKER)
      workers.push(worker)
      return resultOf(worker, { ...order, part: index + 1, nParts }, watch(index + 1))
    })
    return await Promise.all([writeStudents({ ...order, part: 0, nParts }, watch(0)), ...others])
  } catch (error) {
    stop()
    signal.throwIfAborted()
    throw error
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

function resultOf(
  worker: Worker,
  order: StudentOrder,
  { onRows }: Watch,
): Promise<Result<WrittenStudents>> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'pages') onRows?.(message.pages)
      else resolve(message.written)
    })
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('writeOnThreads requires a thread to its end')))
    worker.postMessage(order)
  })
}
