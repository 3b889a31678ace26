import type { Instrument } from '../../instrument/instrument.js'
import type { IssueDraft } from '../../issue/issue.js'
import { MISSING } from '../../table/missing.js'
import { cellValue, createCellTable } from '../cell/cell-table.js'
import { cleanText, hasControlCharacters } from '../cell/clean-text.js'
import { describeAnswer } from '../cell/describe-answer.js'
import { describeReceived } from '../cell/describe-received.js'
import { foldLabel } from '../cell/half-width.js'
import { isDateLabel } from '../cell/is-date-label.js'
import { isNoAnswer } from '../cell/no-answer.js'
import { parseGrade } from '../cell/parse-grade.js'
import type { ColumnMap } from '../column-map.js'
import { itemCoding } from '../columns/check-codings.js'
import type { ColumnUse, FileColumn } from '../columns/column-plan.js'
import { expectedAnswers } from '../columns/expected-answers.js'
import { itemMeaning, MEANING } from '../columns/item-meaning.js'
import { MARK, markOf, type TrialMarks } from '../columns/trial-marks.js'
import { type BlockColumns, categoryCode, type GrowingCategory } from './block-columns.js'
import { type CarriedRows, putCell } from './carried-rows.js'
import type { FieldReader } from './field-reader.js'
import { personReader } from './person-readers.js'

/**
 * The readers of one column of a file, one for each of its uses; that which carries it through is the last.
 *
 * @param carried - number of the column among those that are carried
 */
export function columnReaders(
  { uses }: FileColumn,
  carried: number,
  columns: BlockColumns,
  instruments: readonly Instrument[],
  map: ColumnMap,
): FieldReader[] {
  const isLast = ({ kind }: ColumnUse): number => (kind === 'carried' ? 1 : 0)
  const inOrder = [...uses].sort((a, b) => isLast(a) - isLast(b))
  return inOrder.flatMap((use) => {
    const reader = readerOf(use, carried, columns, instruments, map)
    return reader === null ? [] : [reader]
  })
}

function readerOf(
  use: ColumnUse,
  carried: number,
  columns: BlockColumns,
  instruments: readonly Instrument[],
  map: ColumnMap,
): FieldReader | null {
  switch (use.kind) {
    case 'item':
      return itemReader(use, columns, instruments, map)
    case 'field':
      return personReader(use.field, columns, map)
    case 'level':
      return categoryReader(use.level, columns.categories[use.level])
    case 'instructed':
      return instructedReader(use.expected, columns.instructedFailed)
    case 'trial':
      return trialReader(use.marks, columns.trials)
    case 'carried':
      return carriedReader(columns.carried, carried)
  }
}

const OUT_OF_RANGE = 1
const NOT_A_CODE = 2
const LEADING_CODE = 3

/** Reads any text of an item's column; what one or two digits mean is looked up before, without this reader. */
export function itemReader(
  use: Extract<ColumnUse, { kind: 'item' }>,
  columns: BlockColumns,
  instruments: readonly Instrument[],
  map: ColumnMap,
): FieldReader | null {
  const item = instruments[use.instrument]?.items[use.item]
  const offset = columns.offsets[use.instrument]?.[use.item]
  if (item === undefined || offset === undefined) return null
  const { store } = columns
  const table = createCellTable(itemMeaning(item, itemCoding(map, use)))
  const expected = expectedAnswers(item, use.coding)
  let isNoticed = false
  return {
    read(row, bytes, start, end) {
      const value = cellValue(table, bytes, start, end)
      if (value < MEANING.outOfRange) store[offset + row] = value
      else if (value >= MEANING.byLeadingCode) {
        store[offset + row] = value - MEANING.byLeadingCode
        return isNoticed ? 0 : LEADING_CODE
      } else {
        store[offset + row] = MISSING.outOfRange
        return value === MEANING.outOfRange ? OUT_OF_RANGE : NOT_A_CODE
      }
      return 0
    },
    begin() {
      isNoticed = false
    },
    issueOf(fault, text) {
      if (fault !== LEADING_CODE) {
        const code = fault === OUT_OF_RANGE ? 'item-out-of-range' : 'item-not-a-code'
        return { code, column: use.id, expected, received: describeAnswer(text) }
      }
      isNoticed = true
      return {
        code: 'item-not-a-code',
        severity: 'info',
        about:
          'words of this column are not the labels of the instrument; the code before them decides',
        column: use.id,
        expected,
        received: describeReceived(text),
      }
    },
  }
}

