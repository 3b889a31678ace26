import type { Item, ItemOption } from '../../instrument/instrument.js'
import { foldLabel, halfWidth } from '../../io/cell/half-width.js'
import { mayBeNoAnswer } from '../../io/cell/no-answer.js'
import type { AnswerTable, Coding } from '../../io/column-map.js'
import { itemMeaning, MEANING } from '../../io/columns/item-meaning.js'
import { MISSING } from '../../table/missing.js'
import type { ColumnProfile } from './profile-table.js'

/** How the cells of a block seem to be written. */
export interface SeenCoding {
  readonly coding: Coding
  readonly answers?: AnswerTable
  /**
   * What speaks for it: words of the response set, labels of the values in the file, codes that fit and nothing else,
   * positions that fit and nothing else, what the file's name says, what the user said, letters of options.
   */
  readonly by: 'labels' | 'value-labels' | 'codes' | 'positions' | 'file-name' | 'said' | 'letters'
  /** Other readings that fit as well; one of them may be right. */
  readonly open: readonly Coding[]
  /** Whether every option of the response set was chosen by somebody. */
  readonly isFull: boolean
}

const NUMBER = /^-?\d+(?:\.\d+)?$/
const LETTERED = /^[A-Z]{1,2}0*(\d{1,2})$/
/** Share of the cells that must be answers. */
const ENOUGH = 0.97

/** The texts that stand for no answer in some columns. */
export function noAnswerTexts(columns: readonly ColumnProfile[]): string[] {
  const texts = new Set(columns.flatMap(({ values }) => [...values.keys()].map(halfWidth)))
  return [...texts].filter(mayBeNoAnswer).sort()
}

export interface CodingHints {
  readonly said?: Coding
  /** Of the name of the file: 按序号, 按分数, 按文本. */
  readonly ofName: Coding | null
}

/** How the columns of a block are written if they hold these items, or null where they cannot hold them. */
export function answerCoding(
  items: readonly Item[],
  columns: readonly ColumnProfile[],
  { said, ofName }: CodingHints,
): SeenCoding | null {
  const labelled = byValueLabels(items, columns)
  if (labelled !== null && said === undefined) return labelled
  const fits = (coding: Coding, answers?: AnswerTable): boolean =>
    shareRead(items, columns, coding, answers) >= ENOUGH
  const seen = (
    coding: Coding,
    by: SeenCoding['by'],
    open: readonly Coding[] = [],
  ): SeenCoding => ({
    ...{ coding, by, open },
    isFull: isFull(items, columns, coding),
  })
  if (said !== undefined) return fits(said) ? seen(said, 'said') : null
  const texts = textsOf(columns)
  if (texts.length === 0) return null
  if (!texts.every((text) => NUMBER.test(text))) {
    if (fits('label')) return seen('label', 'labels')
    const answers = letters(items, texts)
    if (answers === null || !fits('code', answers)) return null
    return { coding: 'code', answers, by: 'letters', open: [], isFull: false }
  }
  if (ofName !== null && ofName !== 'label' && fits(ofName)) return seen(ofName, 'file-name')
  const isCode = fits('code')
  const isPosition = fits('index')
  if (isCode && (!isPosition || areSame(items))) return seen('code', 'codes')
  if (isPosition && !isCode) return seen('index', 'positions')
  return isCode ? seen('code', 'codes', ['code', 'index']) : null
}

function textsOf(columns: readonly ColumnProfile[]): string[] {
  const texts = new Set(columns.flatMap(({ values }) => [...values.keys()].map(halfWidth)))
  return [...texts].filter((text) => !mayBeNoAnswer(text))
}

