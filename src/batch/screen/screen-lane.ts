import type { Cohort } from '../../cohort/cohort.js'
import type { NumberedPart } from '../../io/read-parts.js'
import { compileProtocol } from '../../risk/compile-protocol.js'
import type { Protocol } from '../../risk/protocol.js'
import { compileInstrument } from '../../score/compile-instrument.js'
import type { CrewInstrument, CrewLane } from '../crew/crew-work.js'
import { createLane, type Lane, type LaneJob, type PartOutcome, screenPart } from './lane.js'
import { deliveryOf } from './part-delivery.js'
import type { Tally } from './tally.js'

/** What a thread that helps to screen is told. */
export interface ScreenOrder {
  readonly job: Omit<LaneJob, 'compiled'>
  readonly protocol: Protocol
  readonly instruments: readonly CrewInstrument[]
  readonly parts: readonly NumberedPart[]
}

/** What a thread has added up when no part is left. */
export interface LaneTotals {
  readonly tally: Tally
  readonly cohort: Cohort
  readonly hasSheet: Uint8Array | null
}

/** The lane of a thread that helps. */
export function screenCrewLane({
  job,
  protocol,
  instruments,
  parts,
}: ScreenOrder): CrewLane<'screen'> {
  const compiled = compileProtocol(
    protocol,
    instruments.map(({ instrument, norms, informant }) =>
      compileInstrument(instrument, norms, informant ?? undefined),
    ),
  )
  return sharedLane(createLane({ ...job, compiled }, parts), parts)
}

/** A lane that works on parts as they come. */
export function sharedLane(
  lane: Lane,
  parts: readonly NumberedPart[],
): CrewLane<'screen', PartOutcome> {
  return {
    nParts: parts.length,
    async *part(index) {
      const outcome = yield* screenPart(lane, parts[index] as NumberedPart, index)
      const delivery = deliveryOf(lane, outcome)
      return { delivery, buffers: Object.values(delivery.bytes).map(({ buffer }) => buffer) }
    },
    totals: () => ({ tally: lane.tally, cohort: lane.cohort, hasSheet: lane.hasSheet }),
  }
}
