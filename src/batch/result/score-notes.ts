import type { ByteWriter } from '../../io/byte-writer.js'
import type { CompiledNormScale } from '../../norm/compiled-norms.js'
import { whyNoNorm } from '../../norm/why-no-norm.js'
import type { CompiledInstrument } from '../../score/plan.js'
import type { ScaleColumns, ScoreBlock } from '../../score/score-block.js'
import { STATUS, STATUSES } from '../../score/statuses.js'
import type { PersonBlock } from '../../table/blocks.js'
import { type CellPool, poolPiece, writePiece } from './cell-pool.js'
import { isNotAdministered } from './is-not-administered.js'
import { kernelNotes } from './kernel-notes.js'

/**
 * What is prorated or not scored in the sheets of one instrument, and why. Notes hold ids, numbers, blanks, brackets and
 * semicolons only, so that no cell of them needs quotes.
 */
export interface ScoreNotes {
  /** Takes the scores of a block. */
  readonly take: (scores: ScoreBlock, persons: PersonBlock) => void
  /** Appends the notes of one row of it to the cell that begins at `start`. */
  readonly write: (writer: ByteWriter, start: number, row: number) => void
}

/** Notes on one scale are found by `status × MOST_MISSING + number missing`. */
const MOST_MISSING = 256

/** A note as pieces of a pool: as the first of its cell, and behind another. */
export interface Note {
  readonly first: number
  readonly further: number
}

/** Adds a note to a pool. */
export function poolNote(pool: CellPool, text: string): Note {
  return { first: poolPiece(pool, text), further: poolPiece(pool, `; ${text}`) }
}

/** Appends a note to the cell that begins at `start`. */
export function writeNote(writer: ByteWriter, pool: CellPool, start: number, note: Note): void {
  writePiece(writer, pool, writer.length > start ? note.further : note.first)
}

/** The columns of a block that notes are made from. */
interface Columns {
  scores: ScoreBlock
  persons: PersonBlock
  statuses: readonly Uint8Array[]
  nMissing: readonly Uint16Array[]
  certain: readonly Uint8Array[]
  possible: readonly Uint8Array[]
}

/**
 * Notes of one instrument, such as `phq-a.total prorated (1 missing)` and `gad-7.total too-few-answered (3 missing)`;
 * `<prefix> not-administered` once where no item of it was put.
 */
