import { existsSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { InstrumentDocument } from '../instrument/document.js'
import type { Instrument } from '../instrument/instrument.js'
import { lintInstrument } from '../instrument/lint-instrument.js'
import { parseInstrument } from '../instrument/parse-instrument.js'
import { loadInstrument, loadNormTable } from '../io/catalogue.js'
import { parseColumnMap } from '../io/parse-column-map.js'
import { readJson } from '../io/read-json.js'
import { type Issue, issue, type Result } from '../issue/issue.js'
import { lintNormTable } from '../norm/lint-norm-table.js'
import { parseNormTable } from '../norm/parse-norm-table.js'
import { checkGoldenCase, type GoldenDocument } from '../risk/check-golden.js'
import { lintProtocol } from '../risk/lint-protocol.js'
import { parseProtocol } from '../risk/parse-protocol.js'

export const FILE_KINDS = ['instrument', 'norm-table', 'protocol', 'column-map'] as const
export type FileKind = (typeof FILE_KINDS)[number]

/** What a file was taken for, and everything that is wrong with it. */
export interface Validation {
  readonly path: string
  /** Null where it could not be read. */
  readonly kind: FileKind | null
  /** Number of worked answers that were checked; null where there are none beside it. */
  readonly worked: number | null
  readonly issues: readonly Issue[]
}

/**
 * Checks an instrument, a norm table, a protocol or a column map: the schema, what a schema cannot say, and for
 * instruments each variant and the worked answers of a `golden.json` beside the file.
 *
 * @param path - of the file, or of a folder with an `instrument.json`
 */
export function validateFile(path: string): Validation {
  const isFolder = existsSync(path) && statSync(path).isDirectory()
  const file = isFolder ? join(path, 'instrument.json') : path
  const read = readJson(file)
  if (!read.ok) return { path, kind: null, worked: null, issues: read.issues }
  const kind = kindOf(read.value)
  const golden = kind === 'instrument' ? join(dirname(file), 'golden.json') : ''
  const worked = existsSync(golden) ? readJson(golden) : null
  const cases = worked?.ok === true ? (worked.value as GoldenDocument).cases : []
  const found = [
    ...CHECKS[kind](read.value),
    ...(worked?.ok === false ? worked.issues : []),
    ...(kind === 'instrument' ? goldenIssues(read.value, cases) : []),
  ]
  const name = basename(file)
  return {
    path,
    kind,
    worked: worked === null ? null : cases.length,
    issues: found.map((one) => ({ file: name, ...one })),
  }
}

/** What a document is meant to be, by the schema that it names or by what it has. */
function kindOf(document: unknown): FileKind {
  if (typeof document !== 'object' || document === null) return 'instrument'
  const schema = '$schema' in document ? String(document.$schema) : ''
  const named = FILE_KINDS.find((kind) => schema.endsWith(`${kind}.schema.json`))
  if (named !== undefined) return named
  if ('cells' in document) return 'norm-table'
  if ('tiers' in document || 'rules' in document) return 'protocol'
  if ('columns' in document || 'answerSets' in document || 'coding' in document) return 'column-map'
  return 'instrument'
}

const CHECKS: Readonly<Record<FileKind, (document: unknown) => readonly Issue[]>> = {
  instrument: (document) => {
    const parsed = parseInstrument(document)
    if (!parsed.ok) return parsed.issues
    return [...parsed.issues, ...unique(variantsOf(document).flatMap(lintInstrument))]
  },
  'norm-table': (document) => {
    const parsed = parseNormTable(document)
    if (!parsed.ok) return parsed.issues
    const instrument = loadInstrument(parsed.value.instrument)
    const lint = instrument.ok
      ? lintNormTable(parsed.value, instrument.value)
      : placed(instrument, '/instrument')
    return [...parsed.issues, ...lint]
  },
  protocol: (document) => {
    const parsed = parseProtocol(document)
    if (!parsed.ok) return parsed.issues
    const { instruments } = parsed.value
    const loaded = instruments.map(({ instrument, variant }) =>
      loadInstrument(variant === undefined ? instrument : `${instrument}@${variant}`),
    )
    const unknown = loaded.flatMap((one, index) => placed(one, `/instruments/${index}/instrument`))
    const norms = instruments.flatMap((entry, index) =>
      entry.norms === undefined
        ? []
        : placed(loadNormTable(entry.norms), `/instruments/${index}/norms`),
    )
    if (unknown.length > 0) return [...unknown, ...norms]
    const known = loaded.flatMap((one) => (one.ok ? [one.value] : []))
    return [...parsed.issues, ...norms, ...lintProtocol(parsed.value, known)]
  },
  'column-map': (document) => parseColumnMap(document).issues,
}

/** What stands in the way of something that a file refers to, at the place where it does. */
function placed(result: Result<unknown>, path: string): Issue[] {
  if (result.ok) return []
  return result.issues.map(({ message: _, ...draft }) => issue({ ...draft, path }))
}

/** The instrument in each of its variants. */
function variantsOf(document: unknown): Instrument[] {
  const { variants = {}, defaultVariant } = (document as InstrumentDocument).scoring
  const names = Object.keys(variants)
  const options = [
    ...(defaultVariant === undefined ? [{}] : []),
    ...names.map((variant) => ({ variant })),
  ]
  return options.flatMap((option) => {
    const parsed = parseInstrument(document, option)
    return parsed.ok ? [parsed.value] : []
  })
}

function unique(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.map((one) => [one.message, one])).values()]
}

function goldenIssues(document: unknown, cases: GoldenDocument['cases']): Issue[] {
  return cases.flatMap((golden) => {
    const { variant } = golden
    const instrument = parseInstrument(document, variant === undefined ? {} : { variant })
    if (!instrument.ok) return []
    const norms = golden.norms === undefined ? null : loadNormTable(golden.norms)
    if (norms?.ok === false) return placed(norms, golden.name)
    const found = checkGoldenCase(instrument.value, golden, norms === null ? [] : [norms.value])
    return found.map((one): Issue => ({ ...one, file: 'golden.json' }))
  })
}
