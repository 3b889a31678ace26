import type { CompiledInstrument } from '../../score/plan.js'
import type { ScaleColumns, ScoreBlock } from '../../score/score-block.js'
import { STATUS, STATUSES } from '../../score/statuses.js'
import type { PersonBlock } from '../../table/blocks.js'
import { isNotAdministered } from './is-not-administered.js'

/** Appends to `notes` what is prorated or not scored in one sheet of one instrument, and why. */
export type ScoreNotes = (
  notes: string[],
  scores: ScoreBlock,
  persons: PersonBlock,
  row: number,
) => void

/**
 * Notes of one instrument, such as `phq-a.total prorated (1 missing)` and `gad-7.total too-few-answered (3 missing)`;
 * `<prefix> not-administered` once where no item of it was put.
 */
export function scoreNotes(compiled: CompiledInstrument, prefix: string): ScoreNotes {
  const scales = compiled.instrument.scales.map(({ id }) => `${prefix}.${id}`)
  const rules = compiled.instrument.rules.map(({ id, outcomes }) => ({
    name: `${prefix}.${id}`,
    outcomes: outcomes.map((outcome) => outcome.id),
  }))
  return (notes, scores, persons, row) => {
    if (isNotAdministered(scores, row)) {
      notes.push(`${prefix} not-administered`)
      return
    }
    for (let scale = 0; scale < scales.length; scale++) {
      const columns = scores.scales[scale] as ScaleColumns
      const status = (columns.standard ?? columns).status[row] as number
      if (status !== STATUS.scored)
        notes.push(`${scales[scale]} ${statusNote(columns, status, persons, row)}`)
    }
    rules.forEach(({ name, outcomes }, rule) => {
      const columns = scores.rules[rule]
      if (columns === undefined || columns.certain[row] === columns.possible[row]) return
      const from = outcomes[columns.certain[row] as number]
      notes.push(`${name} undetermined (${from} to ${outcomes[columns.possible[row] as number]})`)
    })
  }
}

function statusNote(
  columns: ScaleColumns,
  status: number,
  persons: PersonBlock,
  row: number,
): string {
  if (status !== STATUS.noNorm) return `${STATUSES[status]} (${columns.nMissing[row]} missing)`
  const reason = noNormReason(columns, persons, row)
  const prorated =
    columns.status[row] === STATUS.prorated ? `, prorated (${columns.nMissing[row]} missing)` : ''
  return `no-norm (${reason})${prorated}`
}

/** Why there is a raw score and no standard score. */
function noNormReason(columns: ScaleColumns, persons: PersonBlock, row: number): string {
  if ((columns.standard?.cell[row] ?? -1) >= 0) return 'raw score outside the table'
  const unknown = [
    persons.sex[row] === 0 ? 'sex' : '',
    (persons.grade[row] as number) < 0 ? 'grade' : '',
    (persons.ageMonths[row] as number) < 0 ? 'age' : '',
  ].filter((part) => part !== '')
  const known = unknown.length === 0 ? '' : `; ${unknown.join(' and ')} unknown`
  return `no cell for this person${known}`
}
