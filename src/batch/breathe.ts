import { setImmediate } from 'node:timers/promises'

/** What long work needs of its surroundings: to be stopped, and to say how far it is. */
export interface Watch {
  readonly signal: AbortSignal
  /** Rows read so far, all files together. */
  readonly onRows?: (rows: number) => void
}

/**
 * Lets the process take in what happened outside, such as Ctrl-C, and says how far the work is.
 *
 * @throws the signal's reason when the work is to stop
 */
export async function breathe(watch: Watch, rows: number): Promise<void> {
  watch.onRows?.(rows)
  await setImmediate()
  watch.signal.throwIfAborted()
}
