import type { Scale } from '../../instrument/instrument.js'
import { cellBytes } from '../../io/byte-writer.js'
import type { CompiledInstrument } from '../../score/plan.js'
import type { RuleColumns, ScaleColumns, ScoreBlock } from '../../score/score-block.js'
import { STATUSES } from '../../score/statuses.js'
import {
  bandCells,
  boundCells,
  type CellSource,
  codeCells,
  numberCells,
  outcomeCells,
} from './cell-source.js'

/** `usual`: raw, band, standard score. `full`: status and bounds as well. */
export type ColumnDetail = 'usual' | 'full'

/** One column of a result file that comes from the scores of one instrument. */
export interface ScoreColumn {
  readonly name: string
  /** Where the cells of a block come from. */
  readonly source: (scores: ScoreBlock) => CellSource
}

const STATUS_CELLS: readonly Uint8Array[] = STATUSES.map(cellBytes)

/**
 * The columns of one instrument in a result file: per scale `<prefix>_<scale>_raw`, `_band` where it has bands,
 * `_<metric>` where it has norms, with `full` also `_status`, `_low`, `_high`; then per rule `_outcome`.
 */
export function scoreColumns(
  compiled: CompiledInstrument,
  prefix: string,
  detail: ColumnDetail,
): ScoreColumn[] {
  const { scales, rules } = compiled.instrument
  return [
    ...scales.flatMap((scale, index) => scaleColumns(compiled, scale, index, prefix, detail)),
    ...rules.map((rule, index) =>
      outcomeColumn(
        `${prefix}_${rule.id}_outcome`,
        index,
        rule.outcomes.map(({ id }) => id),
      ),
    ),
  ]
}

/** Prefixes of the columns, one per instrument: its id, with the variant where an id comes twice. */
export function columnPrefixes(compiled: readonly CompiledInstrument[]): string[] {
  const ids = compiled.map(({ instrument }) => instrument.id)
  return compiled.map(({ instrument: { id, variant } }) =>
    ids.indexOf(id) === ids.lastIndexOf(id) || variant === null ? id : `${id}@${variant}`,
  )
}

function scaleColumns(
  compiled: CompiledInstrument,
  scale: Scale,
  index: number,
  prefix: string,
  detail: ColumnDetail,
): ScoreColumn[] {
  const name = `${prefix}_${scale.id}`
  const norm = compiled.scales[index]?.norm ?? null
  const columns = [numberColumn(`${name}_raw`, index, (scores) => scores.raw)]
  if (scale.cutScoreSets.length > 0) columns.push(bandColumn(`${name}_band`, index, scale))
  if (norm !== null)
    columns.push(numberColumn(`${name}_${norm.metric}`, index, (scores) => scores.standard?.value))
  if (detail === 'full')
    columns.push(
      statusColumn(`${name}_status`, index),
      boundColumn(`${name}_low`, index, 'low'),
      boundColumn(`${name}_high`, index, 'high'),
    )
  return columns
}

function numberColumn(
  name: string,
  scale: number,
  pick: (scores: ScaleColumns) => Float64Array | undefined,
): ScoreColumn {
  const digits = new Map<number, Uint8Array>()
  return {
    name,
    source: (scores) => numberCells(pick(scores.scales[scale] as ScaleColumns) ?? null, digits),
  }
}

/** A bound; nothing where no value is possible, which a lowest above the highest says. */
function boundColumn(name: string, scale: number, bound: 'low' | 'high'): ScoreColumn {
  const digits = new Map<number, Uint8Array>()
  return {
    name,
    source: (scores) => boundCells(scores.scales[scale] as ScaleColumns, bound, digits),
  }
}

function bandColumn(name: string, index: number, scale: Scale): ScoreColumn {
  const cells = scale.cutScoreSets.map((set) => set.cutScores.map(({ band }) => cellBytes(band)))
  return { name, source: (scores) => bandCells(scores.scales[index] as ScaleColumns, cells) }
}

function statusColumn(name: string, index: number): ScoreColumn {
  return {
    name,
    source: (scores) => {
      const columns = scores.scales[index] as ScaleColumns
      return codeCells((columns.standard ?? columns).status, STATUS_CELLS)
    },
  }
}

function outcomeColumn(name: string, rule: number, outcomes: readonly string[]): ScoreColumn {
  const cells = outcomes.map(cellBytes)
  return {
    name,
    source: (scores) => outcomeCells(scores, scores.rules[rule] as RuleColumns, cells),
  }
}
