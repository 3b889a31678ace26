import type { PublishedCohort } from '../cohort/publish-cohort.js'
import { type GroupSizes, goOver, rowNames, SEX_NAMES } from '../cohort/published-table.js'
import { cellBytes } from '../io/byte-writer.js'
import { wilsonInterval } from '../stat/wilson-interval.js'

const HEADER =
  'level,group,sex,sheets,measure,category,n_enrolled,n_answered,n_valid,n,count,share,low,high,suppressed\n'

/** The bytes of a group's rows that are the same in all of them, and the lines so far. */
interface Lines {
  bytes: Uint8Array
  length: number
  /** Level, group and sex. */
  head: Uint8Array
  /** Enrolled, answered, valid. */
  sizes: Uint8Array
  /** Sheets, measure and category, by number of name. */
  readonly names: readonly Uint8Array[]
  readonly longestName: number
}

const CAPACITY = 1 << 18
/** More than the numbers of a row take. */
const NUMBERS = 128

/**
 * The cohort table as CSV (RFC 4180, line feeds): shares and intervals with four decimals, an empty cell for what is
 * hidden or not there.
 *
 * @param write - takes the bytes piece by piece; each piece is written over afterwards
 */
export function cohortCsv(published: PublishedCohort, write: (bytes: Uint8Array) => void): void {
  const { views } = published.layout.narrow.lattice
  const names = rowNames(published).map(({ sheets, measure, category }) =>
    cellsBytes([sheets, measure, category]),
  )
  const longestName = names.reduce((most, { length }) => Math.max(most, length), 0)
  const none = new Uint8Array()
  const bytes = new Uint8Array(CAPACITY)
  const lines: Lines = { bytes, length: 0, head: none, sizes: none, names, longestName }
  const sexes = SEX_NAMES.map((sex) => cellsBytes([sex]))
  let place: { view: number; group: number; cells: Uint8Array } = {
    view: -1,
    group: -1,
    cells: none,
  }
  write(encoder.encode(HEADER))
  goOver(published, {
    group(view, group, sexSlot, sizes) {
      if (view !== place.view || group !== place.group) {
        const { level = '', labels = [] } = views[view] ?? {}
        place = { view, group, cells: cellsBytes([level, labels[group] ?? '']) }
      }
      lines.head = joined(place.cells, sexes[sexSlot] ?? none)
      lines.sizes = sizesBytes(sizes)
    },
    row(name, n, count) {
      makeRoom(lines, write)
      addLine(lines, name, n, count)
    },
  })
  write(lines.bytes.subarray(0, lines.length))
}

/** Hands the lines over where the next may not fit. */
function makeRoom(lines: Lines, write: (bytes: Uint8Array) => void): void {
  const needed = lines.head.length + lines.longestName + lines.sizes.length + NUMBERS
  if (lines.length + needed <= lines.bytes.length) return
  write(lines.bytes.subarray(0, lines.length))
  lines.length = 0
  if (needed > lines.bytes.length) lines.bytes = new Uint8Array(needed)
}

function addLine(lines: Lines, name: number, n: number, count: number): void {
  const { bytes } = lines
  let at = copy(bytes, lines.length, lines.head)
  at = copy(bytes, at, lines.names[name] as Uint8Array)
  at = copy(bytes, at, lines.sizes)
  at = addCount(bytes, at, n)
  at = addCount(bytes, at, count)
  if (n > 0 && count !== -1) {
    const { low, high } = wilsonInterval(count, n)
    at = addShare(bytes, at, count / n)
    at = addShare(bytes, at, low)
    at = addShare(bytes, at, high)
  } else for (let empty = 0; empty < 3; empty++) bytes[at++] = COMMA
  lines.length = copy(bytes, at, count === -1 ? YES : NO)
}

const encoder = new TextEncoder()
const YES: Uint8Array = encoder.encode('yes\n')
const NO: Uint8Array = encoder.encode('no\n')
const COMMA = 44
const POINT = 46
const ZERO = 48

/** Cells, each with a comma behind it. */
function cellsBytes(cells: readonly string[]): Uint8Array {
  return cells.map((cell) => joined(cellBytes(cell), COMMA_BYTES)).reduce(joined)
}

const COMMA_BYTES: Uint8Array = Uint8Array.of(COMMA)

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length)
  copy(both, copy(both, 0, first), second)
  return both
}

function sizesBytes({ enrolled, answered, valid }: GroupSizes): Uint8Array {
  let at = 0
  for (const size of [enrolled, answered, valid]) at = addCount(SIZES, at, size)
  return SIZES.slice(0, at)
}

const SIZES: Uint8Array = new Uint8Array(NUMBERS)

function copy(bytes: Uint8Array, start: number, part: Uint8Array): number {
  bytes.set(part, start)
  return start + part.length
}

/** A whole number, nothing for −1, and a comma. */
function addCount(bytes: Uint8Array, start: number, count: number): number {
  let at = start
  if (count !== -1) {
    let nDigits = 1
    for (let rest = count; rest >= 10; rest = Math.floor(rest / 10)) nDigits++
    at = addDigits(bytes, start, count, nDigits)
  }
  bytes[at] = COMMA
  return at + 1
}

/** A share from 0 to 1 with four decimals, and a comma. */
function addShare(bytes: Uint8Array, start: number, share: number): number {
  const tenThousandths = Math.round(share * 10_000)
  const whole = tenThousandths >= 10_000 ? 1 : 0
  bytes[start] = ZERO + whole
  bytes[start + 1] = POINT
  const at = addDigits(bytes, start + 2, tenThousandths - whole * 10_000, 4)
  bytes[at] = COMMA
  return at + 1
}

function addDigits(bytes: Uint8Array, start: number, number: number, nDigits: number): number {
  let rest = number
  for (let at = start + nDigits - 1; at >= start; at--) {
    const tens = Math.floor(rest / 10)
    bytes[at] = ZERO + rest - tens * 10
    rest = tens
  }
  return start + nDigits
}
