import type { NumberRange } from '../../stat/wilson-interval.js'
import { LEAST_DEGREES } from './coarse-differences.js'
import type { PrevalenceCategory, PrevalenceRow } from './prevalence-rows.js'
import {
  categoryCount,
  type PrevalenceCell,
  type PrevalenceTally,
  sheetsWithCategory,
} from './prevalence-tally.js'
import { roundedByTenth as rounded, stepWithin, toStep } from './round-to-step.js'

/** A share for publication: what rests on the spread between clusters is rounded, or withheld. */
export interface PublishedShare extends PrevalenceRow {
  /** Whether standard error, interval and what follows from them are withheld. */
  readonly isWithheld: boolean
}

/** How a share comes out of the cells of its group as they are. */
export type ShareAgain = () => PrevalenceRow

/**
 * A share for publication. Its standard error is an equation over the counts of clusters, such as schools, which are not
 * all shown; with all its digits it would tell what two hidden ones are. So everything that rests on it is rounded, by a tenth
 * of the error at most, and withheld where there are few clusters or where students exchanged between the clusters that
 * change it most would show, whichever way: whoever takes two students of hidden clusters for each other then sees the
 * same figures.
 *
 * A weighted share is one more such equation, and is treated alike; a plain one follows from its count.
 *
 * @param cells - of the group; their counts are changed while this works, and are what they were afterwards
 */
export function publishedShare(
  tally: PrevalenceTally,
  cells: readonly PrevalenceCell[],
  { measure, members }: Pick<PrevalenceCategory, 'measure' | 'members'>,
  row: PrevalenceRow,
  again: ShareAgain,
): PublishedShare {
  const { count, found } = row
  const places = placesOf(tally, cells, measure, members)
  const weights = new Set(places.map(({ weight }) => weight))
  const isWeighted = weights.size > 1 || tally.calibration !== undefined
  const isSettled = count === 0 || count === found.n
  if (isSettled || places.length < 2) return { ...row, isWithheld: false }
  const own = coarse(row, isWeighted)
  const text = textOf(own)
  const isSame = ([from, to]: Pair): boolean => {
    const undo = exchange(tally, from, to, measure, members)
    const other = textOf(coarse(again(), isWeighted))
    undo()
    return other === text
  }
  const isTold =
    row.found.degreesOfFreedom < LEAST_DEGREES ||
    extremes(places, isWeighted).some((ways) => !ways.every(isSame))
  return isTold ? withheld(row, isWeighted) : { ...own, isWithheld: false }
}

/** A first-stage cluster, or a stratum of which students were drawn singly. */
interface PlaceOfSheets {
  readonly cells: PrevalenceCell[]
  readonly stratum: number
  readonly weight: number
  n: number
  counted: number
}

function placesOf(
  tally: PrevalenceTally,
  cells: readonly PrevalenceCell[],
  measure: number,
  members: readonly number[],
): PlaceOfSheets[] {
  const { units } = tally.sample
  const places = new Map<string, PlaceOfSheets>()
  for (const cell of cells) {
    const n = sheetsWithCategory(tally, cell, measure)
    if (n === 0) continue
    let [unit, stratum] = [cell.unit, cell.unit]
    for (let parent = units[stratum]?.parent ?? -1; parent >= 0; ) {
      unit = stratum
      stratum = parent
      parent = units[stratum]?.parent ?? -1
    }
    const key = `${unit} ${cell.weight}`
    const { weight } = cell
    const place = places.get(key) ?? { cells: [], stratum, weight, n: 0, counted: 0 }
    places.set(key, place)
    place.cells.push(cell)
    place.n += n
    for (const number of members) place.counted += categoryCount(tally, cell, measure, number)
  }
  return [...places.values()]
}

type Pair = readonly [from: PlaceOfSheets, to: PlaceOfSheets]

/** The pairs between which an exchange changes figures most, one way and the other. */
function extremes(places: readonly PlaceOfSheets[], isWeighted: boolean): Pair[][] {
  const sum = (of: (place: PlaceOfSheets) => number): number =>
    places.reduce((total, place) => total + of(place), 0)
  const share = sum(({ weight, counted }) => weight * counted) / sum(({ weight, n }) => weight * n)
  const rest = ({ weight, counted, n }: PlaceOfSheets): number => weight * (counted - share * n)
  const strata = new Map<number, { sum: number; n: number }>()
  for (const place of places) {
    const known = strata.get(place.stratum) ?? { sum: 0, n: 0 }
    strata.set(place.stratum, { sum: known.sum + rest(place), n: known.n + 1 })
  }
  const aside = (place: PlaceOfSheets): number => {
    const own = strata.get(place.stratum)
    return place.weight * (rest(place) - (own === undefined ? 0 : own.sum / own.n))
  }
  const by = [
    aside,
    ...(strata.size > 1 ? [({ counted, n }: PlaceOfSheets): number => counted / n] : []),
    ...(isWeighted ? [({ weight }: PlaceOfSheets): number => weight] : []),
  ]
  return by.map((value): Pair[] => {
    const sorted = [...places].sort((one, other) => value(one) - value(other))
    return [
      [sorted.find(hasCounted), sorted.findLast(hasOthers)],
      [sorted.findLast(hasCounted), sorted.find(hasOthers)],
    ].flatMap(([from, to]): Pair[] =>
      from === undefined || to === undefined || from === to ? [] : [[from, to]],
    )
  })
}

