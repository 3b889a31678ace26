import type { PersonBlock, ResponseBlock } from '../table/blocks.js'
import { EVERY_STEP } from './every-step.js'
import type { CompiledInstrument } from './plan.js'
import { runSteps } from './run-steps.js'
import type { ScoreBlock } from './score-block.js'
import { createScoreBuffer, type ScoreBuffer } from './score-buffer.js'
import type { Steps } from './steps.js'

/**
 * THE ENGINE: scores a block of sheets of one instrument. Columns in, columns out; one sheet is a block of one row.
 *
 * Order of work: gates → items to raw scores and their bounds → scales of scales → standard scores → bands → rules,
 * critical items, validity.
 *
 * @param compiled - from `compileInstrument`
 * @param responses - option indexes per item, in the order of the instrument's items
 * @param persons - sex, age and grade for the same rows
 * @param buffer - result columns to write into; those of an earlier block may be reused
 * @returns `buffer`, filled for `responses.length` sheets
 * @throws {@link RangeError} when the block has another number of item columns than the instrument has items, or
 * more rows than the buffer holds
 */
export function scoreTable(
  compiled: CompiledInstrument,
  responses: ResponseBlock,
  persons: PersonBlock,
  buffer: ScoreBuffer = createScoreBuffer(compiled, responses.length),
): ScoreBlock {
  return scoreTableBy(EVERY_STEP, compiled, responses, persons, buffer)
}

/** {@link scoreTable} by steps of a kernel, with a buffer in its memory. */
export function scoreTableBy(
  steps: Steps,
  compiled: CompiledInstrument,
  responses: ResponseBlock,
  persons: PersonBlock,
  buffer: ScoreBuffer,
): ScoreBlock {
  const nItems = compiled.instrument.items.length
  if (responses.codes.length !== nItems)
    throw new RangeError(
      `scoreTable requires ${nItems} item columns, received ${responses.codes.length}`,
    )
  if (responses.length > buffer.capacity)
    throw new RangeError(
      `scoreTable requires a buffer of ${responses.length} rows, received ${buffer.capacity}`,
    )
  runSteps(steps, compiled, responses, persons, buffer)
  return buffer
}
