import { type Allocate, makeColumn, onHeap } from '../table/allocate.js'
import type { ResponseBlock } from '../table/blocks.js'
import type { TruthPool } from './condition/evaluate-condition.js'
import type { EnginePlan, ScalePlan } from './plan.js'
import { NO_SUM, type RuleColumns, type ScaleColumns, type ScoreBlock } from './score-block.js'

/** A {@link ScoreBlock} that is written again for each block, with the columns that the engine needs in between. */
export interface ScoreBuffer extends ScoreBlock {
  length: number
  responses: ResponseBlock
  readonly capacity: number
  readonly outOfRange: Uint8Array
  readonly nNotAdministered: Uint16Array
  readonly nUnanswered: Uint16Array
  readonly missingWeight: Float64Array
  /** Sums of a scale with the counts of what is missing, as `PackedTerms` adds them. */
  readonly packed: Int32Array
  readonly truth: Uint8Array
  /** Whether a scale of scales rests on a prorated one. */
  readonly prorated: Uint8Array
  readonly pool: TruthPool
  /** What rules, critical items and validity of this block are evaluated over. */
  readonly scope: OwnScope
  /** Copies of the item columns that gates fill, by item index. */
  readonly gated: ReadonlyMap<number, Uint8Array>
}

/** The scope of conditions of one instrument, written again for each block. */
export interface OwnScope {
  length: number
  readonly responses: ResponseBlock[]
  readonly scores: readonly ScoreBlock[]
  readonly due: readonly null[]
}

/** Allocates the result columns for blocks of at most `capacity` sheets; reuse them from block to block. */
export function createScoreBuffer(compiled: EnginePlan, capacity: number): ScoreBuffer {
  return createScoreBufferIn(onHeap, compiled, capacity)
}

/** {@link createScoreBuffer} in the memory of a kernel: what its steps work on, and no others. */
export function createScoreBufferIn(
  allocate: Allocate,
  compiled: EnginePlan,
  capacity: number,
): ScoreBuffer {
  const bytes = () => makeColumn(Uint8Array, capacity, allocate)
  const scores: ScoreBlock[] = []
  const buffer: ScoreBuffer = {
    length: 0,
    capacity,
    responses: { length: 0, codes: [] },
    scales: compiled.scales.map((scale) => createScaleColumns(scale, capacity, allocate)),
    rules: compiled.rules.map((): RuleColumns => ({ certain: bytes(), possible: bytes() })),
    criticalItems: compiled.criticalItems.map(bytes),
    validity: compiled.validity.map(bytes),
    outOfRange: bytes(),
    nNotAdministered: new Uint16Array(capacity),
    nUnanswered: new Uint16Array(capacity),
    missingWeight: new Float64Array(capacity),
    packed: makeColumn(Int32Array, capacity, allocate),
    truth: bytes(),
    prorated: bytes(),
    pool: [],
    scope: { length: 0, responses: [], scores, due: [null] },
    gated: new Map(
      compiled.gates
        .flatMap(({ columns }) => columns)
        .map((column) => [column, makeColumn(Uint8Array, capacity, allocate)]),
    ),
  }
  scores.push(buffer)
  return buffer
}

function createScaleColumns(scale: ScalePlan, capacity: number, allocate: Allocate): ScaleColumns {
  const numbers = () => makeColumn(Float64Array, capacity, allocate)
  const bytes = () => makeColumn(Uint8Array, capacity, allocate)
  return {
    raw: numbers(),
    low: numbers(),
    high: numbers(),
    status: bytes(),
    sums: allocate === onHeap ? null : makeColumn(Uint16Array, capacity, allocate).fill(NO_SUM),
    nMissing: makeColumn(Uint16Array, capacity, allocate),
    band: bytes(),
    cutScoreSet: bytes(),
    standard:
      scale.norm === null
        ? null
        : {
            value: numbers(),
            low: numbers(),
            high: numbers(),
            status: bytes(),
            cell: new Int32Array(capacity),
          },
  }
}
