import { evaluateCondition } from '../score/condition/evaluate-condition.js'
import { DUE } from '../score/due.js'
import { EVERY_STEP } from '../score/every-step.js'
import { type PatternFinder, PLAIN_FINDER } from '../score/quality/pattern-finder.js'
import type { ScoreBuffer } from '../score/score-buffer.js'
import { scoreTableBy } from '../score/score-table.js'
import type { Steps } from '../score/steps.js'
import { TRUTH } from '../score/truth.js'
import type { PersonBlock, ResponseBlock } from '../table/blocks.js'
import { assessQuality } from './assess-quality.js'
import { assignTiers } from './assign-tiers.js'
import type { CompiledProtocol } from './compile-protocol.js'
import { createScreenBuffer, type ScreenBuffer, scopeOf } from './screen-buffer.js'
import { QUALITY_STATES, type ScreenedBlock, type SheetBlock } from './screened-block.js'

/**
 * Screens a block of sheets: scores, critical items, response quality, tiers.
 *
 * Critical items are found first and whatever else is wrong with a sheet. Conditions on an instrument that the
 * person's grade does not take are false; conditions that missing answers leave open are unknown, and so is the tier
 * that hangs on them. Where the grade is unknown, rules for some grades are never certain, crisis rules apart.
 *
 * @param compiled - from `compileProtocol`
 * @param sheets - persons and answers, one response block per instrument of the protocol
 * @param buffer - result columns to write into; those of an earlier block may be reused
 * @returns `buffer`, filled for `sheets.length` sheets
 * @throws {@link RangeError} when there are other response blocks than instruments, one of another length than the
 * sheets, or more sheets than the buffer holds
 */
export function screenTable(
  compiled: CompiledProtocol,
  sheets: SheetBlock,
  buffer: ScreenBuffer = createScreenBuffer(compiled, sheets.length),
): ScreenedBlock {
  return screenTableBy({ steps: EVERY_STEP, finder: PLAIN_FINDER }, compiled, sheets, buffer)
}

/** What a kernel does of screening. */
export interface ScreenSteps {
  readonly steps: Steps
  readonly finder: PatternFinder
}

/** {@link screenTable} by the steps of a kernel, with a buffer in its memory. */
export function screenTableBy(
  { steps, finder }: ScreenSteps,
  compiled: CompiledProtocol,
  sheets: SheetBlock,
  buffer: ScreenBuffer,
): ScreenedBlock {
  if (sheets.length > buffer.capacity)
    throw new RangeError(
      `screenTable requires a buffer of ${sheets.length} rows, received ${buffer.capacity}`,
    )
  const { instruments } = compiled
  if (sheets.responses.length !== instruments.length)
    throw new RangeError(
      `screenTable requires ${instruments.length} response blocks, received ${sheets.responses.length}`,
    )
  for (const { length } of sheets.responses)
    if (length !== sheets.length)
      throw new RangeError(`screenTable requires ${sheets.length} rows a block, received ${length}`)
  buffer.length = sheets.length
  findDue(compiled, sheets.persons, buffer)
  instruments.forEach((instrument, index) => {
    const responses = sheets.responses[index] as ResponseBlock
    scoreTableBy(steps, instrument, responses, sheets.persons, buffer.scores[index] as ScoreBuffer)
  })
  findCrises(compiled, buffer)
  assessQuality(compiled, sheets, buffer, finder)
  evaluateRules(compiled, sheets.persons, buffer)
  assignTiers(compiled, buffer)
  return buffer
}

/** Where the grade is unknown, no instrument is left out: what is missing then stays visible. */
function findDue(compiled: CompiledProtocol, { grade }: PersonBlock, buffer: ScreenBuffer): void {
  compiled.dueGrades.forEach((grades, index) => {
    const due = buffer.due[index]
    if (grades === null || !due) return
    for (let row = 0; row < buffer.length; row++) {
      const value = grade[row] as number
      due[row] = value < 0 ? DUE.unknown : (grades[value] ?? DUE.no)
    }
  })
}

/** True where a critical item of severity `crisis` holds, unknown where one was due and is not answered. */
function findCrises(compiled: CompiledProtocol, buffer: ScreenBuffer): void {
  const { crisis } = buffer
  crisis.fill(TRUTH.false, 0, buffer.length)
  compiled.instruments.forEach(({ instrument }, index) => {
    const due = buffer.due[index]
    instrument.criticalItems.forEach(({ severity }, item) => {
      const truths = buffer.scores[index]?.criticalItems[item] as Uint8Array
      if (due)
        for (let row = 0; row < buffer.length; row++)
          if (due[row] === DUE.no && truths[row] !== TRUTH.true) truths[row] = TRUTH.false
      if (severity !== 'crisis') return
      for (let row = 0; row < buffer.length; row++) {
        const truth = truths[row] as number
        if (truth > (crisis[row] as number)) crisis[row] = truth
      }
    })
  })
}

/**
 * Truth of each tier rule: false outside its grades and, on invalid sheets, unless it is a crisis rule; at most unknown
 * where the rule is for some grades and the grade is unknown, unless it is a crisis rule.
 */
function evaluateRules(
  compiled: CompiledProtocol,
  { grade }: PersonBlock,
  buffer: ScreenBuffer,
): void {
  const scope = scopeOf(buffer)
  const invalid = QUALITY_STATES.indexOf('invalid')
  compiled.rules.forEach(({ rule, grades, when }, index) => {
    const truths = buffer.rules[index] as Uint8Array
    evaluateCondition(when, scope, truths, buffer.pool)
    for (let row = 0; row < buffer.length; row++) {
      const value = grade[row] as number
      const isElsewhere = grades !== null && value >= 0 && grades[value] !== 1
      const isSilenced = rule.crisis !== true && buffer.quality[row] === invalid
      const isOpen = grades !== null && value < 0 && rule.crisis !== true
      if (isElsewhere || isSilenced) truths[row] = TRUTH.false
      else if (isOpen && truths[row] === TRUTH.true) truths[row] = TRUTH.unknown
    }
  })
}
