import type { Scale } from '../../instrument/instrument.js'
import type { CompiledInstrument } from '../../score/plan.js'
import type { RuleColumns, ScaleColumns, ScoreBlock } from '../../score/score-block.js'
import { STATUSES } from '../../score/statuses.js'
import { SCORE_SUFFIX } from '../table/students-file.js'
import { type CellPool, poolText } from './cell-pool.js'
import {
  BAND_STRIDE,
  bandCells,
  type CellMatrix,
  fillBands,
  fillBounds,
  fillCodes,
  fillNumbers,
  fillOutcomes,
  fillRaw,
  sumCells,
} from './fill-cells.js'

/** `usual`: raw, band, standard score. `full`: status and bounds as well. */
export type ColumnDetail = 'usual' | 'full'

/** Fills one column of a block of result rows from the scores of one instrument. */
type Fill = (matrix: CellMatrix, column: number, scores: ScoreBlock) => void

/** What a column of scores says: of which scale or rule of its instrument, by index. */
export type ScoreQuantity =
  | { readonly kind: ScaleQuantity; readonly scale: number }
  | { readonly kind: 'outcome'; readonly rule: number }

type ScaleQuantity = 'raw' | 'band' | 'standard' | 'status' | 'low' | 'high'

/** One column of a result file that comes from the scores of one instrument. */
export interface ScoreColumn {
  readonly name: string
  readonly about: ScoreQuantity
  /** Makes what fills the column, with its texts in a pool. */
  readonly filler: (pool: CellPool) => Fill
}

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
        `${prefix}_${rule.id}${SCORE_SUFFIX.outcome}`,
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
  const columns = [rawColumn(`${name}${SCORE_SUFFIX.raw}`, index)]
  if (scale.cutScoreSets.length > 0)
    columns.push(bandColumn(`${name}${SCORE_SUFFIX.band}`, index, scale))
  if (norm !== null) columns.push(standardColumn(`${name}_${norm.metric}`, index))
  if (detail === 'full')
    columns.push(
      statusColumn(`${name}${SCORE_SUFFIX.status}`, index),
      boundColumn(`${name}${SCORE_SUFFIX.low}`, index, 'low'),
      boundColumn(`${name}${SCORE_SUFFIX.high}`, index, 'high'),
    )
  return columns
}

function rawColumn(name: string, scale: number): ScoreColumn {
  return {
    name,
    about: { kind: 'raw', scale },
    filler: (pool) => {
      const cellOfSum = sumCells(pool)
      return (matrix, column, scores) =>
        fillRaw(matrix, column, scores.scales[scale] as ScaleColumns, cellOfSum)
    },
  }
}

function standardColumn(name: string, scale: number): ScoreColumn {
  return {
    name,
    about: { kind: 'standard', scale },
    filler: () => (matrix, column, scores) => {
      const { standard } = scores.scales[scale] as ScaleColumns
      if (standard !== null) fillNumbers(matrix, column, standard.value)
    },
  }
}

/** A bound; nothing where no value is possible, which a lowest above the highest says. */
function boundColumn(name: string, scale: number, bound: 'low' | 'high'): ScoreColumn {
  return {
    name,
    about: { kind: bound, scale },
    filler: () => (matrix, column, scores) => {
      const columns = scores.scales[scale] as ScaleColumns
      fillBounds(matrix, column, columns, columns[bound])
    },
  }
}

function bandColumn(name: string, index: number, scale: Scale): ScoreColumn {
  return {
    name,
    about: { kind: 'band', scale: index },
    filler: (pool) => {
      const cellOf = bandCells(pool, scale.cutScoreSets.length)
      scale.cutScoreSets.forEach((set, number) => {
        set.cutScores.forEach(({ band }, position) => {
          cellOf[number * BAND_STRIDE + position] = poolText(pool, band)
        })
      })
      return (matrix, column, scores) =>
        fillBands(matrix, column, scores.scales[index] as ScaleColumns, cellOf)
    },
  }
}

function statusColumn(name: string, index: number): ScoreColumn {
  return {
    name,
    about: { kind: 'status', scale: index },
    filler: (pool) => {
      const cellOf = poolAll(pool, STATUSES)
      return (matrix, column, scores) => {
        const columns = scores.scales[index] as ScaleColumns
        fillCodes(matrix, column, (columns.standard ?? columns).status, cellOf)
      }
    },
  }
}

function outcomeColumn(name: string, rule: number, outcomes: readonly string[]): ScoreColumn {
  return {
    name,
    about: { kind: 'outcome', rule },
    filler: (pool) => {
      const cellOf = poolAll(pool, outcomes)
      const undetermined = poolText(pool, 'undetermined')
      return (matrix, column, scores) => {
        const columns = scores.rules[rule] as RuleColumns
        fillOutcomes(matrix, column, scores, columns, cellOf, undetermined)
      }
    },
  }
}

/** A cell for each text; the empty one for every other byte. */
function poolAll(pool: CellPool, texts: readonly string[]): Int32Array {
  const cellOf = new Int32Array(256)
  texts.forEach((text, index) => {
    cellOf[index] = poolText(pool, text)
  })
  return cellOf
}
