import { COUNTER, type Crew, type CrewTask } from '../../src/batch/crew/crew.js'
import type { CrewLane, CrewWork } from '../../src/batch/crew/crew-work.js'
import { scoreCrewLane } from '../../src/batch/score/score-lane.js'
import { screenCrewLane } from '../../src/batch/screen/screen-lane.js'

type Task = CrewTask<'screen'> | CrewTask<'score'>
type SomeLane = CrewLane<keyof CrewWork>

/** What a crew did: how many parts there were, and how many of them each of its lanes took. */
export interface CrewReport {
  nParts: number
  readonly taken: number[]
}

/**
 * A crew of several lanes in this thread, told by copies as threads are. Who takes which part, how far the caller gets
 * in between and in which order parts are delivered is drawn.
 *
 * @param draw - a number from 0 to `limit` (excluded)
 */
export function crewHere(
  nLanes: number,
  draw: (limit: number) => number,
): { readonly crew: Crew; readonly report: CrewReport } {
  const report: CrewReport = { nParts: 0, taken: new Array<number>(nLanes).fill(0) }
  const crew: Crew = {
    async work(task, onPart) {
      const lanes = report.taken.map(() =>
        laneOf({ ...task, order: structuredClone(task.order) } as Task),
      )
      report.nParts = lanes[0]?.nParts ?? 0
      const ready: { readonly index: number; readonly delivery: unknown }[] = []
      const deliver = (): void => {
        const [one] = ready.splice(draw(ready.length), 1)
        if (one !== undefined) onPart(one.index, one.delivery as never)
      }
      for (;;) {
        if (draw(3) === 0) await new Promise((resolve) => setImmediate(resolve))
        const index = Atomics.add(task.counters, COUNTER.begun, 1)
        if (index >= report.nParts) break
        const lane = draw(nLanes)
        report.taken[lane] = (report.taken[lane] ?? 0) + 1
        ready.push({ index, delivery: await deliveryOf(lanes[lane] as SomeLane, index) })
        while (ready.length > draw(4)) deliver()
      }
      while (ready.length > 0) deliver()
      return lanes.map((lane) => structuredClone(lane.totals())) as never
    },
  }
  return { crew, report }
}

function laneOf(task: Task): SomeLane {
  return (task.kind === 'screen'
    ? screenCrewLane(task.order)
    : scoreCrewLane(task.order)) as unknown as SomeLane
}

/** One part to its end, copied with its buffers handed over, as between threads. */
async function deliveryOf(lane: SomeLane, index: number): Promise<unknown> {
  const steps = lane.part(index)
  let step = await steps.next()
  while (!step.done) step = await steps.next()
  const { delivery, buffers } = step.value
  return structuredClone(delivery, { transfer: [...buffers] })
}
