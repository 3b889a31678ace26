import { bandIndex, type Scope, truthOf } from './condition.js'
import { cutsOf } from './cuts-of.js'
import type { Code, FileCut, FilePerson, FileScale, InstrumentFile, NormFile } from './file.js'
import { type Fraction, toNumber } from './fraction.js'
import { naiveStandard } from './norms.js'
import { ratioEnds, spanQuotient } from './ratio-ends.js'
import { type Reading, readFile } from './reading.js'
import { type Answer, type Made, makeScale, type Sheet } from './scale.js'
import { type Known, NOWHERE, type Span, type Truth } from './truth.js'

/** What a sheet comes to, by the words of the format. */
export interface NaiveScore {
  readonly scales: Readonly<Record<string, NaiveScale>>
  readonly rules: Readonly<Record<string, { readonly certain: string; readonly possible: string }>>
  readonly criticalItems: Readonly<Record<string, Truth>>
  readonly validity: Readonly<Record<string, Truth>>
}

export interface NaiveScale {
  readonly raw: number | null
  readonly status: string
  readonly low: number | null
  readonly high: number | null
  readonly nMissing: number
  readonly band: string | null
  readonly standard: { readonly score: number | null; readonly status: string } | null
}

export type NaiveScorer = (
  answers: Readonly<Record<string, Code | null | undefined>>,
  person?: FilePerson,
) => NaiveScore

/**
 * A second scorer, written for the tests: one sheet at a time, over the file itself and in exact fractions. It shares no
 * line with `src/`, and reads the words of the format where the engine has columns.
 *
 * @param variant - the default one where absent
 */
export function naiveScorer(
  file: InstrumentFile,
  variant?: string,
  norms: readonly NormFile[] = [],
): NaiveScorer {
  const reading = readFile(file, variant)
  const blank = blankSpans(reading)
  return (answers, person = {}) => scoreSheet(reading, blank, answers, person, norms)
}

/** What each scale can be at all: what is known of it where nothing is answered. */
function blankSpans(reading: Reading): ReadonlyMap<string, Span> {
  const spans = new Map<string, Span>()
  const sheet: Sheet = { answers: new Map(), items: reading.items, made: new Map(), blank: spans }
  makeAll(reading, sheet, (scale) => {
    if (scale.aggregate !== 'ratio') return
    const [above, under] = [scale.numerator, scale.denominator].map((id) =>
      reading.scales.find((one) => one.id === id),
    ) as [FileScale, FileScale]
    const ends =
      ratioEnds(above, under, reading.items) ??
      spanQuotient(spans.get(above.id) as Span, spans.get(under.id) as Span)
    if (ends !== null) spans.set(scale.id, ends)
  })
  return spans
}

/** Makes every scale after the scales that it is made of. */
function makeAll(
  { scales }: Reading,
  sheet: Sheet,
  before: (scale: FileScale) => void = () => {},
): ReadonlyMap<string, Made> {
  const made = sheet.made as Map<string, Made>
  const make = (scale: FileScale): void => {
    if (made.has(scale.id)) return
    const parts = (scale.scales ?? []).map((term) =>
      typeof term === 'string' ? term : (term.scale ?? ''),
    )
    for (const id of [...parts, scale.numerator, scale.denominator])
      for (const part of scales) if (part.id === id) make(part)
    before(scale)
    const result = makeScale(scale, sheet)
    made.set(scale.id, result)
    const spans = sheet.blank as Map<string, Span>
    const { known } = result
    if (!spans.has(scale.id) && known !== null && known !== NOWHERE) spans.set(scale.id, known)
  }
  scales.forEach(make)
  return made
}

interface Judged {
  readonly standard: Fraction | null
  readonly known: Known
  readonly hasNorm: boolean
  readonly cuts: readonly FileCut[] | null
}

function scoreSheet(
  reading: Reading,
  blank: ReadonlyMap<string, Span>,
  record: Readonly<Record<string, Code | null | undefined>>,
  person: FilePerson,
  norms: readonly NormFile[],
): NaiveScore {
  const answers = gated(reading, record)
  const made = makeAll(reading, { answers, items: reading.items, made: new Map(), blank })
  const [only, ...others] = reading.informants
  const informant = person.informant ?? (others.length === 0 ? only : undefined)
  const judged = new Map<string, Judged>()
  for (const scale of reading.scales)
    judged.set(scale.id, judge(scale, made.get(scale.id) as Made, person, informant, norms))
  return {
    scales: Object.fromEntries(
      reading.scales.map((scale) => [
        scale.id,
        scaleOf(scale, made.get(scale.id) as Made, judged.get(scale.id) as Judged),
      ]),
    ),
    ...decide(reading, scopeOf(reading, answers, made, judged)),
  }
}

