import { NO_VALUE, type WrittenCells } from '../../io/formats-out/table-writer.js'
import type { CompiledInstrument } from '../../score/plan.js'
import type { RuleColumns, ScaleColumns, ScoreBlock } from '../../score/score-block.js'
import { NONE } from '../../score/statuses.js'
import type { DescribedColumn } from './describe-columns.js'
import { isNotAdministered } from './is-not-administered.js'

/** The cells of a column of scores: numbers, or the index of the value of a category. */
export function scoreCells(
  { about, values }: DescribedColumn,
  compiled: CompiledInstrument,
  scores: ScoreBlock,
  length: number,
): WrittenCells {
  if (about.kind === 'outcome') return outcomeCells(scores, about.rule, values.length - 1, length)
  const scale = scores.scales[about.scale] as ScaleColumns
  switch (about.kind) {
    case 'raw':
      return scale.raw
    case 'standard':
      return scale.standard?.value ?? new Float64Array(length).fill(Number.NaN)
    case 'low':
    case 'high':
      return boundCells(scale, scale[about.kind], length)
    case 'status':
      return Int32Array.from((scale.standard ?? scale).status.subarray(0, length))
    case 'band':
      return bandCells(compiled, about.scale, scale, values, length)
  }
}

/** Nothing where the lowest lies above the highest, since no value is possible then. */
function boundCells(
  { low, high }: ScaleColumns,
  bound: Float64Array,
  length: number,
): Float64Array {
  return Float64Array.from({ length }, (_, row) => {
    const value = bound[row] as number
    return (low[row] as number) <= (high[row] as number) && Number.isFinite(value)
      ? value
      : Number.NaN
  })
}

function bandCells(
  { instrument }: CompiledInstrument,
  index: number,
  { band, cutScoreSet }: ScaleColumns,
  values: DescribedColumn['values'],
  length: number,
): Int32Array {
  const codes = (instrument.scales[index]?.cutScoreSets ?? []).map((set) =>
    set.cutScores.map((cut) => values.findIndex(({ value }) => value === cut.band)),
  )
  return Int32Array.from({ length }, (_, row) => {
    const set = cutScoreSet[row] as number
    return set === NONE ? NO_VALUE : (codes[set]?.[band[row] as number] ?? NO_VALUE)
  })
}

function outcomeCells(
  scores: ScoreBlock,
  rule: number,
  undetermined: number,
  length: number,
): Int32Array {
  const { certain, possible } = scores.rules[rule] as RuleColumns
  return Int32Array.from({ length }, (_, row) => {
    if (isNotAdministered(scores, row)) return NO_VALUE
    const outcome = certain[row] as number
    return outcome === possible[row] ? outcome : undetermined
  })
}
