import { statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { type Crew, startCrew } from '../batch/crew/crew.js'
import type { Reader } from '../io/ahead/read-ahead.js'
import { startReader } from '../io/ahead/start-reader.js'
import type { Request } from './command.js'

/** Threads that help a command, one kind of them or none. */
export interface Helpers {
  /** Threads that each do all the work on parts of the files. */
  readonly crew: Crew | null
  /** A thread that reads ahead of this one. */
  readonly reader: Reader | null
}

const ALONE: Helpers = { crew: null, reader: null }

/** Below this, a file is read before a thread that could read ahead has started. Measured in benchmarks/. */
const WORTH_A_READER = 2_000_000
/** Below this, threads that do everything cost as much as they give: each must learn it anew. */
const WORTH_A_CREW = 200_000_000
/** More threads than these wait for the one that writes. */
const MOST_USEFUL = 4

/** Threads that help, started at once: as many as were asked for, or as many as the machine and the files are worth. */
export function helpersFor({ operands, values }: Request): Helpers {
  const nThreads = Number(values['threads'] ?? Math.min(availableParallelism(), MOST_USEFUL))
  const size = totalSize(operands)
  if (nThreads < 2 || size < WORTH_A_READER) return ALONE
  if (process.env['MG_CREW'] === '1' || size >= WORTH_A_CREW && process.env['MG_CREW'] !== '0') return { crew: startCrew(nThreads - 1), reader: null }
  return { crew: null, reader: startReader() }
}

/** Bytes of files together; one that is not there is somebody else's to report. */
function totalSize(paths: readonly string[]): number {
  return paths.reduce(
    (sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0),
    0,
  )
}
