import type { Item, Scale } from '../instrument/instrument.js'
import { type Language, textIn } from '../issue/text.js'
import { contribution } from '../score/combine-scales.js'
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
  const { sum, weight } = answered(plan, buffer)
  const lines = [words.aggregate[plan.aggregate](nAnswered, nTerms, figure(sum))]
  const isExtreme = plan.aggregate === 'maximum' || plan.aggregate === 'minimum'
  if (state === 'prorated' && nAnswered < nTerms && !isExtreme)
    lines.push(
      plan.completion === 'as-zero'
        ? words.asZero
        : words.prorated(figure(plan.totalWeight), figure(weight), words.rounding[plan.round]),
    )
  if (plan.transform.length > 0) lines.push(words.transform(steps(plan, language)))
  const score = raw[0] as number
  const isUndivided = plan.aggregate === 'ratio' && (low[0] as number) > (high[0] as number)
  if (isUndivided) lines.push(words.noDenominator)
  else lines.push(Number.isNaN(score) ? words.noScore(state) : words.result(figure(score)))
  if ((low[0] as number) < (high[0] as number))
    lines.push(words.bounds(figure(low[0] as number), figure(high[0] as number)))
  return lines
}

/** The transforms one after another, as arithmetic. */
function steps({ transform }: ScalePlan, language: Language): string {
  const words = EXPLAIN_WORDS[language]
  const written = transform.map((step) => {
    if (step.kind === 'lookup') return words.lookup
    const { multiply, divide, add } = step
    const parts = [
      multiply === 1 ? '' : `× ${multiply}`,
      divide === 1 ? '' : `÷ ${divide}`,
      add === 0 ? '' : `${add < 0 ? '−' : '+'} ${Math.abs(add)}`,
    ]
    const arithmetic = parts.filter((part) => part !== '').join(' ')
    return `${arithmetic}${words.rounding[step.round]}`.replace(/^[,，] ?/, '')
  })
  return written.filter((step) => step !== '').join('; ')
}

/** What the answered terms add together, and their weight. */
function answered(plan: ScalePlan, buffer: ScoreBuffer): { sum: number; weight: number } {
  let sum = 0
  let weight = 0
  for (const term of plan.terms) {
    const byte = buffer.responses.codes[term.index]?.[0] ?? FIRST_MISSING
    const raw = buffer.scales[term.index]?.raw[0] ?? Number.NaN
    const isThere = plan.of === 'items' ? byte < FIRST_MISSING : !Number.isNaN(raw)
    if (!isThere) continue
    sum += plan.of === 'items' ? (term.values[byte] as number) : contribution(term, raw)
    weight += Math.abs(term.weight)
  }
  return { sum, weight }
}

function normLines(plan: ScalePlan, { standard }: ScaleColumns, language: Language): string[] {
  const words = EXPLAIN_WORDS[language]
  const { norm } = plan
  if (norm === null || standard === null) return []
  const state = standard.status[0] as number
  if (state > STATUS.prorated && state !== STATUS.noNorm) return []
  const cell = norm.cells[standard.cell[0] as number]?.cell
  if (cell === undefined) return [words.noNorm(norm.tableId)]
  if (state === STATUS.noNorm) return [words.noScore('no-norm')]
  const score = figure(standard.value[0] as number)
  const lines = [words.norm(norm.tableId, words.normCell(cell), norm.metric, score)]
  if ((standard.low[0] as number) < (standard.high[0] as number))
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
