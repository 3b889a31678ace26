import type { Instrument } from '../../instrument/instrument.js'
import { answerCoding, type CodingHints, type SeenCoding } from './answer-coding.js'
import { foldedName, likeName, wordShare } from './header-evidence.js'
import type { Candidate, Segment } from './segments.js'

/** What speaks for an instrument standing in a run of columns. None of them decides alone, but for the ids. */
export type PlaceEvidence =
  | { readonly kind: 'ids' }
  | { readonly kind: 'name'; readonly like: 1 | 2 }
  | { readonly kind: 'words'; readonly share: number }
  | { readonly kind: 'length'; readonly n: number }
  | { readonly kind: 'numbers'; readonly from: number; readonly to: number }
  | { readonly kind: 'named' }
  | { readonly kind: 'only-place' }
  | { readonly kind: 'answers'; readonly by: SeenCoding['by'] }

/** An instrument at a place in the file. */
export interface Place {
  readonly instrument: Instrument
  readonly columns: readonly Candidate[]
  readonly coding: SeenCoding
  readonly evidence: readonly PlaceEvidence[]
  readonly weight: number
  /** Whether enough speaks for it to be proposed. */
  readonly isStrong: boolean
  readonly confidence: 'high' | 'medium' | 'low'
}

/** Every place where an instrument may stand, those of most weight first. */
export function placesOf(
  instrument: Instrument,
  segments: readonly Segment[],
  isNamed: boolean,
  hints: CodingHints,
): Place[] {
  const byIds = placeByIds(instrument, segments, isNamed, hints)
  if (byIds !== null) return [byIds]
  const nItems = instrument.items.length
  const found: { segment: Segment; columns: readonly Candidate[]; coding: SeenCoding }[] = []
  for (const segment of segments)
    for (let first = 0; first + nItems <= segment.columns.length; first++) {
      const columns = segment.columns.slice(first, first + nItems)
      const profiles = columns.map(({ column }) => column)
      const coding = answerCoding(instrument.items, profiles, hints)
      if (coding !== null) found.push({ segment, columns, coding })
    }
  return found
    .map(({ segment, columns, coding }) => {
      const evidence = evidenceOf(instrument, segment, columns, coding)
      if (isNamed) evidence.push({ kind: 'named' })
      if (isNamed && found.length === 1) evidence.push({ kind: 'only-place' })
      return weighed({ instrument, columns, coding, evidence })
    })
    .sort((one, other) => other.weight - one.weight)
}

/** Columns whose headers are the ids of all items, wherever they stand. */
function placeByIds(
  instrument: Instrument,
  segments: readonly Segment[],
  isNamed: boolean,
  hints: CodingHints,
): Place | null {
  const byName = new Map(
    segments
      .flatMap((segment) => segment.columns)
      .map((candidate) => [foldedName(candidate.column.header), candidate]),
  )
  const columns = instrument.items.flatMap(({ id }) => byName.get(foldedName(id)) ?? [])
  if (columns.length < instrument.items.length) return null
  const profiles = columns.map(({ column }) => column)
  const coding = answerCoding(instrument.items, profiles, hints)
  if (coding === null) return null
  const evidence: PlaceEvidence[] = [{ kind: 'ids' }, { kind: 'answers', by: coding.by }]
  if (isNamed) evidence.push({ kind: 'named' })
  return weighed({ instrument, columns, coding, evidence })
}

function evidenceOf(
  instrument: Instrument,
  { group, columns: whole }: Segment,
  columns: readonly Candidate[],
  coding: SeenCoding,
): PlaceEvidence[] {
  const evidence: PlaceEvidence[] = []
  const like = likeName(group, columns[0]?.column.text ?? '', instrument)
  if (like > 0) evidence.push({ kind: 'name', like: like as 1 | 2 })
  const share = wordShare(columns, instrument)
  if (share >= 0.5) evidence.push({ kind: 'words', share })
  if (whole.length === columns.length) evidence.push({ kind: 'length', n: whole.length })
  const [first, last] = [columns[0]?.parts, columns.at(-1)?.parts]
  const isOneQuestion = first?.number === last?.number && first?.row !== last?.row
  const [from, to] = [first, last].map((one) => (isOneQuestion ? one?.row : one?.number) ?? null)
  if (from != null && to != null) evidence.push({ kind: 'numbers', from, to })
  return [...evidence, { kind: 'answers', by: coding.by }]
}

const WORDS_OF_ANSWERS: ReadonlySet<SeenCoding['by']> = new Set(['labels', 'value-labels'])

function weighed(place: Omit<Place, 'weight' | 'isStrong' | 'confidence'>): Place {
  const { evidence, coding } = place
  const has = (kind: PlaceEvidence['kind']): boolean => evidence.some((one) => one.kind === kind)
  const name = evidence.find((one) => one.kind === 'name')?.like ?? 0
  const words = evidence.find((one) => one.kind === 'words')?.share ?? 0
  const isWorded = WORDS_OF_ANSWERS.has(coding.by)
  const signs = [name > 0, words >= 0.5, has('length'), has('named'), isWorded].filter(
    Boolean,
  ).length
  const weight =
    (has('ids') ? 8 : 0) +
    (name === 2 ? 4 : name * 2) +
    words * 3 +
    (has('length') ? 2 : 0) +
    (has('named') ? 3 : 0) +
    (isWorded ? 1 : 0) +
    (has('only-place') ? 1 : 0) +
    (coding.isFull ? 0.5 : 0)
  const isStrong =
    has('ids') ||
    (name > 0 && (has('length') || words >= 0.5)) ||
    (words >= 0.5 && (has('length') || has('named'))) ||
    (has('named') && (has('length') || has('only-place')))
  const isSure = has('ids') || signs >= 3
  return { ...place, weight, isStrong, confidence: isSure ? 'high' : isStrong ? 'medium' : 'low' }
}
