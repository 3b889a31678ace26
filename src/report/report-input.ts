import type { Accounting } from '../cohort/accounting.js'
import type { CohortRow } from '../cohort/cohort-rows.js'
import type { CoverageRow } from '../cohort/coverage.js'
import type { Instrument } from '../instrument/instrument.js'
import type { Language } from '../issue/text.js'
import type { NormTable } from '../norm/norm-table.js'
import type { Protocol } from '../risk/protocol.js'

/** Everything that the report page is made from. */
export interface ReportInput {
  readonly language: Language
  readonly protocol: Protocol
  /** One for each of the protocol's instruments, in that order. */
  readonly instruments: readonly Instrument[]
  /** The norm tables that were used. */
  readonly norms: readonly NormTable[]
  /** What may be published of the results, with small numbers hidden. */
  readonly rows: readonly CohortRow[]
  /** How many of each group answered; absent or empty without a roster. */
  readonly coverage?: readonly CoverageRow[]
  readonly accounting: Accounting
  /** Version of the library that scored. */
  readonly version: string
  /** Name of the wave; null where it has none. */
  readonly wave: string | null
}
