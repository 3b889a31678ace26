import type { Instrument } from '../../instrument/instrument.js'
import { mayBeNoAnswer } from '../../io/cell/no-answer.js'
import { answerCoding, type CodingHints } from './answer-coding.js'
import { type Place, placesOf } from './place-instruments.js'
import type { ColumnProfile } from './profile-table.js'
import type { Candidate, Segment } from './segments.js'

/** What nobody but the user can know about where instruments stand. */
export type PlaceQuestion =
  /** Several instruments fit the same columns. */
  | {
      readonly kind: 'which-instrument'
      readonly instruments: readonly string[]
      readonly columns: readonly ColumnProfile[]
    }
  /** An instrument that was named fits several places, or none. */
  | {
      readonly kind: 'which-place'
      readonly instrument: string
      readonly columns: readonly ColumnProfile[]
    }
  /** Columns that an instrument that was named may fill, whose answers are words that it does not know. */
  | {
      readonly kind: 'which-words'
      readonly instrument: string
      readonly columns: readonly ColumnProfile[]
      readonly words: readonly string[]
    }
  /** Instruments that were named fill a block one after the other, in this order or another. */
  | {
      readonly kind: 'which-order'
      readonly instruments: readonly string[]
      readonly columns: readonly ColumnProfile[]
    }

export interface ChosenPlaces {
  readonly places: readonly Place[]
  readonly questions: readonly PlaceQuestion[]
}

/** Places of nearly the same weight are rivals. */
const CLOSE = 0.75
const MOST_CHOICES = 8
/** Words of one response set, with a few that are not. */
const MOST_WORDS = 10
/** Blocks of fewer columns are not asked about where nobody named an instrument. */
const SMALLEST_BLOCK = 5

/** Chooses the places that enough speaks for and that have no rival; the rest are questions. */
export function choosePlaces(
  instruments: readonly Instrument[],
  named: ReadonlySet<string>,
  segments: readonly Segment[],
  hints: CodingHints,
): ChosenPlaces {
  const all = instruments.flatMap((one) => placesOf(one, segments, named.has(one.id), hints))
  const strong = all.filter(({ isStrong }) => isStrong).sort((a, b) => b.weight - a.weight)
  const places: Place[] = []
  const questions: PlaceQuestion[] = []
  const used = new Set<number>()
  const settled = new Set<string>()
  const use = (columns: readonly Candidate[]): void => {
    for (const { column } of columns) used.add(column.index)
  }
  for (const place of strong) {
    const { instrument, columns, weight } = place
    if (settled.has(instrument.id) || columns.some(({ column }) => used.has(column.index))) continue
    const rivals = strong.filter(
      (other) =>
        other !== place && !settled.has(other.instrument.id) && weight - other.weight < CLOSE,
    )
    const here = rivals.filter(
      (other) => other.instrument.id !== instrument.id && overlap(other, place),
    )
    const there = rivals.filter((other) => other.instrument.id === instrument.id)
    if (here.length > 0) {
      const ids = [...new Set([instrument.id, ...here.map((other) => other.instrument.id)])]
      questions.push({ kind: 'which-instrument', instruments: ids, columns: profiles(columns) })
      for (const id of ids) settled.add(id)
    } else if (there.length > 0) {
      const starts = [place, ...there].flatMap((one) => profiles(one.columns.slice(0, 1)))
      questions.push({ kind: 'which-place', instrument: instrument.id, columns: starts })
      settled.add(instrument.id)
      continue
    } else {
      places.push(place)
      settled.add(instrument.id)
    }
    use(columns)
  }
  const left = instruments.filter(({ id }) => named.has(id) && !settled.has(id))
  const chained = chain(left, segments, used, hints)
  if (chained !== null) {
    places.push(...chained)
    const columns = chained.flatMap((place) => profiles(place.columns))
    const ids = chained.map(({ instrument }) => instrument.id)
    questions.push({ kind: 'which-order', instruments: ids, columns })
  } else
    for (const instrument of left) {
      const { id } = instrument
      const unknown = unknownWords(instrument, segments, used)
      if (unknown !== null) {
        questions.push(unknown)
        continue
      }
      const starts = all.filter((one) => one.instrument.id === id && isFree(one.columns, used))
      const columns = starts
        .slice(0, MOST_CHOICES)
        .flatMap((one) => profiles(one.columns.slice(0, 1)))
      questions.push({ kind: 'which-place', instrument: id, columns })
    }
  if (named.size === 0) questions.push(...unknownBlocks(all, segments, used))
  return { places, questions }
}

