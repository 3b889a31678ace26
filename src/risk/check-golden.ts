import type { Instrument } from '../instrument/instrument.js'
import { type Issue, issue } from '../issue/issue.js'
import type { NormTable } from '../norm/norm-table.js'
import type { AnswerRecord } from '../score/answers-to-row.js'
import type { Person } from '../score/person.js'
import type { ScaleScore, Score } from '../score/read-score.js'
import { score } from '../score/score.js'

/** Worked answers of an instrument: what a person computed by hand or another program computed from the source. */
export interface GoldenDocument {
  readonly cases: readonly GoldenCase[]
}

export interface GoldenCase {
  readonly name: string
  /** Codes in the order of the items; null is a blank. */
  readonly answers: readonly (string | number | boolean | null)[]
  readonly variant?: string
  readonly person?: Person
  readonly norms?: string
  readonly expected: {
    readonly scales?: Readonly<Record<string, GoldenScale>>
    readonly rules?: Readonly<Record<string, string>>
    readonly rulesPossible?: Readonly<Record<string, string>>
    readonly criticalItems?: Readonly<Record<string, string>>
    readonly validity?: Readonly<Record<string, string>>
  }
  readonly source: string
}

/** What is expected of one scale; a property that is absent is not checked. */
export interface GoldenScale {
  readonly raw?: number | null
  readonly status?: string
  readonly band?: string | null
  readonly low?: number | null
  readonly high?: number | null
  readonly nMissing?: number
  readonly standard?: number | null
}

/** Two numbers are the same score when they differ by no more than this share of their size. */
const TOLERANCE = 1e-12

/**
 * Scores one worked answer and reports every figure that comes out otherwise.
 *
 * @param instrument - with the case's variant applied
 * @param norms - the norm tables that the case names
 * @returns an issue `golden-mismatch` per figure; empty when all agree
 */
export function checkGoldenCase(
  instrument: Instrument,
  golden: GoldenCase,
  norms: readonly NormTable[] = [],
): Issue[] {
  const answers: Record<string, string | number | boolean | null> = {}
  golden.answers.forEach((answer, index) => {
    answers[instrument.items[index]?.id ?? `item ${index + 1}`] = answer
  })
  const found = score(instrument, answers as AnswerRecord, golden.person ?? {}, norms)
  const { scales = {}, rules = {}, rulesPossible = {}, criticalItems = {} } = golden.expected
  const checks: Check[] = [
    ...Object.entries(scales).flatMap(([id, expected]) => scaleChecks(id, expected, found)),
    ...Object.entries(rules).map(([id, expected]) => [
      `rules/${id}`,
      expected,
      found.rules[id]?.certain,
    ]),
    ...Object.entries(rulesPossible).map(([id, expected]) => [
      `rulesPossible/${id}`,
      expected,
      found.rules[id]?.possible,
    ]),
    ...Object.entries(criticalItems).map(([id, expected]) => [
      `criticalItems/${id}`,
      expected,
      found.criticalItems[id],
    ]),
    ...Object.entries(golden.expected.validity ?? {}).map(([id, expected]) => [
      `validity/${id}`,
      expected,
      found.validity[id],
    ]),
  ] as Check[]
  const issues = checks.filter(([, expected, received]) => !agrees(expected, received))
  const wrongLength = golden.answers.length !== instrument.items.length
  return [
    ...(wrongLength
      ? [mismatch(golden, 'answers', instrument.items.length, golden.answers.length)]
      : []),
    ...(checks.length === 0 ? [mismatch(golden, 'expected', 'at least one figure', 'none')] : []),
    ...issues.map(([path, expected, received]) => mismatch(golden, path, expected, received)),
  ]
}

type Figure = string | number | null | undefined
type Check = readonly [path: string, expected: Figure, received: Figure]

function scaleChecks(id: string, expected: GoldenScale, { scales }: Score): Check[] {
  const scale: ScaleScore | undefined = scales[id]
  if (scale === undefined) return [[`scales/${id}`, 'a scale', 'none of this name']]
  return Object.entries(expected).map(([figure, value]) => {
    const received =
      figure === 'standard'
        ? scale.standard?.score
        : scale[figure as keyof Omit<GoldenScale, 'standard'>]
    return [`scales/${id}/${figure}`, value as Figure, received as Figure]
  })
}

function agrees(expected: Figure, received: Figure): boolean {
  if (typeof expected !== 'number' || typeof received !== 'number') return expected === received
  return Math.abs(expected - received) <= TOLERANCE * Math.max(1, Math.abs(expected))
}

function mismatch(golden: GoldenCase, path: string, expected: Figure, received: Figure): Issue {
  return issue({
    code: 'golden-mismatch',
    path: `${golden.name}: ${path}`,
    expected: String(expected),
    received: String(received),
  })
}
