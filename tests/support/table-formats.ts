import { gzipSync } from 'node:zlib'
import type { WrittenColumn } from '../../src/io/formats-out/table-writer.js'
import { WRITTEN_FORMATS } from '../../src/io/formats-out/written-formats.js'
import { makeWorkbook } from './make-workbook.js'

type Cells = readonly (readonly string[])[]

const delimited = (table: Cells, delimiter: string): string =>
  table.map((cells) => `${cells.join(delimiter)}\n`).join('')

/** A table of plain cells, its header first, in every format that a table can come in, by the ending of its file. */
export async function inEveryFormat(table: Cells): Promise<Readonly<Record<string, Uint8Array>>> {
  const [header = [], ...rows] = table
  const records = rows.map((cells) =>
    Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ''])),
  )
  const text = (content: string): Buffer => Buffer.from(content)
  return {
    tsv: text(delimited(table, '\t')),
    'utf-16.txt': Buffer.from(`\ufeff${delimited(table, ';')}`, 'utf16le'),
    'csv.gz': gzipSync(text(delimited(table, ','))),
    xlsx: makeWorkbook(table),
    json: text(JSON.stringify(records)),
    jsonl: text(records.map((one) => `${JSON.stringify(one)}\n`).join('')),
    parquet: await written('parquet', header, rows),
    sav: await written('sav', header, rows),
  }
}

async function written(id: string, header: readonly string[], rows: Cells): Promise<Uint8Array> {
  const format = WRITTEN_FORMATS.find((one) => one.id === id)
  const columns = header.map(
    (name): WrittenColumn => ({ name, kind: 'text', label: name, values: [] }),
  )
  const parts: Buffer[] = []
  const writer = await format?.open(columns, (bytes) => parts.push(Buffer.from(bytes)))
  const cells = header.map((_, at) => rows.map((row) => row[at] ?? ''))
  writer?.block({ length: rows.length, columns: cells, explain: () => [] })
  writer?.end()
  return Buffer.concat(parts)
}
