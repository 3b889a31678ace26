import { at } from '../schema/json-pointer.js'
import type { PlacedScale } from './apply-variant.js'
import type { Bounded } from './document.js'
import type { Interval, Item, Scale, Term } from './instrument.js'
import { isBounded, readInterval } from './read-interval.js'
import { type Report, reportUnknown } from './report.js'

/** A term as written, whichever of its forms it has. */
interface WrittenTerm extends Bounded {
  readonly id: string
  readonly weight?: number
  readonly path: string
}

/** What a scale is made of. */
export interface ReadTerms {
  readonly of: Scale['of']
  readonly terms: readonly Term[]
}

/**
 * The terms of a scale: indexes into the items or into the scales of the file, with weight or counted interval.
 * References that name nothing are reported and left out.
 */
export function readTerms(
  scale: PlacedScale,
  items: readonly Item[],
  scaleIds: readonly string[],
  report: Report,
): ReadTerms {
  const { items: itemTerms, scales, numerator, denominator } = scale.value
  const ratio = [numerator, denominator].filter((id) => id !== undefined)
  checkForm(scale, ratio.length > 0, report)
  const isOfItems = itemTerms !== undefined
  const known = isOfItems ? items.map(({ id }) => id) : scaleIds
  const written = isOfItems
    ? itemTerms.map((term, index) => writtenItem(term, at(scale.pathOf('items'), index)))
    : scales !== undefined
      ? scales.map((term, index) => writtenScale(term, at(scale.pathOf('scales'), index)))
      : ratio.map((id, index) => ({
          id,
          path: scale.pathOf(index === 0 ? 'numerator' : 'denominator'),
        }))
  const counts = readCounts(scale, report)
  const terms = written.flatMap((term) => readTerm(term, scale, known, counts, report))
  if (ratio.length === 0) reportTwice(written, scale.value.aggregate, report)
  return { of: isOfItems ? 'items' : 'scales', terms }
}

/** Exactly one kind of terms, and the aggregate that goes with it. */
function checkForm(scale: PlacedScale, isRatio: boolean, report: Report): void {
  const { items, scales, aggregate } = scale.value
  const nForms = [items !== undefined, scales !== undefined, isRatio].filter(Boolean).length
  if (nForms > 1)
    report({
      code: 'schema',
      path: scale.pathOf(items === undefined ? 'scales' : 'items'),
      expected: 'exactly one of items, scales, or numerator with denominator',
      received: 'several, once the variant is applied',
    })
  if ((aggregate === 'ratio') !== isRatio)
    report({
      code: 'schema',
      path: scale.pathOf('aggregate'),
      expected: isRatio
        ? 'ratio, as there are numerator and denominator'
        : 'numerator and denominator',
      received: isRatio ? aggregate : 'neither',
    })
}

function writtenItem(
  term: string | ({ readonly item: string; readonly weight?: number } & Bounded),
  path: string,
): WrittenTerm {
  const { item, ...rest } = typeof term === 'string' ? { item: term } : term
  return { ...rest, id: item.startsWith('-') ? item.slice(1) : item, path }
}

function writtenScale(
  term: string | ({ readonly scale: string; readonly weight?: number } & Bounded),
  path: string,
): WrittenTerm {
  const { scale, ...rest } = typeof term === 'string' ? { scale: term } : term
  return { ...rest, id: scale, path }
}

/** What the scale counts unless a term says otherwise. */
function readCounts(scale: PlacedScale, report: Report): Interval | null {
  const { counts, aggregate } = scale.value
  if (counts === undefined) return null
  const path = scale.pathOf('counts')
  if (aggregate === 'count') return readInterval(counts, path, report)
  report({ code: 'schema', path, expected: `no counts for a ${aggregate}`, received: 'counts' })
  return null
}

function readTerm(
  term: WrittenTerm,
  { value: { aggregate }, pathOf }: PlacedScale,
  known: readonly string[],
  counts: Interval | null,
  report: Report,
): readonly Term[] {
  const { id, path, weight } = term
  const complain = (expected: string, received: string): void =>
    report({ code: 'schema', path, expected, received })
  if (weight !== undefined && aggregate !== 'sum' && aggregate !== 'mean')
    complain(`no weight for a ${aggregate}`, 'a weight')
  if (weight === 0) complain('a weight other than 0', '0')
  const ownCounts = isBounded(term) ? readInterval(term, path, report) : null
  if (ownCounts !== null && aggregate !== 'count')
    complain(`no bound for a ${aggregate}`, 'a bound')
  const index = known.indexOf(id)
  if (index < 0) {
    reportUnknown(report, path, 'an id of this file', id, known)
    return []
  }
  if (aggregate === 'count' && ownCounts === null && counts === null)
    report({
      code: 'schema',
      path: pathOf('counts'),
      expected: 'what is counted: a bound here, or one in each of the terms',
      received: 'neither',
    })
  return [
    { index, weight: weight ?? 1, counts: aggregate === 'count' ? (ownCounts ?? counts) : null },
  ]
}

/** A count may look at the same item or scale against several bounds, as points above 15, 30 and 60 minutes. */
function reportTwice(
  terms: readonly WrittenTerm[],
  aggregate: Scale['aggregate'],
  report: Report,
): void {
  const seen = new Set<string>()
  for (const { id, path, atLeast, above, atMost, below } of terms) {
    const term = aggregate === 'count' ? [id, atLeast, above, atMost, below].join() : id
    if (seen.has(term))
      report({ code: 'duplicate-id', path, expected: 'each term once', received: `${id} again` })
    seen.add(term)
  }
}
