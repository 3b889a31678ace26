import {
  type AsyncBuffer,
  type Compressors,
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
  parquetSchema,
  type SchemaTree,
} from 'hyparquet'

export type { AsyncBuffer, Compressors, FileMetaData, SchemaTree }

/** What a Parquet file holds: its description, and the tree of its columns. */
export interface ParquetBook {
  readonly metadata: FileMetaData
  readonly columns: readonly SchemaTree[]
}

/** Reads the description of a Parquet file. */
export async function readBook(file: AsyncBuffer): Promise<ParquetBook> {
  const metadata = await parquetMetadataAsync(file)
  return { metadata, columns: parquetSchema(metadata).children }
}

/** The rows `[from, to)` of a Parquet file, as records of values. */
export function readRows(
  file: AsyncBuffer,
  metadata: FileMetaData,
  compressors: Compressors,
  from: number,
  to: number,
): Promise<Record<string, unknown>[]> {
  return parquetReadObjects({ file, metadata, compressors, rowStart: from, rowEnd: to, utf8: true })
}
