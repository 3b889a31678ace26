import type { Instrument } from '../instrument/instrument.js'
import { listProtocols, loadProtocol } from '../io/catalogue.js'
import { type Issue, issue, type Result } from '../issue/issue.js'
import type { NormTable } from '../norm/norm-table.js'
import { type CompiledProtocol, compileProtocol } from '../risk/compile-protocol.js'
import { lintProtocol } from '../risk/lint-protocol.js'
import type { Protocol } from '../risk/protocol.js'
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
  return loadChangedCampaign(name, NOTHING_ELSE)
}

/**
 * Loads the protocol that results were made with: the one that is given, or the shipped one that they name. An office's
 * own protocol is not among the shipped ones, and has to be given again.
 *
 * @param given - id or path; null where nobody gave one
 * @param named - id in the summary of the results
 */
export function loadCampaignOf(given: string | null, named: string): Result<LoadedCampaign> {
  if (given !== null || listProtocols().includes(named)) return loadCampaign(given ?? named)
  const expected = 'the file of the protocol that these results were made with, by --protocol FILE'
  const received = 'a protocol that is not shipped'
  return { ok: false, issues: [issue({ code: 'unknown-protocol', expected, received })] }
}

/** What takes the place of what a protocol names, by id of the instrument: ids or paths. */
export interface Substitutes {
  readonly instruments: ReadonlyMap<string, string>
  readonly norms: ReadonlyMap<string, string>
}

const NOTHING_ELSE: Substitutes = { instruments: new Map(), norms: new Map() }

/** Loads a protocol as {@link loadCampaign} does, with other versions of its instruments or other norm tables. */
export function loadChangedCampaign(name: string, other: Substitutes): Result<LoadedCampaign> {
  const protocol = loadProtocol(name)
  if (!protocol.ok) return protocol
  const isChanged = other.instruments.size > 0
  const loaded = loadInstruments(
    protocol.value.instruments.map(({ instrument, variant, norms: own }) => {
      const norms = other.norms.get(instrument) ?? own
      const usual = variant === undefined ? instrument : `${instrument}@${variant}`
      return {
        name: other.instruments.get(instrument) ?? usual,
        norms: norms === undefined ? [] : [norms],
      }
    }),
    protocol.value.informant,
  )
  const strange = strangeTo(protocol.value, other)
  if (!loaded.ok || strange.length > 0) return { ok: false, issues: [...strange, ...loaded.issues] }
  const { compiled, norms } = loaded.value
  const used = compiled.map(({ instrument }) => instrument)
  const changed = isChanged ? withVariants(protocol.value, used) : protocol.value
  const isKnown = listProtocols().includes(name) && !isChanged
  const found = isKnown ? [] : lintProtocol(changed, used)
  const issues = [...protocol.issues, ...loaded.issues, ...found]
  if (found.some(isFatal)) return { ok: false, issues }
  const softened = issues.map((one): Issue => {
    if (one.severity !== 'error') return one
    const { message: _, ...draft } = one
    return issue({ ...draft, severity: 'warning' })
  })
  return {
    ok: true,
    value: { compiled: compileProtocol(changed, compiled), norms },
    issues: softened,
  }
}

/** The protocol with the variants that its instruments are used in. */
function withVariants(protocol: Protocol, used: readonly Instrument[]): Protocol {
  const instruments = protocol.instruments.map(({ variant: _, ...entry }, index) => {
    const variant = used[index]?.variant ?? null
    return variant === null ? entry : { ...entry, variant }
  })
  return { ...protocol, instruments }
}

/** Substitutes for instruments that the protocol does not have. */
function strangeTo({ instruments }: Protocol, other: Substitutes): Issue[] {
  const known = instruments.map(({ instrument }) => instrument)
  return [...new Set([...other.instruments.keys(), ...other.norms.keys()])]
    .filter((id) => !known.includes(id))
    .map((received) => {
      const expected = `an instrument of the protocol: ${known.join(', ')}`
      return issue({ code: 'unknown-reference', path: 'instruments', expected, received })
    })
}