/** Share of the filled cells that are answers of the items. */
function shareRead(
  items: readonly Item[],
  columns: readonly ColumnProfile[],
  coding: Coding,
  answers?: AnswerTable,
): number {
  let nRead = 0
  let nByCode = 0
  let n = 0
  let isNumbered = false
  let isShared = false
  items.forEach((item, at) => {
    const own = answers === undefined ? {} : { answers }
    const meaning = itemMeaning(item, { coding, missing: {}, ...own })
    const words = new Map<string, string>()
    for (const [text, count] of columns[at]?.values ?? []) {
      if (mayBeNoAnswer(text)) continue
      n += count
      const value = meaning(text)
      const bare = coding === 'label' && value < item.options.length ? bareLabel(text) : ''
      const script = `${value} ${/\p{Script=Han}/u.test(bare)}`
      isShared ||= bare !== '' && (words.get(script) ?? bare) !== bare
      if (bare !== '') words.set(script, bare)
      isNumbered ||= coding === 'label' && hasPosition(text, item.options[value])
      if (value >= MEANING.byLeadingCode) nByCode += count
      else if (
        value < item.options.length ||
        (value >= MISSING.declined && value <= MISSING.notApplicable)
      )
        nRead += count
    }
  })
  // Codes before words that are not its own count where some of the words are, and no number before those is a position.
  // Two words of one language for the same option are two options, one of which is not known.
  const isOdd = isShared || (isNumbered && nByCode > 0)
  return n === 0 || nRead === 0 || isOdd ? 0 : (nRead + nByCode) / n
}

/** The words of an answer alone, without a letter or number before them and a remark or a mark behind; empty for a number. */
function bareLabel(text: string): string {
  const plain = foldLabel(text).replace(/[\s.。,;]+$/, '')
  const words = plain.replace(/\s*[([【][^()[\]【】]*[)\]】]$/, '')
  const bare = words.replace(/^(?:[a-z]\s*[-–—:.、)=]|-?\d+\s*[-–—:.、)=]?)\s*/, '')
  return /\p{L}/u.test(bare) ? bare : ''
}

/** Whether the number before the words of an option is another one than its code: `1.完全不会` of code 0. */
function hasPosition(text: string, option: ItemOption | undefined): boolean {
  const number = /^\d+(?=\D)/.exec(halfWidth(text))?.[0]
  return number !== undefined && option !== undefined && Number(number) !== Number(option.code)
}

function isFull(
  items: readonly Item[],
  columns: readonly ColumnProfile[],
  coding: Coding,
): boolean {
  const [first] = items
  if (first === undefined) return false
  const meaning = itemMeaning(first, { coding, missing: {} })
  const chosen = new Set(textsOf(columns).map(meaning))
  return first.options.every((_, option) => chosen.has(option))
}

/** Whether position and code are the same for every item: codes 1, 2, 3 … */
const areSame = (items: readonly Item[]): boolean =>
  items.every(({ options }) => options.every(({ code }, at) => code === at + 1))

/** `A1` is the first option, `Y` and `N` are yes and no, as LimeSurvey writes them. */
function letters(items: readonly Item[], texts: readonly string[]): AnswerTable | null {
  const [first] = items
  if (first === undefined) return null
  const { options } = first
  const table: Record<string, string | number | boolean> = {}
  for (const text of texts) {
    const position = Number(LETTERED.exec(text)?.[1] ?? 0)
    const word = ({ Y: 'yes', N: 'no' } as const)[text.toUpperCase()]
    const option =
      word === undefined
        ? options[position - 1]
        : options.find(({ label }) => foldLabel(label?.en ?? '') === word)
    if (option === undefined) return null
    table[text] = option.code
  }
  for (const [at, { code }] of options.entries()) {
    const sample = LETTERED.exec(texts[0] ?? '')
    if (sample === null) break
    const name = (texts[0] ?? '').replace(/\d+$/, (digits) =>
      String(at + 1).padStart(digits.length, '0'),
    )
    table[name] = code
  }
  return table
}

/** Labels that the file gives to its values, where all of them are labels of the items. */
function byValueLabels(
  items: readonly Item[],
  columns: readonly ColumnProfile[],
): SeenCoding | null {
  const [first] = items
  const [column] = columns
  if (first === undefined || column === undefined || column.valueLabels.length < 2) return null
  const same = JSON.stringify(column.valueLabels)
  if (!columns.every(({ valueLabels }) => JSON.stringify(valueLabels) === same)) return null
  const labels = itemMeaning(first, { coding: 'label', missing: {} })
  const table: Record<string, string | number | boolean> = {}
  for (const [text, label] of column.valueLabels) {
    const option = first.options[labels(label)]
    if (option === undefined) return null
    table[text] = option.code
  }
  const answers = table
  const isCode = Object.entries(answers).every(([text, code]) => Number(text) === Number(code))
  const base = { coding: 'code', by: 'value-labels', open: [], isFull: true } as const
  return isCode ? base : { ...base, answers }
}
