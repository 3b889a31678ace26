import type { ConditionScope, TruthPool } from '../score/condition/evaluate-condition.js'
import { createScoreBufferIn, type ScoreBuffer } from '../score/score-buffer.js'
import { type Allocate, onHeap } from '../table/allocate.js'
import type { CompiledProtocol } from './compile-protocol.js'
import type { ScreenedBlock } from './screened-block.js'

/** A {@link ScreenedBlock} that is written again for each block, with what screening needs in between. */
export interface ScreenBuffer extends ScreenedBlock {
  length: number
  readonly capacity: number
  readonly scores: readonly ScoreBuffer[]
  /** For each instrument, a byte of DUE per person; null where every grade takes it. */
  readonly due: readonly (Uint8Array | null)[]
  readonly index: Float64Array
  readonly pool: TruthPool
}

/** Allocates the result columns for blocks of at most `capacity` sheets; reuse them from block to block. */
export function createScreenBuffer(compiled: CompiledProtocol, capacity: number): ScreenBuffer {
  return createScreenBufferIn(onHeap, compiled, capacity)
}

/** {@link createScreenBuffer} in the memory of a kernel. */
export function createScreenBufferIn(
  allocate: Allocate,
  compiled: CompiledProtocol,
  capacity: number,
): ScreenBuffer {
  const bytes = () => new Uint8Array(capacity)
  return {
    length: 0,
    capacity,
    scores: compiled.instruments.map((instrument) =>
      createScoreBufferIn(allocate, instrument, capacity),
    ),
    quality: bytes(),
    qualityRules: compiled.quality.map(bytes),
    crisis: bytes(),
    rules: compiled.rules.map(bytes),
    tier: bytes(),
    tierPossible: bytes(),
    determined: bytes(),
    due: compiled.dueGrades.map((grades) => (grades === null ? null : bytes())),
    index: new Float64Array(capacity),
    pool: [],
  }
}

/** What the protocol's conditions are evaluated over. */
export function scopeOf(buffer: ScreenBuffer): ConditionScope {
  return {
    length: buffer.length,
    responses: buffer.scores.map(({ responses }) => responses),
    scores: buffer.scores,
    due: buffer.due,
  }
}
