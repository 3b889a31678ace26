import type { Instrument } from '../instrument/instrument.js'
import type { ColumnMap } from '../io/column-map.js'
import type { FormatId } from '../io/formats/file-format.js'
import type { PreparedTable } from '../io/formats/prepare-table.js'
import type { TableColumn } from '../io/formats/table-source.js'
import { openMapped } from '../io/open-mapped.js'
import type { ResponseFile } from '../io/open-responses.js'
import { readBlocks } from '../io/read-blocks.js'
import type { RowBlock } from '../io/row-block.js'
import type { Issue, Result } from '../issue/issue.js'
import { MISSING } from '../table/missing.js'
import { breathe, type Watch } from './breathe.js'
import { createDuplicateRows } from './duplicate-rows.js'
import { findItems, type ItemMatch } from './find-items.js'
import {
  createKeyingChecker,
  type KeyingCheck,
  type OutsideAnswers,
} from './keying/check-keying.js'

/** What a file of answers is and how it would be read. */
export interface Inspection {
  readonly name: string
  /** What the file is: text, or the format that its content says; for a workbook the sheet that was read. */
  readonly format: FormatId
  readonly sheet?: string
  /** What the format knows of its columns, such as value labels; empty for text. */
  readonly labels: readonly TableColumn[]
  readonly encoding: string
  readonly delimiter: string
  readonly rows: number
  readonly rejected: number
  readonly blankLines: number
  /** The row of the file, as a spreadsheet shows it, that is row 1; null where none shows it. */
  readonly firstRow: number | null
  readonly columns: number
  /** Person field to the header of the column that holds it. */
  readonly persons: Readonly<Record<string, string>>
  readonly instruments: readonly ItemMatch[]
  /** One for each item that has a column. */
  readonly items: readonly ItemInspection[]
  /** Headers that hold neither an item nor a person field. */
  readonly others: readonly string[]
  /** Signs that the key and the data disagree; nothing is changed by them. */
  readonly keying: KeyingCheck
  readonly issues: readonly Issue[]
}

/** What stands in the column of one item. */
export interface ItemInspection {
  readonly instrument: string
  readonly item: string
  readonly column: string
  /** Shares of the rows, in 0–1. */
  readonly blankShare: number
  /** Cells that hold something that is no code, and some of them as they are described in issues. */
  readonly outside: number
  readonly examples: readonly string[]
  /** Whether every answer that is there is the same. */
  readonly isConstant: boolean
}

const MOST_EXAMPLES = 5

/**
 * Reads a file as `score` would and says what it finds; nothing is changed.
 *
 * @param candidates - instruments to look for; those of which the file has no item are left out
 */
export async function inspectFile(
  table: string | PreparedTable,
  candidates: readonly Instrument[],
  map: ColumnMap,
  watch: Watch,
): Promise<Result<Inspection>> {
  // Columns that are not to be carried into results are looked at here, and nothing of them is shown.
  const options = {
    map: { ...map, drop: [] },
    otherColumns: 'keep',
    labelConflicts: 'say',
  } as const
  const opened = openMapped(table, [], options)
  if (!opened.ok) return opened
  const headers = opened.value.columns.map(({ header }) => header)
  const matches = findItems(headers, candidates, map).filter(({ found }) => found > 0)
  const whole = matches.filter(({ missing }) => missing.length === 0)
  const instruments = candidates.filter(({ id }) => whole.some((match) => match.instrument === id))
  const file = openMapped(table, instruments, options)
  if (!file.ok) return file
  const issues = [...file.issues.filter(({ code }) => code !== 'column-unknown')]
  const counts = await countItems(file.value, issues, watch)
  const { scan, delimiter, columns, origin, firstRow } = file.value
  const value: Inspection = {
    name: file.value.name,
    format: origin?.format ?? 'csv',
    ...(origin?.sheet === undefined ? {} : { sheet: origin.sheet }),
    labels: origin?.columns?.filter(({ label, valueLabels }) => label ?? valueLabels) ?? [],
    encoding: scan.encoding,
    delimiter,
    ...counts.rows,
    firstRow,
    columns: columns.length,
    persons: personsOf(file.value),
    instruments: matches,
    items: counts.items,
    others: columns.flatMap(({ header, uses }) =>
      uses.every(({ kind }) => kind === 'carried') ? [header.trim()] : [],
    ),
    keying: counts.keying,
    issues,
  }
  return { ok: true, value, issues }
}

