import { damaged } from '../format-error.js'
import type { TableColumn } from '../table-source.js'
import type { SavDictionary, VariableRecord } from './dictionary.js'
import type { SavEncoding } from './sav-encoding.js'
import { formatKind, valueText } from './value-text.js'

/** A variable as a person knows it: long strings are one, whatever the number of their records. */
export interface SavVariable {
  readonly column: TableColumn
  /** First slot of each segment; a number and a short string have one. */
  readonly segments: readonly number[]
  /** 0 for a number, else bytes of a string. */
  readonly width: number
  readonly format: number
  /** Ranges of missing numbers, both ends included; single values are ranges of themselves. */
  readonly missingRanges: readonly (readonly [from: number, to: number])[]
  readonly missingTexts: ReadonlySet<string>
}

/** Bytes of a segment of a long string that are allotted, and that are used. */
const ALLOTTED = 252
export const USED_OF_SEGMENT = 255

/** The variables of a file with their names, labels, value labels and missing values. */
export function savVariables(dictionary: SavDictionary, { decode }: SavEncoding): SavVariable[] {
  const { variables, extensions } = dictionary
  const text = (bytes: Uint8Array | undefined): string =>
    bytes === undefined ? '' : decode(bytes).replace(/[\s\0]+$/, '')
  const longNames = pairs(text(extensions.get(13)))
  const widths = pairs(text(extensions.get(14)))
  const double = (bytes: Buffer): number =>
    dictionary.isBigEndian ? bytes.readDoubleBE(0) : bytes.readDoubleLE(0)
  const found: SavVariable[] = []
  for (let index = 0; index < variables.length; ) {
    const record = variables[index] as VariableRecord
    const shortName = text(record.name)
    const width = Number(widths.get(shortName) ?? record.width)
    const nSegments = width > 255 ? Math.ceil(width / ALLOTTED) : 1
    const segments = variables.slice(index, index + nSegments)
    if (segments.length < nSegments || segments.some((one) => one.width === 0 && width > 0))
      throw damaged('SPSS file', 'a long string without its parts')
    const shared = { width, format: record.format, segments: segments.map(({ slot }) => slot) }
    const missing = missingOf(record, double, text)
    const column: TableColumn = {
      name: longNames.get(shortName) ?? shortName,
      ...(record.label === null ? {} : { label: text(record.label) }),
      kind: kindOf(width, record.format),
      ...labelsOf(dictionary, record, double, text),
      ...(missing.described.length === 0 ? {} : { missing: missing.described }),
    }
    found.push({ ...shared, column, missingRanges: missing.ranges, missingTexts: missing.texts })
    index += nSegments
  }
  return found
}

function kindOf(width: number, format: number): 'text' | 'number' | 'date' {
  if (width > 0) return 'text'
  const kind = formatKind(format)
  return kind === 'date' || kind === 'datetime' ? 'date' : 'number'
}

/** Entries `SHORT=long name`, with tabs between them. */
function pairs(text: string): Map<string, string> {
  const entries = text.split('\t').flatMap((entry): (readonly [string, string])[] => {
    const equals = entry.indexOf('=')
    return equals < 0
      ? []
      : [[entry.slice(0, equals).trim(), entry.slice(equals + 1).replace(/\0+$/, '')]]
  })
  return new Map(entries)
}

type Text = (bytes: Uint8Array | undefined) => string
type Double = (bytes: Buffer) => number

function labelsOf(
  { labelSets }: SavDictionary,
  { slot, width, format }: VariableRecord,
  double: Double,
  text: Text,
): Pick<TableColumn, 'valueLabels'> {
  const set = labelSets.find(({ slots }) => slots.includes(slot))
  if (set === undefined) return {}
  const textOf = (value: Buffer): string =>
    width > 0 ? text(value) : valueText(double(value), format)
  return {
    valueLabels: set.labels.map(({ value, label }) => [textOf(value), text(label)] as const),
  }
}

interface Missing {
  readonly ranges: readonly (readonly [from: number, to: number])[]
  readonly texts: ReadonlySet<string>
  readonly described: readonly string[]
}

function missingOf(record: VariableRecord, double: Double, text: Text): Missing {
  const { width, nMissing, missing, format } = record
  if (width > 0) {
    const texts = new Set(missing.map(text))
    return { ranges: [], texts, described: [...texts] }
  }
  const values = missing.map(double)
  const hasRange = nMissing < -1
  const [from = 0, to = 0] = values
  const ranges = [
    ...(hasRange ? [[from, to] as const] : []),
    ...values.slice(hasRange ? 2 : 0).map((value) => [value, value] as const),
  ]
  const described = ranges.map(([low, high]) =>
    low === high ? valueText(low, format) : `${bound(low, format)}..${bound(high, format)}`,
  )
  return { ranges, texts: new Set(), described }
}

/** The lowest and the highest of all numbers stand for "no bound". */
function bound(value: number, format: number): string {
  return Math.abs(value) > 1e300 ? '' : valueText(value, format)
}
