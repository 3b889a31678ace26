import type { Instrument } from '../instrument/instrument.js'
import { type Issue, issue, type Result } from '../issue/issue.js'
import type { NormTable } from '../norm/norm-table.js'
import { parseNormTable } from '../norm/parse-norm-table.js'
import { type CompiledProtocol, compileProtocol } from '../risk/compile-protocol.js'
import { parseProtocol } from '../risk/parse-protocol.js'
import { compileInstrument } from '../score/compile-instrument.js'

/** What a page screens with: files as parsed JSON, and instruments as modules or as parsed by `parseInstrument`. */
export interface BrowserCampaign {
  /** A protocol file. */
  readonly protocol: unknown
  /** In any order; those of the protocol, in the variants that it names. */
  readonly instruments: readonly Instrument[]
  /** Norm files that the protocol names. */
  readonly norms?: readonly unknown[]
}

export interface ReadyCampaign {
  readonly compiled: CompiledProtocol
  /** For each of the protocol's instruments. */
  readonly norms: readonly (readonly NormTable[])[]
}

/** Makes a campaign ready to screen with, or says everything that stands in the way. */
export function readyCampaign({
  protocol: document,
  instruments,
  norms: documents = [],
}: BrowserCampaign): Result<ReadyCampaign> {
  const parsed = parseProtocol(document)
  const tables = documents.map(parseNormTable)
  const issues: Issue[] = [...parsed.issues, ...tables.flatMap((table) => table.issues)]
  if (!parsed.ok) return { ok: false, issues }
  const found = tables.flatMap((table) => (table.ok ? [table.value] : []))
  const { instruments: entries, informant } = parsed.value
  const used = entries.map(({ instrument: id, variant = null, norms }) => {
    const isWanted = (one: Instrument): boolean =>
      one.id === id && (variant === null ? one.isDefault !== false : one.variant === variant)
    const instrument = instruments.find(isWanted)
    const own = found.filter((table) => table.id === norms)
    if (instrument === undefined) issues.push(absent(variant === null ? id : `${id}@${variant}`))
    if (norms !== undefined && own.length === 0) issues.push(absent(norms))
    return instrument === undefined ? null : { instrument, norms: own }
  })
  const ready = used.filter((entry) => entry !== null)
  if (issues.some(({ severity }) => severity === 'error')) return { ok: false, issues }
  const compiled = ready.map(({ instrument, norms }) =>
    compileInstrument(instrument, norms, informant),
  )
  const value = {
    compiled: compileProtocol(parsed.value, compiled),
    norms: ready.map(({ norms }) => norms),
  }
  return { ok: true, value, issues }
}

function absent(expected: string): Issue {
  return issue({ code: 'unknown-reference', path: '/instruments', expected, received: 'none' })
}
