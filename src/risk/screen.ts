import { type Issue, issue } from '../issue/issue.js'
import { type AnswerRecord, answersToRow } from '../score/answers-to-row.js'
import { type Person, personBlock } from '../score/person.js'
import { readScore, type Score } from '../score/read-score.js'
import { TRUTHS, type Truth } from '../score/truth.js'
import type { CompiledProtocol } from './compile-protocol.js'
import { markNotAdministered } from './mark-not-administered.js'
import type { TierRule } from './protocol.js'
import { createScreenBuffer, type ScreenBuffer } from './screen-buffer.js'
import { screenTable } from './screen-table.js'
import {
  QUALITY_STATES,
  type QualityState,
  TIER_INVALID,
  TIER_UNDETERMINED,
} from './screened-block.js'

/** One person's answers to the instruments of a protocol. */
export interface Sheet {
  /** Instrument id → item id → code. */
  readonly answers: Readonly<Record<string, AnswerRecord>>
  readonly person?: Person
  /** Seconds taken for the whole sheet. */
  readonly seconds?: number
  /** Number of instructed items answered otherwise than told; from 255 on all the same. */
  readonly instructedFailed?: number
}

/** What screening finds on one sheet, as data. */
export interface Screening {
  /** Instrument id → scores. */
  readonly scores: Readonly<Record<string, Score>>
  readonly quality: QualityState
  /** Ids of the quality rules that speak. */
  readonly qualityReasons: readonly string[]
  /** Whether a critical item of severity `crisis` holds. */
  readonly crisis: Truth
  /** The certain tier: a tier's id, the baseline's id, `undetermined` or `invalid`. */
  readonly tier: string
  /** The most pressing tier that is still possible. */
  readonly tierPossible: string
  readonly isDetermined: boolean
  /** Tier rules that hold (`true`) or may still hold (`unknown`), the most pressing first. */
  readonly reasons: readonly TierReason[]
  readonly issues: readonly Issue[]
}

export interface TierReason {
  readonly rule: TierRule
  readonly truth: Truth
}

/**
 * Screens one sheet: a table of one row, through the same engine as a county's. Items of instruments that the person's
 * grade does not take are not administered; answers to an instrument that is no part of the protocol are an issue.
 */
export function screen(compiled: CompiledProtocol, sheet: Sheet): Screening {
  const issues: Issue[] = []
  const persons = personBlock(sheet.person ?? {}, issues)
  const responses = compiled.instruments.map(({ instrument }) =>
    answersToRow(
      instrument,
      sheet.answers[instrument.id] ?? {},
      instrument.items.map(() => new Uint8Array(1)),
      issues,
    ),
  )
  markNotAdministered(responses, compiled.dueGrades, persons)
  for (const id of Object.keys(sheet.answers))
    if (!compiled.instruments.some(({ instrument }) => instrument.id === id))
      issues.push(notInProtocol(compiled, id))
  const buffer = createScreenBuffer(compiled, 1)
  screenTable(
    compiled,
    {
      length: 1,
      persons,
      responses,
      seconds: Float64Array.of(sheet.seconds ?? Number.NaN),
      instructedFailed: failedColumn(sheet.instructedFailed),
    },
    buffer,
  )
  return readScreening(compiled, buffer, 0, issues)
}

/** A count in a byte: more than it can hold is the most it can; null where it is not known. */
function failedColumn(count: number | undefined): Uint8Array | null {
  if (count === undefined || Number.isNaN(count)) return null
  if (count < 0) throw new RangeError('screen requires a count of instructed items from 0 up')
  return Uint8Array.of(Math.min(count, MOST_FAILED))
}

const MOST_FAILED = 255

function notInProtocol({ protocol }: CompiledProtocol, id: string): Issue {
  return issue({
    code: 'unknown-instrument',
    severity: 'warning',
    expected: `an instrument of ${protocol.id}`,
    received: id,
  })
}

/** Reads one row of a screened block as an object. */
export function readScreening(
  compiled: CompiledProtocol,
  block: ScreenBuffer,
  row: number,
  issues: readonly Issue[] = [],
): Screening {
  const scores: Record<string, Score> = {}
  compiled.instruments.forEach((instrument, index) => {
    const scored = block.scores[index]
    if (scored) scores[instrument.instrument.id] = readScore(instrument, scored, row)
  })
  return {
    scores,
    quality: QUALITY_STATES[block.quality[row] as number] as QualityState,
    qualityReasons: compiled.quality.flatMap(({ rule }, index) =>
      block.qualityRules[index]?.[row] === 1 ? [rule.id] : [],
    ),
    crisis: TRUTHS[block.crisis[row] as number] as Truth,
    tier: tierName(compiled, block.tier[row] as number),
    tierPossible: tierName(compiled, block.tierPossible[row] as number),
    isDetermined: block.determined[row] === 1,
    reasons: readReasons(compiled, block, row),
    issues,
  }
}

/** The id of a tier byte: a tier, the baseline, `undetermined` or `invalid`. */
export function tierName({ protocol }: CompiledProtocol, tier: number): string {
  if (tier === TIER_UNDETERMINED) return 'undetermined'
  if (tier === TIER_INVALID) return 'invalid'
  return protocol.tiers[tier]?.id ?? protocol.baseline.id
}

function readReasons(compiled: CompiledProtocol, block: ScreenBuffer, row: number): TierReason[] {
  const reasons = compiled.rules.flatMap(({ rule, tier }, index) => {
    const truth = TRUTHS[block.rules[index]?.[row] as number] as Truth
    return truth === 'false' ? [] : [{ rule, truth, tier }]
  })
  return reasons
    .sort((a, b) => (a.truth === b.truth ? a.tier - b.tier : a.truth === 'true' ? -1 : 1))
    .map(({ rule, truth }) => ({ rule, truth }))
}
