import type { Item } from '../../instrument/instrument.js'
import { MISSING } from '../../table/missing.js'
import { foldLabel, halfWidth } from '../cell/half-width.js'
import { isNoAnswer } from '../cell/no-answer.js'
import type { AnswerTable, Coding, MissingTexts, Reversal } from '../column-map.js'
import { labelVariants, weakLabelVariants } from './label-variants.js'

/** Meanings of a cell beyond the bytes of an item column. */
export const MEANING = {
  /** A number that is none of the item's. */
  outOfRange: 256,
  /** Something else than an answer. */
  notACode: 257,
  /** Added to an option: its code decided, the words after it are none of the item's labels. */
  byLeadingCode: 512,
} as const

/** How one column writes the answers to one item. */
export interface ItemCoding {
  readonly coding: Coding
  /** Of scores; done where absent. */
  readonly reversal?: Reversal
  readonly answers?: AnswerTable
  readonly missing: MissingTexts
}

const NUMBER = /^-?\d+(?:\.\d+)?$/
const LEADING_CODE = /^(-?\d+)\s*[-–—:.、)=]\s*(\S.*)$/
/** What stands behind the first digits of 1.2, 1-2 or 1:30: another number, such as the average of a line of totals. */
const NO_WORDS = /^[\d\s.,:/%-]+$/
const LEADING_DIGITS = /^(\d+)\s*([^\d\s].*)$/
const REMARK = /\s*[([【][^()[\]【】]*[)\]】]$/
const LEADING_LETTER = /^[A-Z]\s*[-–—:.、)]\s*(\S.*)$/i
const END_MARKS = /[\s.。,,;;]+$/

/**
 * What the texts of an item's column mean: the index of an option, a MISSING byte, or a {@link MEANING}.
 *
 * Full-width digits, blanks around the text and the `.0` of a spreadsheet are read over. An empty cell is blank, and
 * so are (空) and (跳过), as 问卷星 writes them, unless somebody declares them; zero is an answer. The column's own table of answers is read first, then texts that stand for missing answers, then
 * the coding.
 */
export function itemMeaning(item: Item, column: ItemCoding): (text: string) => number {
  const special = specialTexts(item, column)
  const answer = ANSWERS[column.coding](item, column.reversal)
  return (text) => {
    const plain = halfWidth(text)
    if (plain === '') return MISSING.blank
    const known = lookUp(special, plain) ?? answer(plain)
    return known ?? (isNoAnswer(plain) ? MISSING.blank : faultOf(plain))
  }
}

/** Texts as they are compared, with numbers in one form. */
const key = (text: string): string => (NUMBER.test(text) ? String(Number(text)) : foldLabel(text))
const lookUp = (table: ReadonlyMap<string, number>, text: string): number | undefined =>
  table.get(key(text))
const faultOf = (text: string): number =>
  NUMBER.test(text) ? MEANING.outOfRange : MEANING.notACode

/** Missing texts of instrument and column, and the column's table of answers over them. */
function specialTexts(item: Item, { answers, missing }: ItemCoding): Map<string, number> {
  const table = new Map<string, number>()
  const add = (texts: readonly (string | number)[] = [], byte: number): void => {
    for (const text of texts) table.set(key(halfWidth(String(text))), byte)
  }
  add(item.declined, MISSING.declined)
  add(item.notApplicable, MISSING.notApplicable)
  add(missing.declined, MISSING.declined)
  add(missing.notApplicable, MISSING.notApplicable)
  add(missing.blank, MISSING.blank)
  for (const [text, code] of Object.entries(answers ?? {})) {
    const option = item.options.findIndex((candidate) => String(candidate.code) === String(code))
    if (option >= 0) table.set(key(halfWidth(text)), option)
  }
  return table
}

type Answers = (item: Item, reversal: Reversal | undefined) => (text: string) => number | undefined

const ANSWERS: Readonly<Record<Coding, Answers>> = {
  code: (item) => byText(item.options.map(({ code }) => String(code))),
  index: (item) => byText(item.options.map((_, index) => String(index + 1))),
  score: (item, reversal) =>
    byText(scoresInFile(item, reversal).map((score) => (score === null ? null : String(score)))),
  label: byLabel,
}

/** The score of each option as a file has it: keyed, or before the reversal `minimum + maximum − score`. */
function scoresInFile(
  { options, reverseKeyed }: Item,
  reversal: Reversal | undefined,
): readonly (number | null)[] {
  const scores = options.map(({ score }) => score)
  if (reversal !== 'not-done' || !reverseKeyed) return scores
  const numbers = scores.filter((score) => score !== null)
  const sum = Math.min(...numbers) + Math.max(...numbers)
  return scores.map((score) => (score === null ? null : sum - score))
}

/** The first option of each text. */
function byText(texts: readonly (string | null)[]): (text: string) => number | undefined {
  const table = new Map<string, number>()
  texts.forEach((text, option) => {
    if (text !== null && !table.has(key(text))) table.set(key(text), option)
  })
  return (text) => lookUp(table, text)
}

/**
 * Labels in any language that the item knows and words in circulation for them, with or without a letter before them
 * (`A. never`), a remark in brackets or a full stop behind; a code; a code or a position before words. Words that are
 * the label of another option than the code or the position before them are no answer.
 */
function byLabel(item: Item): (text: string) => number | undefined {
  const labels = optionsByLabel(item)
  const codes = byText(item.options.map(({ code }) => String(code)))
  return (text) => {
    const bare = text.replace(END_MARKS, '')
    const lettered = LEADING_LETTER.exec(bare)?.[1]
    const whole =
      labels.get(foldLabel(text)) ??
      codes(text) ??
      labelled(labels, bare) ??
      (lettered === undefined ? undefined : labelled(labels, lettered))
    if (whole !== undefined) return whole === AMBIGUOUS ? undefined : whole
    const [, number, words] = LEADING_CODE.exec(bare) ?? LEADING_DIGITS.exec(bare) ?? []
    if (number === undefined || words === undefined || NO_WORDS.test(words)) return undefined
    const byCode = codes(number)
    const byWords = labelled(labels, words)
    if (byWords === undefined || byWords === AMBIGUOUS)
      return byCode === undefined || !LEADING_CODE.test(bare)
        ? undefined
        : byWords === undefined
          ? MEANING.byLeadingCode + byCode
          : byCode
    return byWords === byCode || byWords + 1 === Number(number) ? byWords : undefined
  }
}

/** The option of a label, also with a remark in brackets behind it, such as its score. */
const labelled = (labels: ReadonlyMap<string, number>, text: string): number | undefined =>
  labels.get(foldLabel(text)) ?? labels.get(foldLabel(text.replace(REMARK, '')))

const AMBIGUOUS = -1

function optionsByLabel(item: Item): Map<string, number> {
  const table = new Map<string, number>()
  item.options.forEach(({ label }, option) => {
    for (const text of [label?.en, label?.zh]) {
      if (text === undefined || text === '') continue
      addLabel(table, foldLabel(text), option)
    }
  })
  for (const wordsOf of [labelVariants, weakLabelVariants]) {
    const words = new Map<string, number>()
    item.options.forEach(({ label }, option) => {
      for (const text of wordsOf(foldLabel(label?.en ?? '')))
        addLabel(words, foldLabel(text), option)
    })
    for (const [text, option] of words) if (!table.has(text)) table.set(text, option)
  }
  return table
}

function addLabel(table: Map<string, number>, text: string, option: number): void {
  const former = table.get(text)
  table.set(text, former === undefined || former === option ? option : AMBIGUOUS)
}
