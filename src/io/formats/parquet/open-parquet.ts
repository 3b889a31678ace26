import type { FormatInput } from '../file-format.js'
import { damaged, unsafe } from '../format-error.js'
import type { ReadLimits } from '../limits.js'
import type { SourceRow, TableColumn, TableSource } from '../table-source.js'
import { parquetText } from './parquet-text.js'
import { type FileMetaData, parquetReader, type SchemaTree } from './read-parquet.js'

/** Cells taken at a time, over all columns; a thread hands them over as copies. */
const CELLS = 2 ** 16
const MOST_ROWS = 2 ** 28

/**
 * Opens a Parquet file, read in slices of rows with bounded memory. Dates and moments become texts, lists and structures
 * JSON; whole numbers of 64 bits keep their digits.
 */
export async function openParquet({ path, size, limits }: FormatInput): Promise<TableSource> {
  const reader = parquetReader(path, size, limits)
  try {
    const { metadata, columns } = await reader.book()
    const nRows = rowsOf(metadata, size, limits)
    if (columns.length === 0) throw damaged('Parquet file', 'one without columns')
    const names = columns.map(({ element }) => element.name)
    const step = Math.max(64, Math.floor(CELLS / names.length))
    return {
      columns: columns.map(columnOf),
      async *batches(): AsyncGenerator<readonly SourceRow[]> {
        for (let from = 0; from < nRows; from += step) {
          const to = Math.min(nRows, from + step)
          const rows = await reader.rows(from, to)
          if (rows.length < to - from)
            throw damaged('Parquet file', 'one with fewer rows than it states')
          yield rows.map((row) => columns.map((column, index) => parquetText(row[index], column)))
        }
      },
      issues: () => [],
      close: reader.close,
    }
  } catch (error) {
    reader.close()
    throw error
  }
}

/** Number of rows, where the file is large enough for what it says that it holds. */
function rowsOf(metadata: FileMetaData, size: number, limits: ReadLimits): number {
  const nRows = Number(metadata.num_rows)
  if (!(nRows >= 0 && nRows <= MOST_ROWS)) throw unsafe(`at most ${MOST_ROWS} rows`, 'more')
  const total = metadata.row_groups.reduce((sum, group) => sum + Number(group.num_rows), 0)
  if (total !== nRows) throw damaged('Parquet file', 'numbers of rows that contradict each other')
  const expanded = metadata.row_groups
    .flatMap(({ columns }) => columns)
    .reduce((sum, { meta_data }) => sum + Number(meta_data?.total_uncompressed_size ?? 0), 0)
  if (expanded > Math.max(limits.freeBytes, size * limits.expansion))
    throw unsafe(
      `at most ${limits.expansion} times the compressed size`,
      'data that grow beyond it',
    )
  return nRows
}

function columnOf({ element }: SchemaTree): TableColumn {
  const { name, type, converted_type: converted } = element
  if (converted === 'DATE' || converted?.startsWith('TIMESTAMP') === true || type === 'INT96')
    return { name, kind: 'date' }
  if (type === 'BOOLEAN') return { name, kind: 'boolean' }
  return { name, kind: type === undefined || type.endsWith('BYTE_ARRAY') ? 'text' : 'number' }
}
