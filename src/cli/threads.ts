import { statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { type Crew, startCrew } from '../batch/crew/crew.js'
import type { Request } from './command.js'

/** Below this, a second thread costs as much as it gives: it must learn everything anew. Measured in benchmarks/. */
const WORTH_A_THREAD = 200_000_000
/** More threads than these wait for the one that writes. */
const MOST_USEFUL = 4

/** Threads that help, started at once: as many as were asked for, or as many as the machine and the files are worth. */
export function crewFor({ operands, values }: Request): Crew | null {
  const { threads } = values
  if (threads !== undefined) return startCrew(Number(threads) - 1)
  if (totalSize(operands) < WORTH_A_THREAD) return null
  return startCrew(Math.min(availableParallelism(), MOST_USEFUL) - 1)
}

/** Bytes of files together; one that is not there is somebody else's to report. */
function totalSize(paths: readonly string[]): number {
  return paths.reduce(
    (sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0),
    0,
  )
}
