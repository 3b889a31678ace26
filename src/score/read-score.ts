import type { Issue } from '../issue/issue.js'
import type { EnginePlan, InstrumentKeys, ScalePlan } from './plan.js'
import type { RuleColumns, ScaleColumns, ScoreBlock, StandardColumns } from './score-block.js'
import { STATUSES, type Status } from './statuses.js'
import { TRUTHS, type Truth } from './truth.js'

/** The scores of one sheet, as data. */
export interface Score<ScaleId extends string = string> {
  readonly instrument: {
    readonly id: string
    readonly version: string
    readonly variant: string | null
    readonly fingerprint: string
  }
  readonly scales: Readonly<Record<ScaleId, ScaleScore>>
  readonly rules: Readonly<Record<string, RuleOutcome>>
  readonly criticalItems: Readonly<Record<string, Truth>>
  readonly validity: Readonly<Record<string, Truth>>
  readonly issues: readonly Issue[]
}

export interface ScaleScore {
  /** Raw score after prorating and transforms; null where the status says that there is none. */
  readonly raw: number | null
  readonly status: Status
  /** Lowest and highest value that the raw score can still take; null where that is undefined. */
  readonly low: number | null
  readonly high: number | null
  /** Number of items (or scales) missing. */
  readonly nMissing: number
  readonly band: string | null
  readonly standard: StandardScore | null
}

export interface StandardScore {
  readonly metric: string
  readonly normTable: string
  readonly score: number | null
  readonly status: Status
  readonly low: number | null
  readonly high: number | null
}

export interface RuleOutcome {
  /** The outcome that is certain: it holds, or a more pressing one does. */
  readonly certain: string
  /** The most pressing outcome that is still possible. */
  readonly possible: string
  readonly isDetermined: boolean
}

type Rule = InstrumentKeys['rules'][number]
type Key = InstrumentKeys['scales'][number]

/** Reads one row of a score block as an object. */
export function readScore(
  compiled: EnginePlan,
  block: ScoreBlock,
  row: number,
  issues: readonly Issue[] = [],
): Score {
  const { instrument } = compiled
  const scales: Record<string, ScaleScore> = {}
  for (let index = 0; index < instrument.scales.length; index++)
    scales[(instrument.scales[index] as Key).id] = readScale(compiled, block, index, row)
  const rules: Record<string, RuleOutcome> = {}
  for (let index = 0; index < instrument.rules.length; index++) {
    const { id, outcomes } = instrument.rules[index] as Rule
    rules[id] = readRule(outcomes, block.rules[index] as RuleColumns, row)
  }
  return {
    instrument: {
      id: instrument.id,
      version: instrument.version,
      variant: instrument.variant,
      fingerprint: instrument.fingerprint,
    },
    scales,
    rules,
    criticalItems: readTruths(instrument.criticalItems, block.criticalItems, row),
    validity: readTruths(instrument.validity, block.validity, row),
    issues,
  }
}

function readScale(
  compiled: EnginePlan,
  block: ScoreBlock,
  index: number,
  row: number,
): ScaleScore {
  const columns = block.scales[index] as ScaleColumns
  const { cutScoreSets, norm } = compiled.scales[index] as ScalePlan
  const cut = cutScoreSets[columns.cutScoreSet[row] as number]?.cutScores
  return {
    raw: finite(columns.raw[row]),
    status: STATUSES[columns.status[row] as number] as Status,
    low: finite(columns.low[row]),
    high: finite(columns.high[row]),
    nMissing: columns.nMissing[row] as number,
    band: cut?.[columns.band[row] as number]?.band ?? null,
    standard:
      norm && columns.standard
        ? readStandard(norm.metric, norm.tableId, columns.standard, row)
        : null,
  }
}

function readStandard(
  metric: string,
  normTable: string,
  columns: StandardColumns,
  row: number,
): StandardScore {
  return {
    metric,
    normTable,
    score: finite(columns.value[row]),
    status: STATUSES[columns.status[row] as number] as Status,
    low: finite(columns.low[row]),
    high: finite(columns.high[row]),
  }
}

function readRule(outcomes: Rule['outcomes'], columns: RuleColumns, row: number): RuleOutcome {
  const certain = outcomes[columns.certain[row] as number] as Key
  const possible = outcomes[columns.possible[row] as number] as Key
  return { certain: certain.id, possible: possible.id, isDetermined: certain === possible }
}

function readTruths(
  entries: readonly Key[],
  columns: readonly Uint8Array[],
  row: number,
): Record<string, Truth> {
  const truths: Record<string, Truth> = {}
  for (let index = 0; index < entries.length; index++) {
    const { id } = entries[index] as Key
    truths[id] = TRUTHS[(columns[index] as Uint8Array)[row] as number] as Truth
  }
  return truths
}

function finite(value: number | undefined): number | null {
  return Number.isFinite(value) ? (value as number) : null
}
