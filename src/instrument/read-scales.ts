import { at } from '../schema/json-pointer.js'
import type { AppliedVariant, PlacedScale } from './apply-variant.js'
import { attainableRange } from './attainable-range.js'
import type { ScoringDocument, TransformDocument } from './document.js'
import type { Item, Scale, Transform } from './instrument.js'
import { orderScales } from './order-scales.js'
import { own } from './own.js'
import { readCutScores } from './read-cut-scores.js'
import { readMissingRule } from './read-missing-rule.js'
import { type ReadTerms, readTerms } from './read-terms.js'
import type { Report } from './report.js'

/** The scales in scoring order, with their attainable ranges. */
export function readScales(
  applied: AppliedVariant,
  items: readonly Item[],
  scoring: ScoringDocument,
  report: Report,
): readonly Scale[] {
  const ids = applied.scales.map(({ value }) => value.id)
  const made = applied.scales.map((scale) => readTerms(scale, items, ids, report))
  const { order, circular } = orderScales(made)
  for (const index of circular) {
    const { value, pathOf } = applied.scales[index] as PlacedScale
    report({
      code: 'scale-cycle',
      path: pathOf(value.scales === undefined ? 'numerator' : 'scales'),
      expected: 'scales that are not made of themselves',
      received: `a circle through ${value.id}`,
    })
  }
  const scales: Scale[] = []
  for (const index of order) {
    const placed = applied.scales[index] as PlacedScale
    const { of, terms } = made[index] as ReadTerms
    const moved = terms.flatMap((term) => {
      const place = of === 'items' ? term.index : order.indexOf(term.index)
      return of === 'items' || place < scales.length ? [{ ...term, index: place }] : []
    })
    scales.push(readScale(placed, { of, terms: moved }, items, scales, scoring, report))
  }
  return scales
}

function readScale(
  placed: PlacedScale,
  { of, terms }: ReadTerms,
  items: readonly Item[],
  scales: readonly Scale[],
  scoring: ScoringDocument,
  report: Report,
): Scale {
  const { value } = placed
  const { id, names, aggregate, direction } = value
  const written = value.items ?? value.scales ?? terms
  checkItemScores(placed, { of, terms }, items, report)
  const measure = {
    aggregate,
    of,
    terms,
    recode: value.recode ?? null,
    transform: (value.transform ?? []).map(readTransform),
  }
  return {
    id,
    names,
    displayNames: value.displayNames ?? names,
    ...measure,
    direction,
    missing: readMissingRule(placed, terms.length === 0 ? 0 : written.length, report),
    attainable: attainableRange(measure, items, scales),
    cutScoresOn: value.cutScoresOn ?? 'raw',
    cutScoreSets: readCutScores(placed, scoring, report),
    neverTiered: value.neverTiered ?? scoring.domain === 'personality',
    ...(value.reliability === undefined ? {} : { reliability: value.reliability }),
    source: value.source ?? null,
    confidence: value.confidence ?? 'unknown',
  }
}

/** A number for every answer: codes that are words need a recode map, and a recode map of the scale every score. */
function checkItemScores(
  { value: { recode }, pathOf }: PlacedScale,
  { of, terms }: ReadTerms,
  items: readonly Item[],
  report: Report,
): void {
  if (of === 'scales') {
    if (recode !== undefined)
      report({
        code: 'schema',
        path: pathOf('recode'),
        expected: 'no recode of scales',
        received: 'recode',
      })
    return
  }
  const used = terms.flatMap(({ index }) => items[index] ?? [])
  for (const { id, options } of used)
    if (options.some(({ score }) => score === null))
      report({
        code: 'range',
        path: at('/scoring/keys', id),
        expected: 'a recode map, as a scale uses this item and its codes are words',
        received: 'none',
      })
  if (recode === undefined) return
  const scores = used.flatMap(({ options }) => options.flatMap(({ score }) => score ?? []))
  const lacking = new Set(scores.filter((score) => own(recode, String(score)) === undefined))
  if (lacking.size > 0)
    report({
      code: 'range',
      path: pathOf('recode'),
      expected: 'a value for every item score of the scale',
      received: `none for ${[...lacking].join(', ')}`,
    })
}

function readTransform(transform: TransformDocument): Transform {
  if (!('lookup' in transform)) {
    const { multiply = 1, divide = 1, add = 0, round = 'none' } = transform
    return { kind: 'linear', multiply, divide, add, round }
  }
  const entries = Object.entries(transform.lookup)
    .map(([raw, value]) => [Number(raw), value] as const)
    .sort(([one], [other]) => one - other)
  return {
    kind: 'lookup',
    from: entries.map(([raw]) => raw),
    to: entries.map(([, value]) => value),
  }
}
