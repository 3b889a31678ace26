import { type ByteWriter, writeBytes } from '../../io/byte-writer.js'
import type { CompiledNormScale } from '../../norm/compiled-norms.js'
import { whyNoNorm } from '../../norm/why-no-norm.js'
import type { CompiledInstrument } from '../../score/plan.js'
import type { ScaleColumns, ScoreBlock } from '../../score/score-block.js'
import { STATUS, STATUSES } from '../../score/statuses.js'
import type { PersonBlock } from '../../table/blocks.js'
import { isNotAdministered } from './is-not-administered.js'

/**
 * Appends to the cell that begins at `start` what is prorated or not scored in one sheet of one instrument, and why.
 * Notes hold ids, numbers, blanks, brackets and semicolons only, so that no cell of them needs quotes.
 */
export type ScoreNotes = (
  writer: ByteWriter,
  start: number,
  scores: ScoreBlock,
  persons: PersonBlock,
  row: number,
) => void

const encoder = new TextEncoder()
const SEPARATOR = encoder.encode('; ')
/** Notes on one scale are found by `status × MOST_MISSING + number missing`. */
const MOST_MISSING = 256

/** Bytes of a note, for {@link writeNote}. */
export function noteBytes(text: string): Uint8Array {
  return encoder.encode(text)
}

/** Appends a note to the cell that begins at `start`. */
export function writeNote(writer: ByteWriter, start: number, note: Uint8Array): void {
  if (writer.length > start) writeBytes(writer, SEPARATOR)
  writeBytes(writer, note)
}

/**
 * Notes of one instrument, such as `phq-a.total prorated (1 missing)` and `gad-7.total too-few-answered (3 missing)`;
 * `<prefix> not-administered` once where no item of it was put.
 */
export function scoreNotes(compiled: CompiledInstrument, prefix: string): ScoreNotes {
  const absent = noteBytes(`${prefix} not-administered`)
  const scales = compiled.instrument.scales.map(({ id }, index) =>
    scaleNote(`${prefix}.${id}`, compiled.scales[index]?.norm ?? null),
  )
  const rules = compiled.instrument.rules.map(({ id, outcomes }) => {
    const names = outcomes.map((outcome) => outcome.id)
    return (certain: number, possible: number): Uint8Array =>
      noteBytes(`${prefix}.${id} undetermined (${names[certain]} to ${names[possible]})`)
  })
  return (writer, start, scores, persons, row) => {
    if (isNotAdministered(scores, row)) {
      writeNote(writer, start, absent)
      return
    }
    for (let index = 0; index < scales.length; index++) {
      const columns = scores.scales[index] as ScaleColumns
      const status = (columns.standard ?? columns).status[row] as number
      if (status === STATUS.scored) continue
      const note = scales[index] as ScaleNote
      writeNote(writer, start, note(columns, status, persons, row))
    }
    for (let index = 0; index < rules.length; index++) {
      const certain = scores.rules[index]?.certain[row] as number
      const possible = scores.rules[index]?.possible[row] as number
      if (certain === possible) continue
      const note = rules[index] as (certain: number, possible: number) => Uint8Array
      writeNote(writer, start, note(certain, possible))
    }
  }
}

type ScaleNote = (
  columns: ScaleColumns,
  status: number,
  persons: PersonBlock,
  row: number,
) => Uint8Array

/** The note on one scale; those without a person's particulars are encoded once. */
function scaleNote(name: string, norm: CompiledNormScale | null): ScaleNote {
  const known: (Uint8Array | undefined)[] = new Array(STATUSES.length * MOST_MISSING)
  return (columns, status, persons, row) => {
    const nMissing = columns.nMissing[row] as number
    if (status === STATUS.noNorm)
      return noteBytes(
        `${name} no-norm (${whyNot(norm, persons, row)})${andProrated(columns, row)}`,
      )
    const key = status * MOST_MISSING + Math.min(nMissing, MOST_MISSING - 1)
    const found = known[key]
    if (found !== undefined && nMissing < MOST_MISSING - 1) return found
    const made = noteBytes(`${name} ${STATUSES[status]} (${nMissing} missing)`)
    known[key] = made
    return made
  }
}

function whyNot(
  norm: CompiledNormScale | null,
  { sex, grade, ageMonths }: PersonBlock,
  row: number,
): string {
  if (norm === null) return 'outside'
  return whyNoNorm(norm, sex[row] as number, grade[row] as number, ageMonths[row] as number)
}

function andProrated({ status, nMissing }: ScaleColumns, row: number): string {
  return status[row] === STATUS.prorated ? ` and prorated (${nMissing[row]} missing)` : ''
}
