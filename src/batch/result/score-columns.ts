import type { Scale } from '../../instrument/instrument.js'
import { type ByteWriter, cellBytes, writeBytes, writeNumber } from '../../io/byte-writer.js'
import type { CompiledInstrument } from '../../score/plan.js'
import type { ScaleColumns, ScoreBlock } from '../../score/score-block.js'
import { NONE, STATUSES } from '../../score/statuses.js'
import { isNotAdministered } from './is-not-administered.js'

/** `usual`: raw, band, standard score. `full`: status and bounds as well. */
export type ColumnDetail = 'usual' | 'full'

/** One column of a result file that comes from the scores of one instrument. */
export interface ScoreColumn {
  readonly name: string
  /** Writes the cell of one row, without the comma; nothing where there is no value. */
  readonly write: (writer: ByteWriter, scores: ScoreBlock, row: number) => void
}

const STATUS_CELLS: readonly Uint8Array[] = STATUSES.map(cellBytes)
const UNDETERMINED: Uint8Array = cellBytes('undetermined')

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
  const known = new Map<number, Uint8Array>()
  return {
    name,
    write: (writer, scores, row) => {
      const value = pick(scores.scales[scale] as ScaleColumns)?.[row] ?? Number.NaN
      if (Number.isInteger(value)) writeNumber(writer, value)
      else if (!Number.isNaN(value)) writeBytes(writer, fractionCell(known, value))
    },
  }
}

/** A bound; nothing where no value is possible, which a lowest above the highest says. */
function boundColumn(name: string, scale: number, bound: 'low' | 'high'): ScoreColumn {
  return {
    name,
    write: (writer, scores, row) => {
      const columns = scores.scales[scale] as ScaleColumns
      const value = columns[bound][row] as number
      const isPossible = (columns.low[row] as number) <= (columns.high[row] as number)
      if (isPossible && Number.isFinite(value)) writeNumber(writer, value)
    },
  }
}

const MOST_REMEMBERED = 4096

/** The digits of a fraction, remembered: a mean of few items takes few values. */
function fractionCell(known: Map<number, Uint8Array>, value: number): Uint8Array {
  const found = known.get(value)
  if (found !== undefined) return found
  const cell = cellBytes(String(value))
  if (known.size < MOST_REMEMBERED) known.set(value, cell)
  return cell
}

function bandColumn(name: string, index: number, scale: Scale): ScoreColumn {
  const cells = scale.cutScoreSets.map((set) => set.cutScores.map(({ band }) => cellBytes(band)))
  return {
    name,
    write: (writer, scores, row) => {
      const { band, cutScoreSet } = scores.scales[index] as ScaleColumns
      if (band[row] === NONE || cutScoreSet[row] === NONE) return
      const cell = cells[cutScoreSet[row] as number]?.[band[row] as number]
      if (cell !== undefined) writeBytes(writer, cell)
    },
  }
}

function statusColumn(name: string, index: number): ScoreColumn {
  return {
    name,
    write: (writer, scores, row) => {
      const columns = scores.scales[index] as ScaleColumns
      const status = (columns.standard ?? columns).status[row] as number
      writeBytes(writer, STATUS_CELLS[status] as Uint8Array)
    },
  }
}

/** The outcome where it is decided, `undetermined` where missing answers could still change it. */
function outcomeColumn(name: string, rule: number, outcomes: readonly string[]): ScoreColumn {
  const cells = outcomes.map(cellBytes)
  return {
    name,
    write: (writer, scores, row) => {
      const columns = scores.rules[rule]
      if (columns === undefined || isNotAdministered(scores, row)) return
      const certain = columns.certain[row] as number
      const cell = certain === columns.possible[row] ? cells[certain] : UNDETERMINED
      if (cell !== undefined) writeBytes(writer, cell)
    },
  }
}
