import type { Accounting } from '../../cohort/accounting.js'
import type { CohortMeasure } from '../../cohort/measures.js'
import type { Instrument } from '../../instrument/instrument.js'
import type { NormTable } from '../../norm/norm-table.js'
import type { Protocol } from '../../risk/protocol.js'
import type { CohortFigures } from './cohort-figures.js'
import type { CoverageFigures } from './coverage-figures.js'

/** What was screened and with what, for every page of a run. */
export interface ReportCampaign {
  readonly protocol: Protocol
  /** One for each of the protocol's instruments, in that order. */
  readonly instruments: readonly Instrument[]
  /** What the columns of each instrument begin with in `students.csv` and the measures of `cohort.csv`. */
  readonly prefixes: readonly string[]
  /** The norm tables used, for each instrument. */
  readonly norms: readonly (readonly NormTable[])[]
  /** Tiers, crisis, bands and rules that are counted, with their names. */
  readonly measures: readonly CohortMeasure[]
  /** Version of the library that screened. */
  readonly version: string
  readonly wave: string | null
  readonly accounting: Accounting
}

/** What was published of one wave. */
export interface WaveFigures {
  /** Name of the wave, or of its folder. */
  readonly name: string
  readonly cohort: CohortFigures
  readonly coverage: CoverageFigures
  /** Whether it was screened with the same protocol, so that its tiers compare. */
  readonly isSameProtocol: boolean
}
