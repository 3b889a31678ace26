import type { CompiledNormScale } from '../../norm/compiled-norms.js'
import { whyNoNorm } from '../../norm/why-no-norm.js'
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
  const norms = compiled.scales.map(({ norm }) => norm)
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
        notes.push(
          `${scales[scale]} ${statusNote(columns, status, norms[scale] ?? null, persons, row)}`,
        )
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
  norm: CompiledNormScale | null,
  persons: PersonBlock,
  row: number,
): string {
  if (status !== STATUS.noNorm) return `${STATUSES[status]} (${columns.nMissing[row]} missing)`
  const reason =
    norm === null
      ? 'outside'
      : whyNoNorm(
          norm,
          persons.sex[row] as number,
          persons.grade[row] as number,
          persons.ageMonths[row] as number,
        )
  const prorated =
    columns.status[row] === STATUS.prorated ? `, prorated (${columns.nMissing[row]} missing)` : ''
  return `no-norm (${reason})${prorated}`
}
