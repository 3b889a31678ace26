import { Worker } from 'node:worker_threads'
import type { FileMetaData, SchemaTree } from 'hyparquet'
import { FormatError, unsafe } from '../format-error.js'
import type { ReadLimits } from '../limits.js'
import { PARQUET_PROGRAM } from './parquet-program.js'

export type { FileMetaData, SchemaTree }

/** What a Parquet file holds: its description, and the tree of its columns. */
export interface ParquetBook {
  readonly metadata: FileMetaData
  readonly columns: readonly SchemaTree[]
}

/** A Parquet file that is read on a thread of its own. */
export interface ParquetReader {
  readonly book: () => Promise<ParquetBook>
  /** The rows `[from, to)`, their values in the order of the columns. */
  readonly rows: (from: number, to: number) => Promise<readonly (readonly unknown[])[]>
  readonly close: () => void
}

type Answer = { readonly value: unknown } | { readonly fault: 'unsafe' | 'damaged' }

const MEGABYTES = 2048
/** Cells decoded at a time, over all columns. */
const CELLS = 2 ** 21

/**
 * Opens a Parquet file on a thread of its own. The library believes what a file says of itself: a damaged one can make
 * it count to 2³¹ or ask for all memory, which ends that thread and nothing else.
 */
export function parquetReader(path: string, size: number, limits: ReadLimits): ParquetReader {
  const { expansion, freeBytes, patience } = limits
  const libraries = {
    hyparquet: import.meta.resolve('hyparquet'),
    compressors: import.meta.resolve('hyparquet-compressors'),
  }
  const worker = new Worker(PARQUET_PROGRAM, {
    eval: true,
    execArgv: [],
    workerData: { path, size, expansion, freeBytes, cells: CELLS, ...libraries },
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
  })
  worker.unref()
  const ask = (question: object): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const fail = (received: string): void => settle(() => reject(damage(received)))
      const timer = setTimeout(() => fail('one that takes longer than any'), patience)
      const onError = (): void => fail('one that is damaged, encrypted or cut short')
      const onAnswer = (answer: Answer): void => {
        if ('value' in answer) settle(() => resolve(answer.value))
        else if (answer.fault === 'damaged') onError()
        else settle(() => reject(unsafe(`at most ${expansion} times the compressed size`, 'more')))
      }
      const settle = (end: () => void): void => {
        clearTimeout(timer)
        worker.off('message', onAnswer).off('error', onError).off('exit', onError)
        end()
      }
      worker.on('message', onAnswer).on('error', onError).on('exit', onError)
      worker.postMessage(question)
    })
  return {
    book: async () => (await ask({})) as ParquetBook,
    rows: async (from, to) => (await ask({ from, to })) as unknown[][],
    close: () => {
      worker.on('error', () => undefined)
      void worker.terminate()
    },
  }
}

function damage(received: string): FormatError {
  return new FormatError({ code: 'file-unreadable', expected: 'a whole Parquet file', received })
}