/** Texts as codes of a dictionary; grades under their number, so that 四年级 and 4 are one grade. */
function categoryReader(level: string, category: GrowingCategory | undefined): FieldReader | null {
  if (category === undefined) return null
  const textOf = level === 'grade' ? gradeText : nameText
  const isDate = (text: string): boolean => level === 'class' && isDateLabel(text)
  const table = createCellTable(
    (text) =>
      categoryCode(category, textOf(text)) +
      (hasControlCharacters(text) ? WITH_CONTROLS : isDate(text) ? IS_DATE : 0),
  )
  return {
    read(row, bytes, start, end) {
      const code = cellValue(table, bytes, start, end)
      // Whole 2³² fall away in a column of 32 bits.
      category.codes[row] = code
      if (code < WITH_CONTROLS) return 0
      return code < IS_DATE ? CONTROLS : DATE
    },
    issueOf: (fault) => (fault === DATE ? CLASS_IS_DATE : CONTROLS_REPLACED),
  }
}

/** Added to the code of a text that had control characters; more than there are codes. */
const WITH_CONTROLS = 2 ** 32
/** Likewise, to that of a class that is a day of the calendar. */
const IS_DATE = 2 ** 33
const CONTROLS = 1
const DATE = 2

const CLASS_IS_DATE: IssueDraft = {
  code: 'class-is-date',
  severity: 'warning',
  expected: 'a class such as 7-1, in a column that is formatted as text',
  received: 'a date, as a spreadsheet makes of it',
}

const CONTROLS_REPLACED: IssueDraft = {
  code: 'control-characters',
  severity: 'warning',
  expected: 'a name of letters, digits and signs',
  received: 'one with control characters, which become U+FFFD',
}

const nameText = (text: string): string => (isNoAnswer(text) ? '' : cleanText(text))

function gradeText(text: string): string {
  const grade = parseGrade(text)
  return grade > 0 ? String(grade) : ''
}

/** Counts an item that tells what to answer, where something else was answered; a blank is no answer. */
function instructedReader(expected: string, failed: Uint8Array | null): FieldReader | null {
  if (failed === null) return null
  const wanted = foldLabel(expected)
  const table = createCellTable((text) => {
    const answer = foldLabel(text).replace(/^(\d+)\.0+$/, '$1')
    return answer === '' || answer === wanted || isNoAnswer(text) ? 0 : 1
  })
  return {
    read(row, bytes, start, end) {
      failed[row] = (failed[row] as number) + cellValue(table, bytes, start, end)
      return 0
    },
    issueOf: neverAtFault,
  }
}

/** Marks rows that are no responses; one that its platform doubts stays, and is said. */
function trialReader(marks: TrialMarks, trials: Uint8Array | null): FieldReader | null {
  if (trials === null) return null
  const table = createCellTable((text) => markOf(marks, text))
  return {
    read(row, bytes, start, end) {
      const mark = cellValue(table, bytes, start, end)
      if (mark === MARK.trial) trials[row] = 1
      return mark === MARK.doubted ? 1 : 0
    },
    issueOf: () => DOUBTED,
  }
}

const DOUBTED: IssueDraft = {
  code: 'row-doubted',
  severity: 'warning',
  expected: 'a response that its platform does not doubt',
  received:
    'one that it doubts, as many from one room of computers may be, or that is not approved; it is kept',
}

function carriedReader(rows: CarriedRows, column: number): FieldReader {
  return {
    read(row, bytes, start, end) {
      putCell(rows, column, row, bytes, start, end)
      return 0
    },
    issueOf: neverAtFault,
  }
}

function neverAtFault(): never {
  throw new Error('columnReaders has no issue for a column that takes every text')
}