function personsOf({ columns }: ResponseFile): Record<string, string> {
  return Object.fromEntries(
    columns.flatMap(({ header, uses }) =>
      uses.flatMap((use) => (use.kind === 'field' ? [[use.field, header.trim()] as const] : [])),
    ),
  )
}

interface ItemColumn {
  readonly instrument: number
  readonly item: number
  readonly id: string
  readonly column: string
  nBlank: number
  nOutside: number
  first: number
  isConstant: boolean
  readonly examples: Set<string>
}

async function countItems(
  file: ResponseFile,
  issues: Issue[],
  watch: Watch,
): Promise<{
  readonly rows: Pick<Inspection, 'rows' | 'rejected' | 'blankLines'>
  readonly items: readonly ItemInspection[]
  readonly keying: KeyingCheck
}> {
  const items = itemColumns(file)
  const duplicates = createDuplicateRows(file.name)
  const keying = createKeyingChecker(file)
  let read = 0
  let counts: RowBlock['counts'] = { rows: 0, rejected: 0, blankLines: 0, issues: {} }
  for (const block of readBlocks(file)) {
    for (const item of items) countColumn(item, block)
    keying.add(block)
    for (const found of block.issues) noteIssue(found, items, issues)
    if (block.students === null) issues.push(...duplicates.find(block))
    read += block.length
    counts = block.counts
    await breathe(watch, counts.rows)
  }
  const { rows, rejected, blankLines } = counts
  const outside: OutsideAnswers = (instrument, id) => {
    const item = items.find(
      (one) => one.id === id && file.instruments[one.instrument]?.id === instrument,
    )
    return { count: item?.nOutside ?? 0, examples: [...(item?.examples ?? [])] }
  }
  return {
    keying: keying.finish(outside),
    rows: { rows, rejected, blankLines },
    items: items.map(
      ({ instrument, id, column, nBlank, nOutside, isConstant, first, examples }) => ({
        instrument: file.instruments[instrument]?.id ?? '',
        item: id,
        column,
        blankShare: read === 0 ? 0 : nBlank / read,
        outside: nOutside,
        examples: [...examples],
        isConstant: isConstant && first >= 0 && read > 1,
      }),
    ),
  }
}

function itemColumns({ columns }: ResponseFile): ItemColumn[] {
  return columns.flatMap(({ header, uses }) =>
    uses.flatMap((use): ItemColumn[] => {
      if (use.kind !== 'item') return []
      const { instrument, item, id } = use
      const none = { nBlank: 0, nOutside: 0, first: -1, isConstant: true }
      return [{ instrument, item, id, column: header.trim(), ...none, examples: new Set() }]
    }),
  )
}

function countColumn(item: ItemColumn, { responses, length }: RowBlock): void {
  const codes = responses[item.instrument]?.codes[item.item]
  for (let row = 0; row < length; row++) {
    const code = codes?.[row] as number
    if (code === MISSING.blank) item.nBlank++
    else if (code === MISSING.outOfRange) item.nOutside++
    else if (item.first < 0) item.first = code
    else if (code !== item.first) item.isConstant = false
  }
}

/** Keeps examples of what is no code with its column; other issues are kept as they are. */
function noteIssue(found: Issue, items: readonly ItemColumn[], issues: Issue[]): void {
  const item = items.find(({ id, column }) => found.column === id || found.column === column)
  if (item === undefined) issues.push(found)
  else if (item.examples.size < MOST_EXAMPLES) item.examples.add(found.received)
}
