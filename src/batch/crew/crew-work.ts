import type { Instrument } from '../../instrument/instrument.js'
import type { NormTable } from '../../norm/norm-table.js'
import type { CompiledInstrument } from '../../score/plan.js'
import type { ScoreOrder, ScorePart } from '../score/score-lane.js'
import type { PartDelivery } from '../screen/part-delivery.js'
import type { LaneTotals, ScreenOrder } from '../screen/screen-lane.js'

/** Kinds of work that threads share: what a thread is told, what comes of one part, and what of all its parts. */
export interface CrewWork {
  readonly screen: {
    readonly order: ScreenOrder
    readonly delivery: PartDelivery
    readonly totals: LaneTotals
  }
  readonly score: {
    readonly order: ScoreOrder
    readonly delivery: ScorePart
    readonly totals: null
  }
}

/** One thread's way of doing a kind of work; a step of it is a block of rows. */
export interface CrewLane<Kind extends keyof CrewWork, Step = unknown> {
  readonly nParts: number
  /** Works on one part, step by step; what came of it at the end, with the buffers that go along with it. */
  readonly part: (index: number) => AsyncGenerator<Step, Delivered<Kind>>
  readonly totals: () => CrewWork[Kind]['totals']
}

export interface Delivered<Kind extends keyof CrewWork> {
  readonly delivery: CrewWork[Kind]['delivery']
  readonly buffers: readonly ArrayBuffer[]
}

/** An instrument as plain data, to be compiled in another thread. */
export interface CrewInstrument {
  readonly instrument: Instrument
  readonly norms: readonly NormTable[]
  readonly informant: string | null
}

/** What another thread compiles the same instruments from. */
export function crewInstruments(
  compiled: readonly CompiledInstrument[],
  norms: readonly (readonly NormTable[])[],
): CrewInstrument[] {
  return compiled.map(({ instrument, informant }, index) => ({
    instrument,
    informant,
    norms: norms[index] ?? [],
  }))
}
