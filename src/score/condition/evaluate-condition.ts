import type { ResponseBlock } from '../../table/blocks.js'
import { bandOf } from '../bands.js'
import { DUE } from '../due.js'
import type { RuleColumns, ScaleColumns, ScoreBlock } from '../score-block.js'
import { NONE } from '../statuses.js'
import { TRUTH } from '../truth.js'
import type { BandBounds, ConditionNode } from './condition-node.js'
import { intervalTruth } from './interval.js'

/** What the conditions of a block are evaluated over: one entry for each instrument in the scope. */
export interface ConditionScope {
  readonly length: number
  readonly responses: readonly ResponseBlock[]
  readonly scores: readonly ScoreBlock[]
  /**
   * For each instrument, a byte of DUE per person; null where everybody was to take it. A condition on an instrument
   * that was not due is false, and so is its opposite: what was not asked decides nothing.
   */
  readonly due: readonly (Uint8Array | null)[]
}

/** Columns of truth that nested conditions borrow, one for each depth. */
export type TruthPool = Uint8Array[]

/** Evaluates a condition for every sheet of a block into `out`, as bytes of TRUTH. */
export function evaluateCondition(
  node: ConditionNode,
  scope: ConditionScope,
  out: Uint8Array,
  pool: TruthPool,
  depth = 0,
  isNegated = false,
): void {
  switch (node.kind) {
    case 'all':
    case 'any':
    case 'not':
    case 'at-least':
      combine(node, scope, out, pool, depth, isNegated)
      return
    case 'item': {
      const column = scope.responses[node.source]?.codes[node.item] as Uint8Array
      for (let row = 0; row < scope.length; row++)
        out[row] = node.truth[column[row] as number] as number
      break
    }
    case 'scale':
      evaluateScale(node, columnsOf(scope, node), scope.length, out)
      break
    case 'bands':
      evaluateBands(node, columnsOf(scope, node), scope.length, out)
      break
    case 'rule':
      evaluateRule(node, scope, out)
      break
    case 'critical-item': {
      const column = scope.scores[node.source]?.criticalItems[node.index] as Uint8Array
      for (let row = 0; row < scope.length; row++) out[row] = column[row] as number
      break
    }
  }
  // A critical item that holds counts even where the instrument was not due.
  const isKept = node.kind === 'critical-item'
  const due = scope.due[node.source]
  const absent = isNegated ? TRUTH.true : TRUTH.false
  if (due)
    for (let row = 0; row < scope.length; row++)
      if (due[row] === DUE.no && !(isKept && out[row] === TRUTH.true)) out[row] = absent
}

function columnsOf(scope: ConditionScope, node: { source: number; scale: number }): ScaleColumns {
  return scope.scores[node.source]?.scales[node.scale] as ScaleColumns
}

/** Three-valued logic: `all` is the least, `any` the greatest, `not` turns round, `at-least` counts both ways. */
function combine(
  node: Extract<ConditionNode, { of: readonly ConditionNode[] }>,
  scope: ConditionScope,
  out: Uint8Array,
  pool: TruthPool,
  depth: number,
  isNegated: boolean,
): void {
  const { length } = scope
  const part = borrow(pool, depth, length)
  const possible = node.kind === 'at-least' ? borrow(pool, depth + 1, length).fill(0) : part
  const below = depth + (node.kind === 'at-least' ? 2 : 1)
  out.fill(node.kind === 'all' ? TRUTH.true : TRUTH.false, 0, length)
  for (const child of node.of) {
    evaluateCondition(child, scope, part, pool, below, isNegated !== (node.kind === 'not'))
    COMBINED[node.kind](part, length, out, possible)
  }
  if (node.kind !== 'at-least') return
  for (let row = 0; row < length; row++) {
    const certain = (out[row] as number) >= node.count
    const open = (possible[row] as number) >= node.count
    out[row] = certain ? TRUTH.true : open ? TRUTH.unknown : TRUTH.false
  }
}

