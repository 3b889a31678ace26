import type { PreparedTable } from '../../io/formats/prepare-table.js'
import type { TableColumn } from '../../io/formats/table-source.js'
import { openMapped } from '../../io/open-mapped.js'
import { readBlocks } from '../../io/read-blocks.js'
import type { RowBlock } from '../../io/row-block.js'
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
  readonly rows: number
  readonly columns: readonly ColumnProfile[]
}

const MOST_TEXTS = 64
const IMPORT_ID = /^\s*\{\s*"ImportId"\s*:/

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
  const opened = openMapped(table, [], { otherColumns: 'keep', students: null })
  if (!opened.ok) return opened
  const file = opened.value
  const looked = file.columns.filter(({ uses }) => uses.some(({ kind }) => kind === 'carried'))
  const counts: Counting[] = looked.map(() => ({ values: new Map(), isMany: false, nFilled: 0 }))
  let below: BelowHeader | null = null
  let rows = 0
  for (const block of readBlocks(file)) {
    below ??= belowHeader(block)
    const first = rows === 0 ? below.rows : 0
    rows += block.length
    for (let column = 0; column < looked.length; column++)
      countTexts(
        counts[column] as Counting,
        block.carried[column]?.values ?? [],
        first,
        block.length,
      )
    await breathe(watch, block.counts.rows)
  }
  const { texts = [], rows: nBelow = 0 } = below ?? {}
  const known = file.origin?.columns ?? []
  const columns = file.columns.map(({ index, header: name }): ColumnProfile => {
    const at = looked.findIndex((column) => column.index === index)
    const header = name.trim()
    const { label, valueLabels = [] } = known[index] ?? {}
    const text = texts[at] ?? label ?? header
    const { values, isMany, nFilled } = counts[at] ?? NOTHING
    return { index, header, text, valueLabels, values, isMany, nFilled, isPrivate: at < 0 }
  })
  const format = file.origin?.format ?? 'csv'
  const value = { name: file.name, format, headerRows: 1 + nBelow, rows: rows - nBelow, columns }
  return { ok: true, value, issues: opened.issues }
}

const NOTHING: Counting = { values: new Map(), isMany: false, nFilled: 0 }

interface BelowHeader {
  /** Rows below the header that name columns. */
  readonly rows: number
  readonly texts: readonly string[]
}

/** The rows up to the one with the ids of questions, as Qualtrics writes them, and the texts above it. */
function belowHeader({ carried, length }: RowBlock): BelowHeader {
  for (let row = 0; row < Math.min(3, length); row++) {
    const cells = carried.map(({ values }) => values[row] ?? '')
    const nIds = cells.filter((cell) => IMPORT_ID.test(cell)).length
    if (nIds === 0 || nIds < cells.length / 2) continue
    const texts = row === 0 ? [] : carried.map(({ values }) => values[row - 1] ?? '')
    return { rows: row + 1, texts }
  }
  return { rows: 0, texts: [] }
}

function countTexts(
  counting: Counting,
  values: readonly string[],
  first: number,
  length: number,
): void {
  const { values: texts } = counting
  for (let row = first; row < length; row++) {
    const text = (values[row] ?? '').trim()
    if (text === '') continue
    counting.nFilled++
    const count = texts.get(text)
    if (count !== undefined) texts.set(text, count + 1)
    else if (texts.size < MOST_TEXTS) texts.set(text, 1)
    else counting.isMany = true
  }
}
