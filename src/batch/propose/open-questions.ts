import type { Item } from '../../instrument/instrument.js'
import { parseGrade } from '../../io/cell/parse-grade.js'
import { parseSex } from '../../io/cell/parse-sex.js'
import type { AnswerTable, Coding, ColumnMap } from '../../io/column-map.js'
import { SEXES } from '../../table/blocks.js'
import { displacedItems } from './displaced-items.js'
import type { PersonColumn } from './person-columns.js'
import type { Place } from './place-instruments.js'
import type { Platform } from './platform.js'
import type { ColumnProfile } from './profile-table.js'
import type { ProposalWishes, Question } from './propose-map.js'

/** Headers that read like other items than those in whose place they stand. */
export interface OrderQuestion {
  readonly kind: 'item-order'
  readonly instrument: string
  readonly columns: readonly ColumnProfile[]
}

/** Whether the items stand in the order of the instrument, where headers speak against it. */
export function orderQuestion({ instrument, columns }: Place): OrderQuestion[] {
  const displaced = displacedItems(columns, instrument).map(({ column }) => column)
  if (displaced.length === 0) return []
  return [{ kind: 'item-order', instrument: instrument.id, columns: displaced }]
}

/** What is open about how the answers of a block are written. */
export function codingQuestions({ instrument, coding }: Place, wishes: ProposalWishes): Question[] {
  const { id, items } = instrument
  if (coding.open.length > 0) return [{ kind: 'coding', instrument: id, open: coding.open }]
  if (coding.coding === 'score' && wishes.reversal === undefined)
    return items.some(({ reverseKeyed }) => reverseKeyed)
      ? [{ kind: 'reversal', instrument: id }]
      : []
  const [item] = items
  if (item === undefined || !mayRunDown(item, coding)) return []
  return [{ kind: 'direction', instrument: id, otherwise: upsideDown(item, coding.answers) }]
}

/**
 * Whether the first position may be the highest code: yes before no, or a form that lists its options from the highest
 * down, as that of the WHO-5 does. Of the latter the word `index` on the command line says nothing.
 */
function mayRunDown(
  { options, isListedDescending }: Item,
  { coding, by }: Place['coding'],
): boolean {
  const isGuess = by === 'positions' || by === 'file-name'
  if (coding === 'index' && isGuess && options.length === 2) return true
  const isByPosition = coding === 'index' || by === 'letters'
  return isByPosition && options.length > 2 && isListedDescending === true
}

/** The codes of the positions, or of option codes such as A1, where the first is the highest. */
function upsideDown({ options }: Item, answers: AnswerTable | undefined): AnswerTable {
  const codes = options.map(({ code }) => code)
  const mirrored = new Map(codes.map((code, at) => [code, codes[codes.length - 1 - at] ?? code]))
  const named = answers ?? Object.fromEntries(codes.map((code, at) => [String(at + 1), code]))
  return Object.fromEntries(
    Object.entries(named).map(([text, code]) => [text, mirrored.get(code) ?? code]),
  )
}

/**
 * Columns of grades in numbers that may be positions of options: the name of the file says so, it is one of 问卷星 that
 * writes sex as a number, or the file has labels of other grades for them.
 */
export function gradesByPosition(
  persons: readonly PersonColumn[],
  platform: Platform,
  ofName: Coding | null,
): readonly PersonColumn[] {
  const isNamed = ofName === 'index' || ofName === 'score'
  const isByPosition = isNamed || (platform === 'wjx' && sexQuestion(persons).length > 0)
  return persons.filter(({ field, column: { values, valueLabels } }) => {
    if (field !== 'grade' || ![...values.keys()].every((text) => /^\d{1,2}$/.test(text)))
      return false
    const isOther = valueLabels.some(
      ([text, label]) => parseGrade(label) > 0 && parseGrade(label) !== parseGrade(text),
    )
    return isByPosition || isOther
  })
}

/** Sex in numbers means nothing until somebody, or a label of the file, says what they stand for. */
export function sexQuestion(persons: readonly PersonColumn[]): Question[] {
  const unread = unreadSexes(sexColumn(persons))
  const isCoded =
    unread.length > 0 && unread.length <= 3 && unread.every((text) => /^\d$/.test(text))
  const isSaid = Object.keys(sexByLabels(persons)).length > 0
  return isCoded && !isSaid ? [{ kind: 'sex', values: unread.sort() }] : []
}

/** Which sex each number of the file is by the labels that the file has for them; empty where one has none. */
export function sexByLabels(persons: readonly PersonColumn[]): NonNullable<ColumnMap['sex']> {
  const column = sexColumn(persons)
  const labels = new Map(column?.valueLabels)
  const unread = unreadSexes(column).sort()
  const sexes = unread.flatMap((text) => {
    const sex = parseSex(labels.get(text) ?? '')
    return sex > 0 ? [[text, SEXES[sex] as (typeof SEXES)[number]] as const] : []
  })
  return sexes.length === unread.length ? Object.fromEntries(sexes) : {}
}

const sexColumn = (persons: readonly PersonColumn[]): ColumnProfile | undefined =>
  persons.find(({ field }) => field === 'sex')?.column

const unreadSexes = (column: ColumnProfile | undefined): string[] =>
  [...(column?.values.keys() ?? [])].filter((text) => parseSex(text) < 0)
