import type { ResponseFile } from '../../io/open-responses.js'
import type { NormTable } from '../../norm/norm-table.js'
import type { CompiledProtocol } from '../../risk/compile-protocol.js'
import type { Protocol, ProtocolInformant, ProtocolRole } from '../../risk/protocol.js'
import { issuesByCode } from '../issue-ledger.js'
import { type PopulationFilter, populationText } from './population.js'
import type { ScreenOutcome } from './screen-files.js'
import type { ScreenAccounting } from './tally.js'

/** What a result was made with: one entry of `summary.json`. */
export interface Provenance {
  readonly id: string
  readonly version: string
  readonly fingerprint: string
}

/** `summary.json`: the accounting, and the versions of everything that the results rest on. No time of day. */
export interface Summary {
  readonly mindgauge: string
  readonly protocol: Provenance & {
    readonly example: boolean
    /** Who is screened. */
    readonly role: ProtocolRole
    /** Who filled in the sheets. */
    readonly informant: 'self' | ProtocolInformant
  }
  readonly instruments: readonly (Provenance & {
    readonly variant: string | null
    readonly norms: readonly Provenance[]
    /** Where the protocol names a file with which response quality is judged. */
    readonly qualityReference?: Provenance
  })[]
  readonly wave: string | null
  /** What was chosen of the population, such as `grade=7,8`; null where everybody was screened. */
  readonly only: string | null
  readonly files: readonly string[]
  readonly accounting: ScreenAccounting
  /** Number of issues by code. */
  readonly issues: Readonly<Record<string, number>>
}

/** Everything that {@link Summary} is made from. */
export interface SummarySource {
  readonly version: string
  readonly compiled: CompiledProtocol
  readonly norms: readonly (readonly NormTable[])[]
  readonly files: readonly ResponseFile[]
  readonly wave: string | null
  readonly only: readonly PopulationFilter[]
  readonly outcome: ScreenOutcome
}

/** The summary of a campaign; the same input gives the same summary. */
export function summaryOf(source: SummarySource): Summary {
  const { version, compiled, norms, files, wave, only, outcome } = source
  const { protocol, instruments } = compiled
  return {
    mindgauge: version,
    protocol: {
      ...provenanceOf(protocol),
      example: protocol.example === true,
      role: protocol.role ?? 'student',
      informant: protocol.informant ?? 'self',
    },
    instruments: instruments.map(({ instrument }, index) => ({
      ...provenanceOf(instrument),
      variant: instrument.variant,
      norms: (norms[index] ?? []).map(provenanceOf),
      ...referenceOf(protocol, instrument.id),
    })),
    wave,
    only: only.length === 0 ? null : populationText(only),
    files: files.map(({ name }) => name),
    accounting: outcome.accounting,
    issues: issuesByCode(outcome.ledger),
  }
}

function referenceOf(
  { qualityReferences = [] }: Protocol,
  id: string,
): { readonly qualityReference?: Provenance } {
  const reference = qualityReferences.find(({ instrument }) => instrument === id)
  return reference === undefined ? {} : { qualityReference: provenanceOf(reference) }
}

function provenanceOf({ id, version, fingerprint }: Provenance): Provenance {
  return { id, version, fingerprint }
}
