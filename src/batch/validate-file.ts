import { existsSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { checkInstrument } from '../instrument/check-instrument.js'
import type { Instrument } from '../instrument/instrument.js'
import { loadInstrument } from '../io/catalogue.js'
import { inFile } from '../io/file/in-file.js'
import { parseColumnMap } from '../io/parse-column-map.js'
import { parseTags } from '../io/parse-tags.js'
import { readJson } from '../io/read-json.js'
import { type Issue, issue, type Result } from '../issue/issue.js'
import { lintNormTable } from '../norm/lint-norm-table.js'
import { parseNormTable } from '../norm/parse-norm-table.js'
import { describeValue } from '../schema/describe-value.js'
import { lintQualityReference } from '../score/quality/reference/lint-quality-reference.js'
import { parseQualityReference } from '../score/quality/reference/parse-quality-reference.js'
import {
  checkLetterTemplate,
  checkRoles,
  checkSheetTemplate,
  checkWording,
} from './report/check-report-file.js'
import { validateGolden } from './validate-golden.js'
import { validateProtocol } from './validate-protocol.js'

export const FILE_KINDS = [
  'instrument',
  'norm-table',
  'protocol',
  'quality-reference',
  'column-map',
  'tag-vocabulary',
  'report-roles',
  'report-wording',
  'sheet-template',
  'letter-template',
] as const
export type FileKind = (typeof FILE_KINDS)[number]

/** What a file was taken for, and everything that is wrong with it. */
export interface Validation {
  readonly path: string
  /** Null where it could not be read. */
  readonly kind: FileKind | 'unknown' | null
  /** Number of worked answers that were checked; null where there are none beside it. */
  readonly worked: number | null
  readonly issues: readonly Issue[]
}

/**
 * Checks an instrument, a norm table, a protocol, a quality reference, a column map or a vocabulary of tags: the schema, what a schema cannot say, and for
 * instruments each variant and the worked answers of a `golden.json` beside the file.
 *
 * @param path - of the file, or of a folder with an `instrument.json`
 */
export function validateFile(path: string): Validation {
  const isFolder = existsSync(path) && statSync(path).isDirectory()
  const file = isFolder ? join(path, 'instrument.json') : path
  const read = isFolder && !existsSync(file) ? noInstrument(path) : readJson(file)
  if (!read.ok) return { path, kind: null, worked: null, issues: read.issues }
  const kind = kindOf(read.value)
  const found = kind === 'unknown' ? [noKind(read.value)] : CHECKS[kind](read.value)
  const issues = found.map((one) => inFile(one, basename(file)))
  if (kind !== 'instrument') return { path, kind, worked: null, issues }
  const golden = validateGolden(read.value, join(dirname(file), 'golden.json'))
  const outcomes = golden.issues.map((one) => inFile(one, 'golden.json'))
  return { path, kind, worked: golden.worked, issues: [...issues, ...outcomes] }
}

/** What a document is meant to be, by the schema that it names or by what it has. */
function kindOf(document: unknown): FileKind | 'unknown' {
  if (typeof document !== 'object' || document === null) return 'unknown'
  if ('$id' in document && String(document.$id).startsWith('urn:mindgauge:schema:'))
    return 'unknown'
  const schema = '$schema' in document ? String(document.$schema) : ''
  const named = FILE_KINDS.find(
    (kind) => schema.endsWith(`${kind}.schema.json`) || schema === `urn:mindgauge:schema:${kind}`,
  )
  if (named !== undefined) return named
  const kinds = Object.entries(KEYS) as [FileKind, readonly string[]][]
  return kinds.find(([, keys]) => keys.some((key) => key in document))?.[0] ?? 'unknown'
}

/** Keys that only one kind of file has. */
const KEYS: Readonly<Record<FileKind, readonly string[]>> = {
  'norm-table': ['cells', 'metric'],
  protocol: ['tiers', 'rules', 'instruments'],
  'quality-reference': ['keyedMeans'],
  'column-map': ['columns', 'answerSets', 'coding'],
  'tag-vocabulary': ['tags'],
  'report-roles': ['roles'],
  'report-wording': ['constructs', 'audiences'],
  'sheet-template': [],
  'letter-template': [],
  instrument: ['scoring', 'properties'],
}

function noInstrument(folder: string): Result<never> {
  const file = basename(folder)
  const expected = 'a file, or a folder with an instrument.json'
  const received = 'a folder without one'
  return { ok: false, issues: [issue({ code: 'file-not-found', file, expected, received })] }
}

function noKind(document: unknown): Issue {
  return issue({
    code: 'schema',
    expected:
      'an instrument, a norm table, a protocol, a quality reference, a column map or a vocabulary of tags',
    received: describeValue(document),
  })
}

const CHECKS: Readonly<Record<FileKind, (document: unknown) => readonly Issue[]>> = {
  instrument: checkInstrument,
  'norm-table': (document) => checkedAgainst(parseNormTable(document), lintNormTable),
  protocol: validateProtocol,
  'quality-reference': (document) =>
    checkedAgainst(parseQualityReference(document), lintQualityReference),
  'column-map': (document) => parseColumnMap(document).issues,
  'tag-vocabulary': (document) => parseTags(document).issues,
  'report-roles': checkRoles,
  'report-wording': checkWording,
  'sheet-template': checkSheetTemplate,
  'letter-template': checkLetterTemplate,
}

/** The faults of a file about an instrument: of the file by itself, and as the instrument has it. */
function checkedAgainst<T extends { readonly instrument: string }>(
  parsed: Result<T>,
  lint: (file: T, instrument: Instrument) => readonly Issue[],
): readonly Issue[] {
  if (!parsed.ok) return parsed.issues
  const instrument = loadInstrument(parsed.value.instrument)
  const found = instrument.ok
    ? lint(parsed.value, instrument.value)
    : placed(instrument, '/instrument')
  return [...parsed.issues, ...found]
}

/** What stands in the way of something that a file refers to, at the place where it does. */
function placed(result: Result<unknown>, path: string): Issue[] {
  if (result.ok) return []
  return result.issues.map(({ message: _, ...draft }) => issue({ ...draft, path }))
}
