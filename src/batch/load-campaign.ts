import { listProtocols, loadProtocol } from '../io/catalogue.js'
import { type Issue, issue, type Result } from '../issue/issue.js'
import type { NormTable } from '../norm/norm-table.js'
import { type CompiledProtocol, compileProtocol } from '../risk/compile-protocol.js'
import { lintProtocol } from '../risk/lint-protocol.js'
import { isFatal, loadInstruments } from './load-instruments.js'

/** A protocol ready to screen with. */
export interface LoadedCampaign {
  readonly compiled: CompiledProtocol
  /** For each of the protocol's instruments. */
  readonly norms: readonly (readonly NormTable[])[]
}

/**
 * Loads a protocol with its instruments and norms.
 *
 * @param name - id or path of the protocol
 * @returns the campaign, with what a linter says of a user's protocol as warnings; or everything that stands in the way
 */
export function loadCampaign(name: string): Result<LoadedCampaign> {
  const protocol = loadProtocol(name)
  if (!protocol.ok) return protocol
  const loaded = loadInstruments(
    protocol.value.instruments.map(({ instrument, variant, norms }) => ({
      name: variant === undefined ? instrument : `${instrument}@${variant}`,
      norms: norms === undefined ? [] : [norms],
    })),
  )
  if (!loaded.ok) return loaded
  const { compiled, norms } = loaded.value
  const found = listProtocols().includes(name)
    ? []
    : lintProtocol(
        protocol.value,
        compiled.map(({ instrument }) => instrument),
      )
  const issues = [...protocol.issues, ...loaded.issues, ...found]
  if (found.some(isFatal)) return { ok: false, issues }
  const softened = issues.map((one): Issue => {
    if (one.severity !== 'error') return one
    const { message: _, ...draft } = one
    return issue({ ...draft, severity: 'warning' })
  })
  return {
    ok: true,
    value: { compiled: compileProtocol(protocol.value, compiled), norms },
    issues: softened,
  }
}
