import { parentPort } from 'node:worker_threads'
import { compileProtocol } from '../../risk/compile-protocol.js'
import { compileInstrument } from '../../score/compile-instrument.js'
import { COUNTER, type CrewMessage, type CrewOrder } from './crew.js'
import { createLane, screenPart } from './lane.js'
import { deliveryOf } from './part-delivery.js'
import type { NumberedPart } from './sequence.js'

/** Parts that may wait in memory for an earlier one before a thread waits too. */
const MOST_AHEAD = 6
const PATIENCE_MS = 1000

parentPort?.once('message', (order: CrewOrder) => {
  work(order)
  parentPort?.close()
})

/** Screens one part after the other until none is left. */
function work({ job, protocol, instruments, parts, counters }: CrewOrder): void {
  const compiled = compileProtocol(
    protocol,
    instruments.map(({ instrument, norms, informant }) =>
      compileInstrument(instrument, norms, informant ?? undefined),
    ),
  )
  const lane = createLane({ ...job, compiled })
  for (;;) {
    const index = Atomics.add(counters, COUNTER.begun, 1)
    if (index >= parts.length) break
    waitForTurn(counters, index)
    const { file, part } = parts[index] as NumberedPart
    const steps = screenPart(lane, file, part)
    let step = steps.next()
    while (!step.done) step = steps.next()
    const delivery = deliveryOf(lane, step.value)
    const buffers = Object.values(delivery.bytes).map((bytes) => bytes.buffer)
    send({ kind: 'part', index, delivery }, buffers)
  }
  const { tally, cohort, hasSheet } = lane
  send({ kind: 'done', totals: { tally, cohort, hasSheet } })
}

/** Waits while too many parts before this one are not in their place. */
function waitForTurn(counters: Int32Array, index: number): void {
  for (;;) {
    const placed = Atomics.load(counters, COUNTER.placed)
    if (index - placed <= MOST_AHEAD) return
    Atomics.wait(counters, COUNTER.placed, placed, PATIENCE_MS)
  }
}

function send(message: CrewMessage, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer)
}
