import type { Instrument } from '../../instrument/instrument.js'
import type { AnswerTable, Coding, ColumnMap, MappedColumn, Reversal } from '../../io/column-map.js'
import type { PreparedTable } from '../../io/formats/prepare-table.js'
import type { Result } from '../../issue/issue.js'
import type { Watch } from '../breathe.js'
import { type CodingHints, noAnswerTexts } from './answer-coding.js'
import { choosePlaces, type PlaceQuestion } from './choose-places.js'
import {
  codingQuestions,
  gradesByPosition,
  type OrderQuestion,
  orderQuestion,
  sexByLabels,
  sexQuestion,
} from './open-questions.js'
import { holdsPrivate, isForTheDoor, type PersonColumn, personColumns } from './person-columns.js'
import type { Place, PlaceEvidence } from './place-instruments.js'
import { isMeta, type Platform, platformOf } from './platform.js'
import { type ColumnProfile, profileTable, type TableProfile } from './profile-table.js'
import { isAttentionItem, segmentsOf } from './segments.js'

/** What the user said beforehand. */
export interface ProposalWishes {
  /** Instruments that the file is said to have, in their order; others are not looked for. */
  readonly named: readonly string[]
  readonly coding?: Coding
  readonly reversal?: Reversal
}

/** A map that `inspect` proposes, why, and what it cannot know. Nothing uses it until a user gives it back by `--map`. */
export interface MapProposal {
  readonly platform: Platform
  /** Columns of the platform by which it was known. */
  readonly nMeta: number
  /** Without what is undecided. */
  readonly map: ColumnMap
  readonly columns: readonly ProposedColumn[]
  /** Headers of items that tell what to answer; they are no items of an instrument. */
  readonly attention: readonly string[]
  /** Headers of columns that hold several choices each. */
  readonly severalChoices: readonly string[]
  readonly questions: readonly Question[]
  /** Ids of instruments about which nothing is open. */
  readonly decided: readonly string[]
}

/** One column, what it is taken for, how sure that is and why. */
export interface ProposedColumn {
  /** Item or person field. */
  readonly target: string
  readonly instrument?: string
  /** 1 is the first. */
  readonly position: number
  readonly column: string
  readonly coding?: Coding
  readonly confidence: 'high' | 'medium' | 'low'
  readonly evidence: readonly (
    | PlaceEvidence
    | { readonly kind: 'person'; readonly by: PersonColumn['by'] }
  )[]
}

/** What only the user can know. */
export type Question =
  | PlaceQuestion
  | OrderQuestion
  | { readonly kind: 'coding'; readonly instrument: string; readonly open: readonly Coding[] }
  | {
      readonly kind: 'direction'
      readonly instrument: string
      /** What the positions, or option codes such as A1, stand for where the first is the highest. */
      readonly otherwise: AnswerTable
    }
  | { readonly kind: 'reversal'; readonly instrument: string }
  | { readonly kind: 'sex'; readonly values: readonly string[] }
  /** Numbers in the column of grades of an export by position, which may be positions and no grades. */
  | { readonly kind: 'grade'; readonly columns: readonly ColumnProfile[] }

/**
 * Proposes a column map for a file: which column is which item or person field, and how answers are written. It looks
 * at headers and at what stands in the columns, gives the evidence for each, and asks what it cannot know.
 *
 * @param instruments - to look for, in the order of `wishes.named` where it names any
 */
export async function proposeMap(
  table: string | PreparedTable,
  instruments: readonly Instrument[],
  wishes: ProposalWishes,
  watch: Watch,
): Promise<Result<MapProposal>> {
  const profiled = await profileTable(table, watch)
  if (!profiled.ok) return profiled
  const profile = profiled.value
  const { columns } = profile
  const { platform, nMeta } = platformOf(profile)
  const ofName = codingOfName(profile.name)
  const found = personColumns(columns, platform)
  const positions = gradesByPosition(found, platform, ofName)
  const persons = found.filter((person) => !positions.includes(person))
  const taken = new Set(found.map(({ column }) => column.index))
  const isOther = (column: ColumnProfile): boolean =>
    taken.has(column.index) || isMeta(column.header, platform) || holdsPrivate(column)
  const hints: CodingHints =
    wishes.coding === undefined ? { ofName } : { ofName, said: wishes.coding }
  const segments = segmentsOf(columns, isOther)
  const chosen = choosePlaces(instruments, new Set(wishes.named), segments, hints)
  const orders = chosen.places.flatMap(orderQuestion)
  const places = chosen.places.map((place) =>
    orders.some(({ instrument }) => instrument === place.instrument.id)
      ? ({ ...place, confidence: 'low' } as const)
      : place,
  )
  const questions = [
    ...chosen.questions,
    ...orders,
    ...places.flatMap((place) => codingQuestions(place, wishes)),
    ...sexQuestion(persons),
    ...positions.map(({ column }) => ({ kind: 'grade', columns: [column] }) as const),
  ]
  const value: MapProposal = {
    platform,
    nMeta,
    map: mapOf(profile, places, persons, wishes),
    columns: [...persons.map(ofPerson), ...places.flatMap(ofPlace)],
    attention: columns.filter(isAttentionItem).map(({ header }) => header),
    severalChoices: columns.filter(hasSeveralChoices).map(({ header }) => header),
    questions,
    decided: decided(places, questions),
  }
  return { ok: true, value, issues: profiled.issues }
}

