import { isNoStudent } from '../../io/cell/is-no-student.js'
import type { PreparedTable } from '../../io/formats/prepare-table.js'
import type { TableColumn } from '../../io/formats/table-source.js'
import { hasImportIds, isWholeAnswer, labelRows } from '../../io/label-rows.js'
import { openResponses } from '../../io/open-responses.js'
import { readBlocks } from '../../io/read-blocks.js'
import type { RowBlock } from '../../io/row-block.js'
import { skipHeaderRows } from '../../io/skip-header-rows.js'
import type { Result } from '../../issue/issue.js'
import { breathe, type Watch } from '../breathe.js'

/** What stands in one column, as far as a proposal needs it. Texts stay in memory and are shown nowhere. */
export interface ColumnProfile {
  /** Position in the file; 0 is the first. */
  readonly index: number
  readonly header: string
  /** What the file says that the column is about: a second header row, a variable label, or the header. */
  readonly text: string
  readonly valueLabels: NonNullable<TableColumn['valueLabels']>
  /** Cell texts without blanks around them, and how often each stands; those of the first {@link MOST_TEXTS}. */
  readonly values: ReadonlyMap<string, number>
  /** Whether there are more different texts than are kept. */
  readonly isMany: boolean
  readonly nFilled: number
  /** Whether the column is private and was not looked into. */
  readonly isPrivate: boolean
}

export interface TableProfile {
  readonly name: string
  readonly format: string
  readonly headerRows: number
  /** Whether one of them has the ids of questions that Qualtrics writes. */
  readonly hasImportIds: boolean
  readonly rows: number
  readonly columns: readonly ColumnProfile[]
}

const MOST_TEXTS = 64

interface Counting {
  readonly values: Map<string, number>
  isMany: boolean
  nFilled: number
}

/** Reads a table once and counts what stands in each column; rows that name the columns are found by their ids. */
export async function profileTable(
  table: string | PreparedTable,
  watch: Watch,
): Promise<Result<TableProfile>> {
  const opened = openResponses(table, [], {
    otherColumns: 'keep',
    students: null,
    labelConflicts: 'say',
  })
  if (!opened.ok) return opened
  const labels = labelRows(opened.value.scan, opened.value.delimiter)
  const named = labels.find((row) => !hasImportIds(row)) ?? []
  const texts = named.map((text) => (isWholeAnswer(text) ? '' : text))
  const headerRows = 1 + labels.length
  const file = skipHeaderRows(opened.value, headerRows)
  const looked = file.columns.filter(({ uses }) => uses.some(({ kind }) => kind === 'carried'))
  const counts: Counting[] = looked.map(() => ({ values: new Map(), isMany: false, nFilled: 0 }))
  let rows = 0
  for (const block of readBlocks(file)) {
    rows += block.length
    const isSheet = sheetTest(block)
    for (let column = 0; column < looked.length; column++)
      countTexts(counts[column] as Counting, block.carried[column]?.values ?? [], isSheet)
    await breathe(watch, block.counts.rows)
  }
  const known = file.origin?.columns ?? []
  const columns = file.columns.map(({ index, header: name }): ColumnProfile => {
    const at = looked.findIndex((column) => column.index === index)
    const header = name.trim()
    const { label, valueLabels = [] } = known[index] ?? {}
    const text = texts[index]?.trim() || label || header
    const { values, isMany, nFilled } = counts[at] ?? NOTHING
    return { index, header, text, valueLabels, values, isMany, nFilled, isPrivate: at < 0 }
  })
  const format = file.origin?.format ?? 'csv'
  const hasIds = labels.some(hasImportIds)
  const value = { name: file.name, format, headerRows, hasImportIds: hasIds, rows, columns }
  return { ok: true, value, issues: opened.issues }
}

const NOTHING: Counting = { values: new Map(), isMany: false, nFilled: 0 }

/** First columns of a file, one of which names a line of totals as such. */
const MOST_NAMING = 8

/** One in so many rows, at most, is a line of totals: a column that says it of more has answers such as “average”. */
const ROWS_OF_TOTAL = 3

/** Whether each row is a sheet, and not a line of totals below them, whose sums are no answers. */
function sheetTest({ carried, length }: RowBlock): readonly boolean[] {
  const isSheet = new Array<boolean>(length).fill(true)
  for (const { values } of carried.slice(0, MOST_NAMING)) {
    const totals = [...isSheet.keys()].filter((row) => isNoStudent(values[row] ?? ''))
    if (totals.length * ROWS_OF_TOTAL > length) continue
    for (const row of totals) isSheet[row] = false
  }
  return isSheet
}

function countTexts(
  counting: Counting,
  values: readonly string[],
  isSheet: readonly boolean[],
): void {
  const { values: texts } = counting
  for (let row = 0; row < isSheet.length; row++) {
    if (isSheet[row] === false) continue
    const text = (values[row] ?? '').trim()
    if (text === '') continue
    counting.nFilled++
    const count = texts.get(text)
    if (count !== undefined) texts.set(text, count + 1)
    else if (texts.size < MOST_TEXTS) texts.set(text, 1)
    else counting.isMany = true
  }
}
