import { breathe, type Watch } from '../breathe.js'
import { COUNTER, type Crew } from './crew.js'
import type { CrewLane, CrewWork } from './crew-work.js'
import type { InOrder } from './in-order.js'

/** Work on the parts of files that this thread shares with others. */
export interface SharedWork<Kind extends keyof CrewWork, Step> {
  readonly kind: Kind
  /** What other threads are told; asked for only where there are some. */
  readonly order: () => CrewWork[Kind]['order']
  /** Threads that help; null where this one works alone. */
  readonly crew: Crew | null
  /** This thread's own way of doing it. */
  readonly lane: CrewLane<Kind, Step>
  /** Called after each step of this thread while its part is the next to be written, so that nothing need be kept. */
  readonly drain: (step: Step) => void
  readonly sequence: InOrder<CrewWork[Kind]['delivery']>
  /** Rows so far, with those of a step of this thread. */
  readonly rows: (step: Step) => number
  readonly watch: Watch
}

/**
 * Works on all parts, here and in the threads that help; where one side fails, the other is stopped.
 *
 * @returns what the other threads added up
 * @throws {Error} when a part was not put in its place
 */
export async function shareParts<Kind extends keyof CrewWork, Step>(
  shared: SharedWork<Kind, Step>,
): Promise<CrewWork[Kind]['totals'][]> {
  const { kind, crew, sequence, watch } = shared
  const counters = new Int32Array(new SharedArrayBuffer(8))
  const failure = new AbortController()
  const signal = AbortSignal.any([watch.signal, failure.signal])
  const stopOthers = (error: unknown): never => {
    failure.abort(error)
    throw error
  }
  const take = (index: number, delivery: CrewWork[Kind]['delivery']): void => {
    sequence.take(index, delivery)
    tell(sequence, counters)
  }
  const [totals = []] = await Promise.all([
    crew?.work({ kind, order: shared.order(), counters }, take, signal).catch(stopOthers),
    workAlong(shared, counters, { ...watch, signal }).catch(stopOthers),
  ])
  if (sequence.next() !== shared.lane.nParts)
    throw new Error(`shareParts placed ${sequence.next()} of ${shared.lane.nParts} parts`)
  return totals
}

/** Tells the threads how far the writing is. */
function tell({ next }: Pick<InOrder<unknown>, 'next'>, counters: Int32Array): void {
  Atomics.store(counters, COUNTER.placed, next())
  Atomics.notify(counters, COUNTER.placed)
}

/** Works on parts in this thread until none is left, and takes in what the others deliver in between. */
async function workAlong<Kind extends keyof CrewWork, Step>(
  { lane, drain, sequence, rows }: SharedWork<Kind, Step>,
  counters: Int32Array,
  watch: Watch,
): Promise<void> {
  for (;;) {
    const index = Atomics.add(counters, COUNTER.begun, 1)
    if (index >= lane.nParts) return
    const steps = lane.part(index)
    let step = await steps.next()
    while (!step.done) {
      if (sequence.next() === index) drain(step.value)
      await breathe(watch, rows(step.value))
      step = await steps.next()
    }
    sequence.take(index, step.value.delivery)
    tell(sequence, counters)
  }
}