export function scoreNotes(
  compiled: CompiledInstrument,
  prefix: string,
  pool: CellPool,
): ScoreNotes {
  const absent = poolNote(pool, `${prefix} not-administered`)
  const remembered = new Map<string, Note>()
  const { scales, rules } = compiled.instrument
  const known = scales.map(() => new Array<Note | undefined>(STATUSES.length * MOST_MISSING))
  const { kernel } = pool
  // That nothing was put is known by a scale, which the kernel leaves: without any, it would write what rules say of it.
  const isKnown = kernel !== null && scales.length > 0
  const quick = isKnown ? kernelNotes(kernel, pool, scales.length, rules.length) : null
  let isQuick = false
  let columns: Columns | null = null
  let odd = new Uint8Array(0)
  const noteOf = (text: string): Note => {
    const found = remembered.get(text) ?? poolNote(pool, text)
    remembered.set(text, found)
    return found
  }
  const scaleNote = (from: Columns, scale: number, status: number, row: number): Note => {
    const name = `${prefix}.${scales[scale]?.id}`
    const nMissing = from.nMissing[scale]?.[row] as number
    if (status !== STATUS.noNorm) return noteOf(`${name} ${STATUSES[status]} (${nMissing} missing)`)
    const norm = compiled.scales[scale]?.norm ?? null
    return noteOf(`${name} ${noNorm(norm, from, scale, row, nMissing)}`)
  }
  const writeEach = (writer: ByteWriter, start: number, row: number): void => {
    if (columns === null) throw new Error('scoreNotes requires a block')
    const { scores, statuses, nMissing, certain, possible } = columns
    if (isNotAdministered(scores, row)) {
      writeNote(writer, pool, start, absent)
      return
    }
    for (let scale = 0; scale < statuses.length; scale++) {
      const status = (statuses[scale] as Uint8Array)[row] as number
      if (status === STATUS.scored) continue
      const number = (nMissing[scale] as Uint16Array)[row] as number
      const key = status * MOST_MISSING + number
      const isCommon = status !== STATUS.noNorm && number < MOST_MISSING
      const found = isCommon ? known[scale]?.[key] : undefined
      const note = found ?? scaleNote(columns, scale, status, row)
      if (isCommon && found === undefined) {
        ;(known[scale] as (Note | undefined)[])[key] = note
        quick?.scaleNote(scale, status, number, note)
      }
      writeNote(writer, pool, start, note)
    }
    for (let rule = 0; rule < certain.length; rule++) {
      const least = (certain[rule] as Uint8Array)[row] as number
      const most = (possible[rule] as Uint8Array)[row] as number
      if (least === most) continue
      const { id, outcomes } = rules[rule] as (typeof rules)[number]
      const range = `${outcomes[least]?.id} to ${outcomes[most]?.id}`
      const note = noteOf(`${prefix}.${id} undetermined (${range})`)
      quick?.ruleNote(rule, least, most, note)
      writeNote(writer, pool, start, note)
    }
  }
  return {
    take: (scores, persons) => {
      columns = columnsOf(scores, persons)
      odd = oddRows(columns, odd)
      isQuick = quick?.take(scores) === true
    },
    write: (writer, start, row) => {
      if (odd[row] === 0 || (isQuick && quick?.write(writer, start, row) === true)) return
      writeEach(writer, start, row)
    },
  }
}

function columnsOf(scores: ScoreBlock, persons: PersonBlock): Columns {
  const { scales, rules } = scores
  return {
    scores,
    persons,
    statuses: scales.map(({ status, standard }) => standard?.status ?? status),
    nMissing: scales.map(({ nMissing }) => nMissing),
    certain: rules.map(({ certain }) => certain),
    possible: rules.map(({ possible }) => possible),
  }
}

/** Not 0 where there is something to say of a row: most rows have no note, and are passed over by it. */
function oddRows(
  { scores: { length }, statuses, certain, possible }: Columns,
  before: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> {
  const odd = before.length >= length ? before : new Uint8Array(length)
  odd.fill(0)
  for (const status of statuses) addBytes(odd, status, length)
  for (const [rule, least] of certain.entries()) {
    const most = possible[rule] as Uint8Array
    for (let row = 0; row < length; row++)
      odd[row] = (odd[row] as number) | ((least[row] as number) ^ (most[row] as number))
  }
  return odd
}

/** Bitwise or, four bytes at a time. */
function addBytes(sums: Uint8Array, bytes: Uint8Array, length: number): void {
  const nWords = length >> 2
  const [to, from] = [wordsOf(sums, nWords), wordsOf(bytes, nWords)]
  for (let word = 0; word < nWords; word++) to[word] = (to[word] as number) | (from[word] as number)
  for (let row = nWords * 4; row < length; row++)
    sums[row] = (sums[row] as number) | (bytes[row] as number)
}

const wordsOf = ({ buffer, byteOffset }: Uint8Array, length: number): Int32Array =>
  new Int32Array(buffer, byteOffset, length)

/** Why there is no standard score, and what is to be said of the raw score all the same. */
function noNorm(
  norm: CompiledNormScale | null,
  { scores, persons: { sex, grade, ageMonths } }: Columns,
  scale: number,
  row: number,
  nMissing: number,
): string {
  const reason =
    norm === null
      ? 'outside'
      : whyNoNorm(norm, sex[row] as number, grade[row] as number, ageMonths[row] as number)
  const { status } = scores.scales[scale] as ScaleColumns
  const prorated = status[row] === STATUS.prorated ? ` and prorated (${nMissing} missing)` : ''
  return `no-norm (${reason})${prorated}`
}