/** What each answer is, blanks filled where a gate says that the form skips them, or where they are not safe. */
function gated(
  { items, missingCodes, gates, unanswered, declined }: Reading,
  record: Readonly<Record<string, Code | null | undefined>>,
): ReadonlyMap<string, Answer> {
  const answers = new Map<string, Answer>()
  for (const [id, options] of items) {
    const given = record[id]
    const option = options.find(({ code }) => String(code) === String(given))
    const isBlank = given === undefined || given === null || given === ''
    const isDeclared = missingCodes.has(String(given))
    answers.set(id, isBlank ? 'blank' : isDeclared ? 'declared-missing' : (option ?? 'not-a-code'))
  }
  const nothing = { known: () => null, cuts: () => null, outcomes: new Map(), critical: new Map() }
  for (const { when, items: skipped, code } of gates)
    if (truthOf(when, { items, answers, ...nothing }) === 'true')
      for (const id of skipped) {
        const option = items.get(id)?.find((one) => one.code === code)
        if (answers.get(id) === 'blank' && option !== undefined) answers.set(id, option)
      }
  for (const { items: open, code } of unanswered)
    for (const id of open) {
      const option = items.get(id)?.find((one) => one.code === code)
      const isOpen = answers.get(id) === 'blank' || declined.has(String(record[id]))
      if (isOpen && option !== undefined) answers.set(id, option)
    }
  return answers
}

function judge(
  scale: FileScale,
  { raw, known }: Made,
  person: FilePerson,
  informant: string | undefined,
  norms: readonly NormFile[],
): Judged {
  const table = norms.find(({ cells }) => cells.some((cell) => cell.scale === scale.id))
  const standard = (score: Fraction): Fraction | null =>
    table === undefined ? null : naiveStandard(table, scale.id, score, person, informant)
  const ends =
    known === null || known === NOWHERE ? [] : [standard(known.low), standard(known.high)]
  const [a, b] = ends
  const sets = [
    ...(scale.cutScoresBy ?? []),
    ...(scale.cutScores === undefined ? [] : [{ group: {}, cutScores: scale.cutScores }]),
  ]
  const cuts = cutsOf(sets, person, informant)
  return {
    standard: raw && standard(raw),
    known: a && b ? (toNumber(a) <= toNumber(b) ? { low: a, high: b } : { low: b, high: a }) : null,
    hasNorm: table !== undefined,
    cuts: cuts?.cutScores ?? null,
  }
}

function scaleOf(
  scale: FileScale,
  { raw, status, nMissing, known }: Made,
  { standard, hasNorm, cuts }: Judged,
): NaiveScale {
  const banded = scale.cutScoresOn === 'standard-score' ? standard : raw
  const end = (side: 'low' | 'high'): number | null =>
    known === null || known === NOWHERE ? null : toNumber(known[side])
  return {
    raw: raw && toNumber(raw),
    status,
    low: end('low'),
    high: end('high'),
    nMissing,
    band: cuts && banded ? (cuts[bandIndex(cuts, banded)]?.band ?? null) : null,
    standard: hasNorm
      ? {
          score: standard && toNumber(standard),
          status: raw !== null && standard === null ? 'no-norm' : status,
        }
      : null,
  }
}

function scopeOf(
  { items, scales }: Reading,
  answers: ReadonlyMap<string, Answer>,
  made: ReadonlyMap<string, Made>,
  judged: ReadonlyMap<string, Judged>,
): Omit<Scope, 'outcomes' | 'critical'> {
  return {
    items,
    answers,
    known: (id, on) => (on === 'raw' ? made.get(id)?.known : judged.get(id)?.known) ?? null,
    cuts: (id) => {
      const cuts = judged.get(id)?.cuts ?? null
      const on = scales.find((scale) => scale.id === id)?.cutScoresOn ?? 'raw'
      return cuts && { on, cuts }
    },
  }
}

/** Rules, critical items, validity, each of which may ask after those before it. */
function decide(
  { rules, criticalItems, validity }: Reading,
  base: Omit<Scope, 'outcomes' | 'critical'>,
): Pick<NaiveScore, 'rules' | 'criticalItems' | 'validity'> {
  const outcomes = new Map<string, string[]>()
  const critical = new Map<string, Truth>()
  const scope: Scope = { ...base, outcomes, critical }
  const found = rules.map(({ id, outcomes: all }) => {
    const truths = all.map(({ when }) => (when === undefined ? 'true' : truthOf(when, scope)))
    const possible = truths.findIndex((truth) => truth !== 'false')
    const certain = truths.indexOf('true')
    outcomes.set(
      id,
      all.slice(possible, certain + 1).map((one) => one.id),
    )
    return [id, { certain: all[certain]?.id ?? '', possible: all[possible]?.id ?? '' }] as const
  })
  for (const { id, when } of criticalItems) critical.set(id, truthOf(when, scope))
  return {
    rules: Object.fromEntries(found),
    criticalItems: Object.fromEntries(critical),
    validity: Object.fromEntries(validity.map(({ id, when }) => [id, truthOf(when, scope)])),
  }
}
