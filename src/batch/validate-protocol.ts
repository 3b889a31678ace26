import type { Instrument } from '../instrument/instrument.js'
import { loadInstrument, loadNormTable, loadQualityReference } from '../io/catalogue.js'
import { type Issue, issue } from '../issue/issue.js'
import { lintProtocol } from '../risk/lint-protocol.js'
import { parseProtocol } from '../risk/parse-protocol.js'
import { valueAt } from '../schema/json-pointer.js'
import type { QualityReference } from '../score/quality/reference/quality-reference.js'

/**
 * Every fault of a protocol: its own, those of what it names, and, where it has none of its own, those that show when it
 * is held against its instruments. Instruments and norm tables that cannot be loaded do not keep the others from it.
 */
export function validateProtocol(document: unknown): readonly Issue[] {
  const parsed = parseProtocol(document)
  const entries = valueAt(document, '/instruments')
  const named = (Array.isArray(entries) ? entries : []).map((_, index) =>
    withReference(document, loadEntry(document, `/instruments/${index}`)),
  )
  const issues = [...parsed.issues, ...named.flatMap((one) => one.issues)]
  if (!parsed.ok) return issues
  const instruments = named.flatMap(({ instrument }) => instrument ?? [])
  const qualityReferences = named.flatMap(({ reference }) => reference ?? [])
  const protocol = { ...parsed.value, qualityReferences }
  const missing = named.flatMap(({ instrument, path }) => (instrument === null ? [path] : []))
  const isReported = ({ path = '' }: Issue): boolean =>
    missing.some((place) => path.startsWith(`${place}/`))
  return [...issues, ...lintProtocol(protocol, instruments).filter((one) => !isReported(one))]
}

interface LoadedEntry {
  readonly path: string
  readonly instrument: Instrument | null
  readonly reference?: QualityReference
  readonly issues: readonly Issue[]
}

/** The instrument that an entry of the protocol names, and what is wrong with the names in it. */
function loadEntry(document: unknown, path: string): LoadedEntry {
  const [id, variant, norms] = ['instrument', 'variant', 'norms'].map((key) =>
    valueAt(document, `${path}/${key}`),
  )
  if (typeof id !== 'string') return { path, instrument: null, issues: [] }
  const loaded = loadInstrument(typeof variant === 'string' ? `${id}@${variant}` : id)
  const issues = loaded.issues.map((one) =>
    placed(one, `${path}/${one.code === 'unknown-variant' ? 'variant' : 'instrument'}`),
  )
  const instrument = loaded.ok ? loaded.value : null
  if (typeof norms !== 'string') return { path, instrument, issues }
  const table = loadNormTable(norms)
  const faults = table.ok
    ? othersNorms(table.value.instrument, id, path)
    : table.issues.map((one) => placed(one, `${path}/norms`))
  return { path, instrument, issues: [...issues, ...faults] }
}

/** The entry with the quality reference that it names. */
function withReference(document: unknown, entry: LoadedEntry): LoadedEntry {
  const path = `${entry.path}/qualityReference`
  const name = valueAt(document, path)
  if (typeof name !== 'string') return entry
  const loaded = loadQualityReference(name)
  const issues = [...entry.issues, ...loaded.issues.map((one) => placed(one, path))]
  return loaded.ok ? { ...entry, issues, reference: loaded.value } : { ...entry, issues }
}

function othersNorms(instrument: string, id: string, path: string): Issue[] {
  if (instrument === id) return []
  return [
    issue({
      code: 'unknown-norm-table',
      path: `${path}/norms`,
      expected: `a norm table of ${id}`,
      received: `one of ${instrument}`,
    }),
  ]
}

/** What stands in the way of something that the protocol names, at the place where it does. */
function placed({ message: _, file: __, ...draft }: Issue, path: string): Issue {
  return issue({ ...draft, path })
}
