import { basename } from 'node:path'
import type { Instrument } from '../instrument/instrument.js'
import { parseInstrument } from '../instrument/parse-instrument.js'
import type { IssueCode } from '../issue/codes.js'
import { issue, type Result } from '../issue/issue.js'
import type { NormTable } from '../norm/norm-table.js'
import { parseNormTable } from '../norm/parse-norm-table.js'
import { parseProtocol } from '../risk/parse-protocol.js'
import type { Protocol } from '../risk/protocol.js'
import { parseQualityReference } from '../score/quality/reference/parse-quality-reference.js'
import type { QualityReference } from '../score/quality/reference/quality-reference.js'
import { builtInstrument } from './built-instrument.js'
import type { ColumnMap } from './column-map.js'
import { inFile } from './file/in-file.js'
import { listLeftOut } from './left-out.js'
import { nearestHint } from './nearest-names.js'
import { parseColumnMap } from './parse-column-map.js'
import { readJson } from './read-json.js'
import { isShipped, type ShippedKind, shippedFile, shippedIds } from './shipped-files.js'

/** Ids of the instruments that are shipped. */
export const listInstruments = (): string[] => shippedIds('instruments')
/** Ids of the norm tables that are shipped: `<instrument>/<population>-<year>`. */
export const listNormTables = (): string[] => shippedIds('norms')
/** Ids of the protocols that are shipped. */
export const listProtocols = (): string[] => shippedIds('protocols')

/**
 * Loads an instrument: a shipped one by its id, a user's by the path of its file.
 *
 * @param name - id or path, with `@<variant>` behind it for another variant than the default: `sdq-self@four-band`
 * @returns the instrument, or every fault of the file; `unknown-instrument` with the nearest names, or with the reason
 * why one that is known is left out
 */
export function loadInstrument(name: string): Result<Instrument> {
  const { source, variant } = splitVariant(name)
  if (isShipped('instruments', source)) {
    const file = shippedFile('instruments', source)
    const built = builtInstrument(file, variant === null ? source : `${source}/${variant}`)
    if (built !== null) return { ok: true, value: built, issues: [] }
  }
  return load('instruments', 'unknown-instrument', source, (document) =>
    parseInstrument(document, variant === null ? {} : { variant }),
  )
}

/** Loads a norm table by its id or by the path of its file; `unknown-norm-table` with the nearest names. */
export function loadNormTable(name: string): Result<NormTable> {
  return load('norms', 'unknown-norm-table', name, parseNormTable)
}

/**
 * Loads a protocol by its id or by the path of its file, with the quality references that it names; `unknown-protocol`
 * with the nearest names.
 */
export function loadProtocol(name: string): Result<Protocol> {
  const loaded = load('protocols', 'unknown-protocol', name, parseProtocol)
  if (!loaded.ok) return loaded
  const references = loaded.value.instruments.flatMap(({ qualityReference }) =>
    qualityReference === undefined ? [] : [loadQualityReference(qualityReference)],
  )
  if (references.length === 0) return loaded
  const issues = [...loaded.issues, ...references.flatMap((one) => one.issues)]
  const qualityReferences = references.flatMap((one) => (one.ok ? [one.value] : []))
  if (qualityReferences.length < references.length) return { ok: false, issues }
  return { ok: true, value: { ...loaded.value, qualityReferences }, issues }
}

/** Loads a quality reference by the path of its file. */
export function loadQualityReference(path: string): Result<QualityReference> {
  return parseFile(path, parseQualityReference)
}

/** Loads a column map by the path of its file. */
export function loadColumnMap(path: string): Result<ColumnMap> {
  return parseFile(path, parseColumnMap)
}

/** Id or path before the last `@`, and the variant behind it. */
function splitVariant(name: string): { readonly source: string; readonly variant: string | null } {
  const at = name.lastIndexOf('@')
  const variant = name.slice(at + 1)
  if (at <= 0 || /[/\\.]/.test(variant) || variant === '') return { source: name, variant: null }
  return { source: name.slice(0, at), variant }
}

function load<T>(
  kind: ShippedKind,
  unknown: IssueCode,
  name: string,
  parse: (document: unknown) => Result<T>,
): Result<T> {
  if (isShipped(kind, name)) return parseFile(shippedFile(kind, name), parse)
  if (isPath(name)) return parseFile(name, parse)
  const ids = shippedIds(kind)
  const hint = (kind === 'instruments' ? leftOutHint(name) : '') || nearestHint(name, ids)
  const expected = `one of ${ids.length} ids or the path of a JSON file${hint}`
  return { ok: false, issues: [issue({ code: unknown, expected, received: name })] }
}

/** `; aslec is left out: why`, or nothing. */
function leftOutHint(name: string): string {
  const found = listLeftOut().find(({ id }) => id === name)
  return found === undefined ? '' : `; ${found.id} is left out: ${found.reason.en}`
}

/** A path ends like a JSON file or begins like a path; ids of norm tables have slashes too. */
const isPath = (name: string): boolean =>
  /\.json$/i.test(name) || /^(?:\.{0,2}[/\\]|[A-Za-z]:)/.test(name)

function parseFile<T>(path: string, parse: (document: unknown) => Result<T>): Result<T> {
  const read = readJson(path)
  if (!read.ok) return read
  const parsed = parse(read.value)
  const file = basename(path)
  const issues = parsed.issues.map((found) => inFile(found, file))
  return parsed.ok ? { ...parsed, issues } : { ok: false, issues }
}