const hasCounted = ({ counted }: PlaceOfSheets): boolean => counted > 0
const hasOthers = ({ counted, n }: PlaceOfSheets): boolean => counted < n

/** Makes a student who is counted another, and one of another place who is not counted: sizes stay. */
function exchange(
  { layout }: PrevalenceTally,
  from: PlaceOfSheets,
  to: PlaceOfSheets,
  measure: number,
  members: readonly number[],
): () => void {
  const start = layout.starts[measure] as number
  const numbers = Array.from({ length: layout.widths[measure] as number }, (_, number) => number)
  const counted = numbers.filter((number) => members.includes(number))
  const others = numbers.filter((number) => number > 0 && !members.includes(number))
  const undone = [moved(from, start, counted, others), moved(to, start, others, counted)]
  return () => {
    for (const undo of undone) undo()
  }
}

/** Moves a sheet of a place from one of some categories to one of others. */
function moved(
  { cells }: PlaceOfSheets,
  start: number,
  from: readonly number[],
  to: readonly number[],
): () => void {
  for (const { counts } of cells)
    for (const number of from) {
      const lost = start + number
      const won = start + (to[0] as number)
      if ((counts[lost] as number) === 0) continue
      counts[lost] = (counts[lost] as number) - 1
      counts[won] = (counts[won] as number) + 1
      return () => {
        counts[lost] = (counts[lost] as number) + 1
        counts[won] = (counts[won] as number) - 1
      }
    }
  return () => {}
}

/** Without what is left of the error before it was rounded. */
const digits = (value: number): number =>
  Number.isFinite(value) ? Number(value.toPrecision(3)) : value

/** Rounded: errors by a tenth at most, shares by a quarter of their error. */
function coarse(row: PrevalenceRow, isWeighted: boolean): PrevalenceRow {
  const { found, adjusted } = row
  const error = found.standardError
  const step = error > 0 && Number.isFinite(error) ? stepWithin(error / 4) : 1e-4
  const share = (value: number): number => (isWeighted ? toStep(value, step) : value)
  const range = ({ low, high }: NumberRange): NumberRange => ({
    low: toStep(low, step),
    high: toStep(high, step),
  })
  return {
    ...row,
    found: {
      ...found,
      estimate: share(found.estimate),
      interval: range(found.interval),
      standardError: rounded(error),
      // Of the error that is shown.
      designEffect: digits(found.designEffect * (rounded(error) / error) ** 2),
      effectiveSampleSize: digits(found.effectiveSampleSize * (error / rounded(error)) ** 2),
    },
    intraclassCorrelation: toStep(row.intraclassCorrelation, 0.02),
    adjusted: adjusted && {
      ...adjusted,
      estimate: share(adjusted.estimate),
      interval: range(adjusted.interval),
    },
  }
}

/** Everything that a published row says, as text. */
function textOf({ found, intraclassCorrelation, adjusted, predictive }: PrevalenceRow): string {
  return JSON.stringify([
    [found.estimate, found.interval, found.standardError, found.designEffect, found.fallback],
    [found.effectiveSampleSize, intraclassCorrelation, found.degreesOfFreedom],
    [adjusted?.estimate, adjusted?.interval, adjusted?.status],
    [predictive?.ofHundredFlagged, predictive?.ofHundredFlaggedRange],
  ])
}

const UNKNOWN: NumberRange = { low: Number.NaN, high: Number.NaN }

function withheld(row: PrevalenceRow, isWeighted: boolean): PublishedShare {
  const { found, adjusted, predictive } = row
  const nothing = Number.NaN
  return {
    ...row,
    found: {
      ...found,
      estimate: isWeighted ? nothing : found.estimate,
      interval: UNKNOWN,
      standardError: nothing,
      designEffect: nothing,
      effectiveSampleSize: nothing,
    },
    intraclassCorrelation: nothing,
    adjusted: adjusted === null || isWeighted ? null : { ...adjusted, interval: UNKNOWN },
    predictive: predictive === null || isWeighted ? null : withoutRange(predictive),
    isWithheld: true,
  }
}

function withoutRange(
  predictive: NonNullable<PrevalenceRow['predictive']>,
): NonNullable<PrevalenceRow['predictive']> {
  const { ofHundredFlaggedRange: _, ...rest } = predictive
  return { ...rest, ofHundredFlaggedRange: null }
}