const profiles = (columns: readonly Candidate[]): ColumnProfile[] =>
  columns.map(({ column }) => column)

const overlap = (one: Place, other: Place): boolean =>
  one.columns.some(({ column }) => other.columns.some((own) => own.column.index === column.index))

const isFree = (columns: readonly Candidate[], used: ReadonlySet<number>): boolean =>
  !columns.some(({ column }) => used.has(column.index))

/** A run of as many columns as an instrument has items whose answers are the same few words, each given more than once. */
function unknownWords(
  { id, items }: Instrument,
  segments: readonly Segment[],
  used: ReadonlySet<number>,
): PlaceQuestion | null {
  for (const { columns } of segments) {
    if (columns.length !== items.length || columns.length < SMALLEST_BLOCK) continue
    if (!isFree(columns, used)) continue
    const counts = new Map<string, number>()
    for (const { column } of columns)
      for (const [text, count] of column.values) counts.set(text, (counts.get(text) ?? 0) + count)
    const words = [...counts.keys()].filter((text) => !mayBeNoAnswer(text))
    const isOfWords = words.every((text) => /\p{L}/u.test(text) && (counts.get(text) ?? 0) > 1)
    if (words.length > 1 && words.length <= MOST_WORDS && isOfWords)
      return { kind: 'which-words', instrument: id, columns: profiles(columns), words }
  }
  return null
}

/** Instruments that fill one run of columns one after the other, as they were named. */
function chain(
  instruments: readonly Instrument[],
  segments: readonly Segment[],
  used: ReadonlySet<number>,
  hints: CodingHints,
): Place[] | null {
  const nItems = instruments.reduce((sum, { items }) => sum + items.length, 0)
  if (instruments.length < 2) return null
  for (const { columns } of segments) {
    if (columns.length !== nItems || columns.some(({ column }) => used.has(column.index))) continue
    let first = 0
    const places = instruments.flatMap((instrument): Place[] => {
      const own = columns.slice(first, first + instrument.items.length)
      first += own.length
      const coding = answerCoding(instrument.items, profiles(own), hints)
      if (coding === null) return []
      const evidence = [{ kind: 'named' }, { kind: 'answers', by: coding.by }] as const
      const weak = { weight: 0, isStrong: false, confidence: 'low' } as const
      return [{ instrument, columns: own, coding, evidence, ...weak }]
    })
    if (places.length === instruments.length) return places
  }
  return null
}

/** Blocks that some instruments fit by their length and answers, and nothing else speaks for any. */
function unknownBlocks(
  all: readonly Place[],
  segments: readonly Segment[],
  used: ReadonlySet<number>,
): PlaceQuestion[] {
  return segments.flatMap(({ columns }): PlaceQuestion[] => {
    if (columns.length < SMALLEST_BLOCK || columns.some(({ column }) => used.has(column.index)))
      return []
    const fitting = all.filter(
      (place) => place.columns.length === columns.length && place.columns[0] === columns[0],
    )
    const instruments = fitting.slice(0, MOST_CHOICES).map(({ instrument }) => instrument.id)
    if (instruments.length === 0) return []
    return [{ kind: 'which-instrument', instruments, columns: profiles(columns) }]
  })
}
