import { parentPort } from 'node:worker_threads'
import { scoreCrewLane } from '../score/score-lane.js'
import { screenCrewLane } from '../screen/screen-lane.js'
import { COUNTER, type CrewMessage, type CrewTask } from './crew.js'
import type { CrewLane, CrewWork } from './crew-work.js'

/** Parts that may wait in memory for an earlier one before a thread waits too. */
const MOST_AHEAD = 6
const PATIENCE_MS = 1000

type Task = CrewTask<'screen'> | CrewTask<'score'>

parentPort?.once('message', (task: Task) => {
  const done =
    task.kind === 'screen'
      ? work(screenCrewLane(task.order), task.counters)
      : work(scoreCrewLane(task.order), task.counters)
  done.then(
    () => parentPort?.close(),
    // Goes on to whoever started the thread, whatever is done about promises that nobody waits for.
    (error: unknown) =>
      setImmediate(() => {
        throw error
      }),
  )
})

/** Does one part after the other until none is left. */
async function work<Kind extends keyof CrewWork>(
  lane: CrewLane<Kind>,
  counters: Int32Array,
): Promise<void> {
  for (;;) {
    const index = Atomics.add(counters, COUNTER.begun, 1)
    if (index >= lane.nParts) break
    waitForTurn(counters, index)
    const steps = lane.part(index)
    let step = await steps.next()
    while (!step.done) step = await steps.next()
    const { delivery, buffers } = step.value
    send<Kind>({ kind: 'part', index, delivery }, buffers)
  }
  send<Kind>({ kind: 'done', totals: lane.totals() })
}

/** Waits while too many parts before this one are not in their place. */
function waitForTurn(counters: Int32Array, index: number): void {
  for (;;) {
    const placed = Atomics.load(counters, COUNTER.placed)
    if (index - placed <= MOST_AHEAD) return
    Atomics.wait(counters, COUNTER.placed, placed, PATIENCE_MS)
  }
}

function send<Kind extends keyof CrewWork>(
  message: CrewMessage<Kind>,
  transfer: readonly ArrayBuffer[] = [],
): void {
  parentPort?.postMessage(message, transfer)
}