type Combine = (part: Uint8Array, length: number, out: Uint8Array, possible: Uint8Array) => void

/** What one part makes of the truths so far; `at-least` counts those that are true, and those that may be. */
const COMBINED: Readonly<Record<'all' | 'any' | 'not' | 'at-least', Combine>> = {
  all(part, length, out) {
    for (let row = 0; row < length; row++)
      if ((part[row] as number) < (out[row] as number)) out[row] = part[row] as number
  },
  any(part, length, out) {
    for (let row = 0; row < length; row++)
      if ((part[row] as number) > (out[row] as number)) out[row] = part[row] as number
  },
  not(part, length, out) {
    for (let row = 0; row < length; row++) out[row] = TRUTH.true - (part[row] as number)
  },
  'at-least'(part, length, out, possible) {
    for (let row = 0; row < length; row++) {
      if (part[row] === TRUTH.true) out[row] = (out[row] as number) + 1
      if (part[row] !== TRUTH.false) possible[row] = (possible[row] as number) + 1
    }
  },
}

function borrow(pool: TruthPool, depth: number, length: number): Uint8Array {
  let column = pool[depth]
  if (column === undefined || column.length < length) {
    column = new Uint8Array(length)
    pool[depth] = column
  }
  return column
}

type Bounds = Pick<ScaleColumns, 'low' | 'high'>

function boundsOn(columns: ScaleColumns, on: 'raw' | 'standard-score'): Bounds | null {
  return on === 'raw' ? columns : columns.standard
}

function evaluateScale(
  node: Extract<ConditionNode, { kind: 'scale' }>,
  columns: ScaleColumns,
  length: number,
  out: Uint8Array,
): void {
  const bounds = boundsOn(columns, node.on)
  if (bounds === null) {
    out.fill(TRUTH.unknown, 0, length)
    return
  }
  for (let row = 0; row < length; row++)
    out[row] = intervalTruth(node.interval, bounds.low[row] as number, bounds.high[row] as number)
}

/** True when every band between that of the lowest and that of the highest possible score is one of those named. */
function evaluateBands(
  node: Extract<ConditionNode, { kind: 'bands' }>,
  columns: ScaleColumns,
  length: number,
  out: Uint8Array,
): void {
  // Where there are no standard scores, no set of cut scores on them fits anybody.
  const source = boundsOn(columns, node.on) as Bounds
  for (let row = 0; row < length; row++) {
    const set = columns.cutScoreSet[row] as number
    if (set === NONE) {
      out[row] = TRUTH.unknown
      continue
    }
    const bounds = node.bounds[set] as BandBounds
    const named = node.named[set] as Uint8Array
    const low = source.low[row] as number
    const high = source.high[row] as number
    const first = bandOf(bounds, low)
    const last = high === low ? first : bandOf(bounds, high)
    if (low > high) out[row] = TRUTH.false
    else out[row] = first === NONE || last === NONE ? TRUTH.unknown : spanTruth(named, first, last)
  }
}

/** Whether all, some or none of the flags from `first` to `last` (included) are set. */
function spanTruth(named: Uint8Array, first: number, last: number): number {
  let count = 0
  for (let index = first; index <= last; index++) count += named[index] as number
  if (count === last - first + 1) return TRUTH.true
  return count === 0 ? TRUTH.false : TRUTH.unknown
}

/** The outcome of a rule lies between the most pressing one that is possible and the one that is certain. */
function evaluateRule(
  node: Extract<ConditionNode, { kind: 'rule' }>,
  scope: ConditionScope,
  out: Uint8Array,
): void {
  const rule = scope.scores[node.source]?.rules[node.rule] as RuleColumns
  for (let row = 0; row < scope.length; row++)
    out[row] = spanTruth(node.named, rule.possible[row] as number, rule.certain[row] as number)
}
