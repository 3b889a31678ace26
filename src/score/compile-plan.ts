import type { Condition, UnansweredDocument } from '../instrument/document.js'
import type { Instrument, Item, Scale, Term } from '../instrument/instrument.js'
import type { CompiledNormScale, CompiledNorms } from '../norm/compiled-norms.js'
import { FIRST_MISSING } from '../table/missing.js'
import { bandBounds } from './bands.js'
import { compileCondition } from './condition/compile-condition.js'
import { contains } from './condition/interval.js'
import { packTerms } from './pack-terms.js'
import type { CompiledInstrument, GatePlan, ScalePlan, TermPlan } from './plan.js'

/**
 * Compiles an instrument with norms that are compiled already, or with none. What `compileInstrument` and `score` share.
 */
export function compilePlan<ScaleId extends string>(
  instrument: Instrument<ScaleId>,
  norms: CompiledNorms | null,
  informant: string | undefined,
): CompiledInstrument<ScaleId> {
  const scope = [instrument]
  return {
    instrument,
    informant: informantOf(instrument, informant) ?? null,
    gates: [
      ...instrument.gates.map((gate) => compileGate(gate, gate.when, instrument)),
      ...(instrument.unanswered ?? []).map((one) => compileGate(one, null, instrument)),
    ],
    scales: instrument.scales.map((scale, index) =>
      compileScale(scale, instrument, norms?.scales[index] ?? null),
    ),
    rules: instrument.rules.map(({ outcomes }) =>
      outcomes.map(({ when }) => (when === undefined ? null : compileCondition(when, scope))),
    ),
    criticalItems: instrument.criticalItems.map(({ when }) => compileCondition(when, scope)),
    validity: instrument.validity.map(({ when }) => compileCondition(when, scope)),
  }
}

/** Who answers: as said, or the instrument's informant if it has only one. */
function informantOf(instrument: Instrument, informant: string | undefined): string | undefined {
  const [only, ...others] = instrument.informants
  return informant ?? (others.length === 0 ? only : undefined)
}

function compileGate(
  gate: UnansweredDocument,
  when: Condition | null,
  instrument: Instrument,
): GatePlan {
  const columns = gate.items.map((id) => instrument.items.findIndex((item) => item.id === id))
  return {
    when: when === null ? null : compileCondition(when, [instrument]),
    columns,
    options: columns.map((column) =>
      (instrument.items[column] as Item).options.findIndex(({ code }) => code === gate.code),
    ),
  }
}

function compileScale(
  scale: Scale,
  instrument: Instrument,
  norm: CompiledNormScale | null,
): ScalePlan {
  const terms = scale.terms.map((term) =>
    scale.of === 'items'
      ? compileItemTerm(term, scale, instrument.items[term.index] as Item)
      : compileScaleTerm(term, scale, instrument.scales[term.index] as Scale),
  )
  const [only] = scale.cutScoreSets
  return {
    aggregate: scale.aggregate,
    of: scale.of,
    terms,
    totalWeight: total(terms, ({ weight }) => Math.abs(weight)),
    sumMinimum: total(terms, ({ minimum }) => minimum),
    sumMaximum: total(terms, ({ maximum }) => maximum),
    attainableMinimum: scale.attainable.minimum,
    attainableMaximum: scale.attainable.maximum,
    ...scale.missing,
    transform: scale.transform,
    cutScoresOn: scale.cutScoresOn,
    cutScoreSets: scale.cutScoreSets,
    cutScoresForAll: only !== undefined && Object.keys(only.group).length === 0,
    bounds: scale.cutScoreSets.map(bandBounds),
    norm,
    packed: scale.of === 'items' ? packTerms(scale.aggregate, terms) : null,
  }
}

function compileItemTerm(term: Term, scale: Scale, item: Item): TermPlan {
  const values = new Float64Array(FIRST_MISSING).fill(Number.NaN)
  let minimum = Number.POSITIVE_INFINITY
  let maximum = Number.NEGATIVE_INFINITY
  item.options.forEach(({ score }, option) => {
    const value = contribution(term, scale, score ?? Number.NaN)
    values[option] = value
    minimum = Math.min(minimum, value)
    maximum = Math.max(maximum, value)
  })
  return { index: term.index, weight: term.weight, values, minimum, maximum, counts: null }
}

/** What an item score adds to the scale: 1 or 0 for a count, otherwise its weight times the (recoded) score. */
function contribution(term: Term, scale: Scale, score: number): number {
  const recoded = scale.recode?.[String(score)] ?? score
  if (scale.aggregate === 'count')
    return term.counts !== null && contains(term.counts, recoded) ? 1 : 0
  return term.weight * recoded
}

function compileScaleTerm(term: Term, scale: Scale, part: Scale): TermPlan {
  const { minimum, maximum } = part.attainable
  const ends = scale.aggregate === 'count' ? [0, 1] : [term.weight * minimum, term.weight * maximum]
  return {
    index: term.index,
    weight: term.weight,
    values: new Float64Array(0),
    minimum: Math.min(...ends),
    maximum: Math.max(...ends),
    counts: term.counts,
  }
}

function total(terms: readonly TermPlan[], pick: (term: TermPlan) => number): number {
  return terms.reduce((sum, term) => sum + pick(term), 0)
}
