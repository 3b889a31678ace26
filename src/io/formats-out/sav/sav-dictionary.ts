import type { WrittenColumn } from '../table-writer.js'
import { cutBytes, LONGEST_LABEL, LONGEST_VALUE_LABEL, savNames } from './sav-names.js'

/** One column as SPSS stores it: in slots of eight bytes, a long string in several segments. */
export interface SavColumn {
  /** 0 for a number, else bytes of the string. */
  readonly width: number
  /** Declared bytes of each segment; one for short strings and numbers. */
  readonly segments: readonly number[]
}

/** Bytes that a segment of a long string adds to its width. */
const ALLOTTED = 252
const WHOLE_SEGMENT = 255
const FORMATS = { text: 1, number: 5 } as const
const MEASURES = { text: 1, category: 2, whole: 3, number: 3 } as const
const LEFT = 0
const RIGHT = 1

/** Numbers that every file states: the missing one, the highest and the lowest. */
const SPECIAL = [-Number.MAX_VALUE, Number.MAX_VALUE, -1.797_693_134_862_315_5e308] as const

export function savColumns(
  columns: readonly WrittenColumn[],
  widths: readonly number[],
): SavColumn[] {
  return columns.map(({ kind }, index) => {
    if (kind !== 'text') return { width: 0, segments: [0] }
    const width = Math.max(1, widths[index] ?? 0)
    if (width <= WHOLE_SEGMENT) return { width, segments: [width] }
    const nSegments = Math.ceil(width / ALLOTTED)
    const segments = Array.from({ length: nSegments }, (_, at) =>
      at < nSegments - 1 ? WHOLE_SEGMENT : width - at * ALLOTTED,
    )
    return { width, segments }
  })
}

export const slotsOf = (width: number): number => Math.max(1, Math.ceil(width / 8))

/** Everything before the data of a file whose data are packed by bytes. */
export function savDictionary(
  columns: readonly WrittenColumn[],
  stored: readonly SavColumn[],
  nCases: number,
): Buffer {
  const names = savNames(columns.map(({ name }) => name))
  const shortNames = stored.map(({ segments }, index) =>
    segments.map((_, at) => `V${index + 1}${at === 0 ? '' : `_${at}`}`),
  )
  const longest = shortNames.flat().some((name) => name.length > 8)
  if (longest) throw new RangeError('savDictionary holds fewer columns')
  const nSlots = stored.reduce(
    (sum, { segments }) => sum + segments.reduce((slots, width) => slots + slotsOf(width), 0),
    0,
  )
  const first = shortNames.map(([name]) => name as string)
  return Buffer.concat([
    header(nSlots, nCases),
    ...columns.flatMap((column, index) =>
      variableRecords(column, stored[index] as SavColumn, shortNames[index] as string[]),
    ),
    ...valueLabels(columns, stored),
    extension(3, 4, ints([1, 0, 0, -1, 1, 1, 2, 65_001])),
    extension(4, 8, doubles(SPECIAL)),
    extension(11, 4, ints(display(columns, stored))),
    extension(13, 1, text(first.map((name, index) => `${name}=${names[index]}`).join('\t'))),
    ...longStrings(first, stored),
    extension(20, 1, text('UTF-8')),
    ints([999, 0]),
  ])
}

function header(nSlots: number, nCases: number): Buffer {
  return Buffer.concat([
    text(`$FL2${'@(#) SPSS DATA FILE mindgauge'.padEnd(60)}`),
    ints([2, nSlots, 1, 0, nCases]),
    doubles([100]),
    text(`01 Jan 7000:00:00${' '.repeat(64)}\0\0\0`),
  ])
}

function variableRecords(
  column: WrittenColumn,
  { segments }: SavColumn,
  names: readonly string[],
): Buffer[] {
  const isText = column.kind === 'text'
  return segments.map((width, at) => {
    const decimals = column.kind === 'number' ? 2 : 0
    const shown = isText ? width : 11
    const format = ((isText ? FORMATS.text : FORMATS.number) << 16) | (shown << 8) | decimals
    const label = at === 0 ? text(cutBytes(column.label || column.name, LONGEST_LABEL)) : text('')
    const labelled = label.length > 0
    const blanks = Array.from({ length: slotsOf(width) - 1 }, () =>
      Buffer.concat([ints([2, -1, 0, 0, 0, 0]), text(' '.repeat(8))]),
    )
    return Buffer.concat([
      ints([2, width, labelled ? 1 : 0, 0, format, format]),
      text((names[at] as string).padEnd(8)),
      ...(labelled ? [ints([label.length]), padded(label, 4)] : []),
      ...blanks,
    ])
  })
}

/** The values of each category are 1, 2 … with what they stand for. */
function valueLabels(columns: readonly WrittenColumn[], stored: readonly SavColumn[]): Buffer[] {
  let slot = 1
  return columns.flatMap(({ kind, values }, index) => {
    const own = slot
    for (const width of (stored[index] as SavColumn).segments) slot += slotsOf(width)
    if (kind !== 'category' || values.length === 0) return []
    const labels = values.map(({ label }, at) => {
      const bytes = text(cutBytes(label, LONGEST_VALUE_LABEL))
      return Buffer.concat([
        doubles([at + 1]),
        padded(Buffer.concat([Buffer.of(bytes.length), bytes]), 8),
      ])
    })
    return [ints([3, labels.length]), ...labels, ints([4, 1, own])]
  })
}

function display(columns: readonly WrittenColumn[], stored: readonly SavColumn[]): number[] {
  return columns.flatMap(({ kind }, index) =>
    (stored[index] as SavColumn).segments.flatMap((width) => [
      MEASURES[kind],
      Math.min(40, Math.max(8, width)),
      kind === 'text' ? LEFT : RIGHT,
    ]),
  )
}

function longStrings(names: readonly string[], stored: readonly SavColumn[]): Buffer[] {
  const long = stored.flatMap(({ width, segments }, index) =>
    segments.length > 1 ? [`${names[index]}=${String(width).padStart(5, '0')}\0\t`] : [],
  )
  return long.length === 0 ? [] : [extension(14, 1, text(long.join('')))]
}

function extension(subtype: number, size: number, data: Buffer): Buffer {
  return Buffer.concat([ints([7, subtype, size, data.length / size]), data])
}

const text = (characters: string): Buffer => Buffer.from(characters, 'utf8')

function padded(bytes: Buffer, to: number): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((to - (bytes.length % to)) % to, ' ')])
}

function ints(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4)
  values.forEach((value, index) => {
    bytes.writeInt32LE(value, index * 4)
  })
  return bytes
}

function doubles(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 8)
  values.forEach((value, index) => {
    bytes.writeDoubleLE(value, index * 8)
  })
  return bytes
}