/** 问卷星 says in the name of a file whether answers are words, positions or scores. */
function codingOfName(name: string): Coding | null {
  if (name.includes('按序号')) return 'index'
  if (name.includes('按分数')) return 'score'
  return name.includes('按文本') ? 'label' : null
}

const hasSeveralChoices = ({ header, values }: ColumnProfile): boolean =>
  /___\w+$/.test(header) || [...values.keys()].some((text) => text.includes('┋'))

function decided(places: readonly Place[], questions: readonly Question[]): string[] {
  const open = new Set(
    questions.flatMap((question) =>
      'instruments' in question
        ? question.instruments
        : 'instrument' in question
          ? [question.instrument]
          : [],
    ),
  )
  return places.map(({ instrument }) => instrument.id).filter((id) => !open.has(id))
}

function ofPerson({ field, column, by }: PersonColumn): ProposedColumn {
  const { index, header } = column
  const confidence = by === 'header' ? 'high' : 'medium'
  const evidence = [{ kind: 'person', by }] as const
  return { target: field, position: index + 1, column: header, confidence, evidence }
}

function ofPlace({ instrument, columns, coding, confidence, evidence }: Place): ProposedColumn[] {
  return columns.map(({ column }, item) => ({
    target: instrument.items[item]?.id ?? '',
    instrument: instrument.id,
    position: column.index + 1,
    column: column.header,
    coding: coding.coding,
    confidence: coding.open.length > 0 ? 'low' : confidence,
    evidence,
  }))
}

function mapOf(
  profile: TableProfile,
  places: readonly Place[],
  persons: readonly PersonColumn[],
  { reversal }: ProposalWishes,
): ColumnMap {
  const reference = referencesIn(profile)
  const mapped: Record<string, string | MappedColumn> = {}
  for (const { field, column } of persons) mapped[field] = asField(reference(column))
  const answerSets: Record<string, AnswerTable> = {}
  for (const { instrument, columns, coding } of places) {
    if (coding.answers !== undefined) answerSets[instrument.id] = coding.answers
    for (const [item, { column }] of columns.entries())
      mapped[instrument.items[item]?.id ?? ''] = {
        column: reference(column),
        coding: coding.coding,
        ...(coding.coding === 'score' && reversal !== undefined ? { reversal } : {}),
        ...(coding.answers === undefined ? {} : { answers: instrument.id }),
      }
  }
  const used = new Set([
    ...persons.map(({ column }) => column.index),
    ...places.flatMap(({ columns }) => columns.map(({ column }) => column.index)),
  ])
  const drop = profile.columns.filter((column) => !used.has(column.index) && isForTheDoor(column))
  const sex = sexByLabels(persons)
  const blank = noAnswerTexts(places.flatMap(({ columns }) => columns.map(({ column }) => column)))
  return {
    ...(profile.headerRows > 1 ? { headerRows: profile.headerRows } : {}),
    columns: mapped,
    ...(Object.keys(sex).length > 0 ? { sex } : {}),
    ...(blank.length > 0 ? { missing: { blank } } : {}),
    ...(Object.keys(answerSets).length > 0 ? { answerSets } : {}),
    ...(drop.length > 0 ? { drop: drop.map(({ header }) => header) } : {}),
  }
}

const asField = (reference: MappedColumn['column']): string | MappedColumn =>
  typeof reference === 'string' ? reference : { column: reference }

/** A column by its header, or by its position where another one has the same or it has none. */
function referencesIn({
  columns,
}: TableProfile): (column: ColumnProfile) => MappedColumn['column'] {
  const counts = new Map<string, number>()
  for (const { header } of columns) counts.set(header, (counts.get(header) ?? 0) + 1)
  return ({ header, index }) =>
    header === '' || counts.get(header) !== 1 ? { index: index + 1 } : header
}
