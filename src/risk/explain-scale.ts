import type { Item, Scale } from '../instrument/instrument.js'
import { type Language, textIn } from '../issue/text.js'
import type { CompiledInstrument, ScalePlan, TermPlan } from '../score/plan.js'
import type { ScaleColumns } from '../score/score-block.js'
import type { ScoreBuffer } from '../score/score-buffer.js'
import { STATUS, STATUSES, type Status } from '../score/statuses.js'
import { FIRST_MISSING, MISSING, type MissingReason } from '../table/missing.js'
import { EXPLAIN_WORDS } from './explain-words.js'

/** The lines of one scale of a scored buffer of one row. */
export function explainScale(
  compiled: CompiledInstrument,
  buffer: ScoreBuffer,
  index: number,
  language: Language,
): string[] {
  const scale = compiled.instrument.scales[index] as Scale
  const plan = compiled.scales[index] as ScalePlan
  const columns = buffer.scales[index] as ScaleColumns
  return [
    `${textIn(scale.names, language)} (${compiled.instrument.id}.${scale.id})`,
    ...[
      ...plan.terms.map((term) => termLine(compiled, plan, term, buffer, language)),
      ...resultLines(plan, columns, buffer, language),
      ...normLines(plan, columns, language),
      ...bandLines(compiled, scale, columns, language),
    ].map((line) => `  ${line}`),
  ]
}

function termLine(
  compiled: CompiledInstrument,
  plan: ScalePlan,
  term: TermPlan,
  buffer: ScoreBuffer,
  language: Language,
): string {
  const words = EXPLAIN_WORDS[language]
  if (plan.of === 'scales') {
    const part = compiled.instrument.scales[term.index] as Scale
    const columns = buffer.scales[term.index] as ScaleColumns
    const raw = columns.raw[0] as number
    const weight = term.weight === 1 ? '' : ` × ${term.weight}`
    const value = Number.isNaN(raw)
      ? words.noScore(statusOf(columns.status))
      : `${figure(raw)}${weight}`
    return `${textIn(part.names, language)}: ${value}`
  }
  const item = compiled.instrument.items[term.index] as Item
  const byte = buffer.responses.codes[term.index]?.[0] as number
  const label = `${item.id} ${textIn(item.names, language)}`
  const option = item.options[byte]
  if (byte >= FIRST_MISSING || option === undefined)
    return `${label}: ${words.missing[reasonOf(byte)]}`
  const shown = option.label === null ? '' : ` (${textIn(option.label, language)})`
  const value = figure(term.values[byte] as number)
  return words.item(label, `${option.code}${shown}`, value, item.reverseKeyed)
}

function resultLines(
  plan: ScalePlan,
  { raw, low, high, status, nMissing }: ScaleColumns,
  buffer: ScoreBuffer,
  language: Language,
): string[] {
  const words = EXPLAIN_WORDS[language]
  const nTerms = plan.terms.length
  const nAnswered = nTerms - (nMissing[0] as number)
  const state = statusOf(status)
  const lines = [
    words.aggregate[plan.aggregate]?.(nAnswered, nTerms, figure(answeredSum(plan, buffer))) ?? '',
  ]
  if (state === 'prorated' && nAnswered < nTerms)
    lines.push(
      plan.completion === 'as-zero'
        ? words.asZero
        : words.prorated(nTerms, nAnswered, words.rounding[plan.round]),
    )
  const steps = plan.transform.map((step) => {
    if (step.kind === 'lookup') return 'table'
    const { multiply, divide, add } = step
    const parts = [
      multiply === 1 ? '' : `× ${multiply}`,
      divide === 1 ? '' : `÷ ${divide}`,
      add === 0 ? '' : `+ ${add}`,
    ]
    return `${parts.filter((part) => part !== '').join(' ')}${words.rounding[step.round]}`
  })
  if (steps.length > 0) lines.push(words.transform(steps.join('; ')))
  const score = raw[0] as number
  lines.push(Number.isNaN(score) ? words.noScore(state) : words.result(figure(score)))
  if (low[0] !== high[0] && Number.isFinite(low[0]))
    lines.push(words.bounds(figure(low[0] as number), figure(high[0] as number)))
  return lines
}

/** Sum of what the answered terms contribute. */
function answeredSum(plan: ScalePlan, buffer: ScoreBuffer): number {
  let sum = 0
  for (const term of plan.terms) {
    const byte = buffer.responses.codes[term.index]?.[0] ?? FIRST_MISSING
    const raw = buffer.scales[term.index]?.raw[0] ?? Number.NaN
    if (plan.of === 'items') sum += byte < FIRST_MISSING ? (term.values[byte] as number) : 0
    else if (!Number.isNaN(raw)) sum += term.weight * raw
  }
  return sum
}

function normLines(plan: ScalePlan, { standard }: ScaleColumns, language: Language): string[] {
  const words = EXPLAIN_WORDS[language]
  const { norm } = plan
  if (
    norm === null ||
    standard === null ||
    (standard.status[0] as number) === STATUS.tooFewAnswered
  )
    return []
  const cell = norm.cells[standard.cell[0] as number]?.cell
  const value = standard.value[0] as number
  if (cell === undefined) return [words.noNorm(norm.tableId)]
  if (Number.isNaN(value)) return []
  const keys = [
    cell.sex ?? '',
    cell.grades === undefined ? '' : `grades ${cell.grades.join(', ')}`,
    cell.age === undefined ? '' : `age ${cell.age.from}–${cell.age.to}`,
  ]
  const place = keys.filter((key) => key !== '').join(', ')
  const lines = [words.norm(norm.tableId, place, norm.metric, figure(value))]
  if (standard.low[0] !== standard.high[0])
    lines.push(words.bounds(figure(standard.low[0] as number), figure(standard.high[0] as number)))
  return lines
}

function bandLines(
  compiled: CompiledInstrument,
  scale: Scale,
  columns: ScaleColumns,
  language: Language,
): string[] {
  const set = scale.cutScoreSets[columns.cutScoreSet[0] as number]
  const cut = set?.cutScores[columns.band[0] as number]
  if (cut === undefined) return []
  const label = compiled.instrument.bands[cut.band]
  const source = cut.source ?? scale.source ?? ''
  const cited = compiled.instrument.references[source]?.text ?? source
  const from = cut.at === null ? null : `${cut.strict ? '> ' : ''}${figure(cut.at)}`
  return [
    EXPLAIN_WORDS[language].band(
      label === undefined ? cut.band : textIn(label, language),
      from,
      cited,
      cut.confidence,
    ),
  ]
}

function statusOf(status: Uint8Array): Status {
  return STATUSES[status[0] as number] as Status
}

function reasonOf(byte: number): MissingReason {
  const found = Object.entries(MISSING).find(([, value]) => value === byte)
  return (found?.[0] ?? 'blank') as MissingReason
}

/** A number as a person reads it: up to four decimals. */
function figure(value: number): string {
  return String(Math.round(value * 1e4) / 1e4)
}
