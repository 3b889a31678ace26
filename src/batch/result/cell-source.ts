import { type ByteWriter, cellBytes, writeBytes, writeNumber } from '../../io/byte-writer.js'
import type { RuleColumns, ScaleColumns, ScoreBlock } from '../../score/score-block.js'
import { NONE } from '../../score/statuses.js'
import { isNotAdministered } from './is-not-administered.js'

/**
 * Where the cells of one column come from in a block. All sources have the same properties, so that one loop writes
 * them all: a number, or a text chosen by a code, by two codes, or by an outcome.
 */
export interface CellSource {
  readonly kind: 'number' | 'bound' | 'code' | 'band' | 'outcome'
  readonly numbers: Float64Array | null
  /** Digits of fractions, remembered: a mean of few items takes few values. */
  readonly digits: Map<number, Uint8Array>
  readonly codes: Uint8Array
  /** Which list of cells a row takes its cell from. */
  readonly lists: Uint8Array
  readonly cells: readonly (readonly Uint8Array[])[]
  /** For bounds: the scale. */
  readonly scale: ScaleColumns | null
  /** For outcomes: the instrument. */
  readonly scores: ScoreBlock | null
}

const NO_BYTES: Uint8Array = new Uint8Array(0)
const UNDETERMINED: Uint8Array = cellBytes('undetermined')
const MOST_REMEMBERED = 4096

const EMPTY: CellSource = {
  kind: 'number',
  numbers: null,
  digits: new Map(),
  codes: NO_BYTES,
  lists: NO_BYTES,
  cells: [],
  scale: null,
  scores: null,
}

/** Numbers as they are; nothing for NaN. */
export function numberCells(
  numbers: Float64Array | null,
  digits: Map<number, Uint8Array>,
): CellSource {
  return { ...EMPTY, numbers, digits }
}

/** A bound of a scale; nothing where the lowest lies above the highest, since no value is possible then. */
export function boundCells(
  scale: ScaleColumns,
  bound: 'low' | 'high',
  digits: Map<number, Uint8Array>,
): CellSource {
  return { ...EMPTY, kind: 'bound', numbers: scale[bound], digits, scale }
}

/** One text for each code. */
export function codeCells(codes: Uint8Array, cells: readonly Uint8Array[]): CellSource {
  return { ...EMPTY, kind: 'code', codes, cells: [cells] }
}

/** The band of a scale, named by the person's cut-score set. */
export function bandCells(
  { band, cutScoreSet }: ScaleColumns,
  cells: readonly (readonly Uint8Array[])[],
): CellSource {
  return { ...EMPTY, kind: 'band', codes: band, lists: cutScoreSet, cells }
}

/** The outcome where it is decided, `undetermined` where missing answers could still change it. */
export function outcomeCells(
  scores: ScoreBlock,
  { certain, possible }: RuleColumns,
  cells: readonly Uint8Array[],
): CellSource {
  return { ...EMPTY, kind: 'outcome', codes: certain, lists: possible, cells: [cells], scores }
}

/** Writes the cell of one row, without the comma; nothing where there is no value. */
export function writeCellOf(writer: ByteWriter, source: CellSource, row: number): void {
  const { kind, numbers } = source
  if (kind === 'number') {
    if (numbers !== null) writeScore(writer, numbers[row] as number, source.digits)
  } else if (kind === 'band') writeBand(writer, source, row)
  else if (kind === 'bound') writeBound(writer, source, row)
  else if (kind === 'outcome') writeOutcome(writer, source, row)
  else writeBytes(writer, source.cells[0]?.[source.codes[row] as number] ?? NO_BYTES)
}

function writeScore(writer: ByteWriter, value: number, digits: Map<number, Uint8Array>): void {
  if (Number.isInteger(value)) writeNumber(writer, value)
  else if (!Number.isNaN(value)) writeBytes(writer, digitsOf(digits, value))
}

function digitsOf(known: Map<number, Uint8Array>, value: number): Uint8Array {
  const found = known.get(value)
  if (found !== undefined) return found
  const cell = cellBytes(String(value))
  if (known.size < MOST_REMEMBERED) known.set(value, cell)
  return cell
}

function writeBand(writer: ByteWriter, { codes, lists, cells }: CellSource, row: number): void {
  const band = codes[row] as number
  const list = lists[row] as number
  if (band === NONE || list === NONE) return
  writeBytes(writer, cells[list]?.[band] ?? NO_BYTES)
}

function writeBound(writer: ByteWriter, source: CellSource, row: number): void {
  const { numbers, scale, digits } = source
  if (numbers === null || scale === null) return
  const value = numbers[row] as number
  const isPossible = (scale.low[row] as number) <= (scale.high[row] as number)
  if (isPossible && Number.isFinite(value)) writeScore(writer, value, digits)
}

function writeOutcome(writer: ByteWriter, source: CellSource, row: number): void {
  const { codes, lists, cells, scores } = source
  if (scores === null || isNotAdministered(scores, row)) return
  const certain = codes[row] as number
  writeBytes(writer, certain === lists[row] ? (cells[0]?.[certain] ?? NO_BYTES) : UNDETERMINED)
}
