import { statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { type Crew, startCrew } from '../batch/crew/crew.js'
import type { Reader } from '../io/ahead/read-ahead.js'
import { startReader } from '../io/ahead/start-reader.js'
import type { Request } from './command.js'

/** Threads that help to score, one kind of them or none. */
export interface Helpers {
  /** Threads that each do all the work on parts of the file. */
  readonly crew: Crew | null
  /** A thread that reads ahead of this one. */
  readonly reader: Reader | null
}

/** No thread helps. */
export const ALONE: Helpers = { crew: null, reader: null }

/** Below this, a file is read before a thread that could read ahead has started. Measured in benchmarks/. */
const WORTH_A_READER = 30_000_000
/** Below this, threads that do everything cost as much as they give: each must learn it anew. */
const WORTH_A_CREW = 200_000_000
/** With fewer threads, one that reads ahead gives more than one that shares the work. */
const FEWEST_OF_A_CREW = 3
/** More threads than these wait for the one that writes. */
const MOST_USEFUL = 4

/** Threads that share the work, started at once: as many as were asked for, or as many as the machine and the files are worth. */
export function crewFor({ operands, values }: Request): Crew | null {
  const { threads } = values
  if (threads !== undefined) return startCrew(Number(threads) - 1)
  if (totalSize(operands) < WORTH_A_CREW) return null
  return startCrew(mostUseful() - 1)
}

/** As {@link crewFor}, for work on which a thread can read ahead. */
export function helpersFor(request: Request): Helpers {
  const { operands, values } = request
  const nThreads = Number(values['threads'] ?? mostUseful())
  const size = totalSize(operands)
  const isWorth = (bytes: number): boolean => values['threads'] !== undefined || size >= bytes
  if (nThreads >= FEWEST_OF_A_CREW && isWorth(WORTH_A_CREW))
    return { crew: startCrew(nThreads - 1), reader: null }
  const reads = nThreads > 1 && isWorth(WORTH_A_READER)
  return { crew: null, reader: reads ? startReader() : null }
}

const mostUseful = (): number => Math.min(availableParallelism(), MOST_USEFUL)

/** Bytes of files together; one that is not there is somebody else's to report. */
function totalSize(paths: readonly string[]): number {
  return paths.reduce(
    (sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0),
    0,
  )
}
