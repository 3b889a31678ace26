import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import type { TableWriter, WrittenBlock, WrittenCells, WrittenColumn } from '../table-writer.js'
import { uniqueNames } from '../unique-names.js'

const TYPES = { text: 'STRING', category: 'STRING', whole: 'INT32', number: 'DOUBLE' } as const
const MANY = 1 << 20

/** A Parquet file: texts and categories as strings, whole numbers as INT32, others as DOUBLE, nulls where nothing is. */
export function writeParquet(
  columns: readonly WrittenColumn[],
  write: (bytes: Uint8Array) => void,
): TableWriter {
  const names = uniqueNames(columns.map(({ name }) => (name === '' ? 'column' : name)))
  const schema = [
    { name: 'root', num_children: columns.length },
    ...columns.map(({ kind }, index) => elementOf(names[index] as string, kind)),
  ]
  const kvMetadata = columns.flatMap(({ label }, index) =>
    label === '' ? [] : [{ key: `label:${names[index]}`, value: label }],
  )
  const writer = streamed(write)
  const parquet = new ParquetWriter({ writer, schema, kvMetadata, createdBy: 'mindgauge' })
  return {
    block(block) {
      if (block.length === 0) return
      void parquet.write({
        columnData: columns.map((column, index) => ({
          name: names[index] as string,
          data: dataOf(column, block, index),
        })),
        rowGroupSize: block.length,
      })
    },
    end() {
      void parquet.finish()
      return []
    },
  }
}

function elementOf(name: string, kind: WrittenColumn['kind']) {
  const type = TYPES[kind]
  const optional = { name, repetition_type: 'OPTIONAL' } as const
  return type === 'STRING'
    ? ({ ...optional, type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const)
    : ({ ...optional, type } as const)
}

function dataOf(
  column: WrittenColumn,
  { columns, length }: WrittenBlock,
  index: number,
): unknown[] {
  const cells = columns[index] as WrittenCells
  return Array.from({ length }, (_, row) => {
    const cell = cells[row]
    if (cell === undefined || cell === '' || Number.isNaN(cell)) return null
    if (column.kind !== 'category' || typeof cell === 'string') return cell
    return column.values[cell]?.value ?? null
  })
}

/** The library's writer, which hands on what it has whenever that is much. */
function streamed(write: (bytes: Uint8Array) => void): ByteWriter {
  const writer = new ByteWriter()
  const grow = writer.ensure.bind(writer)
  const flush = (): void => {
    write(new Uint8Array(writer.buffer, 0, writer.index))
    writer.index = 0
  }
  writer.ensure = (size) => {
    if (writer.index > MANY) flush()
    grow(size)
  }
  writer.finish = flush
  return writer
}
