import type { TableWriter, WrittenCells, WrittenColumn } from '../table-writer.js'
import { uniqueNames } from '../unique-names.js'

const encoder = new TextEncoder()
const MANY = 1 << 18

/**
 * JSON Lines: one object a row, with the columns by name and `explanation`, the lines that say how its scores came
 * about. Numbers are numbers, what is not there is null, texts are texts.
 */
export function writeJsonLines(
  columns: readonly WrittenColumn[],
  write: (bytes: Uint8Array) => void,
): TableWriter {
  const names = uniqueNames([...columns.map(({ name }) => name), 'explanation'])
  const keys = names.map((name) => JSON.stringify(name))
  return {
    block({ length, columns: cells, explain }) {
      let text = ''
      for (let row = 0; row < length; row++) {
        const entries = columns.map(
          (column, index) =>
            `${keys[index]}:${valueText(column, cells[index] as WrittenCells, row)}`,
        )
        text += `{${[...entries, `${keys.at(-1)}:${JSON.stringify(explain(row))}`].join(',')}}\n`
        if (text.length < MANY) continue
        write(encoder.encode(text))
        text = ''
      }
      write(encoder.encode(text))
    },
    end: () => [],
  }
}

function valueText({ kind, values }: WrittenColumn, cells: WrittenCells, row: number): string {
  const cell = cells[row]
  if (typeof cell === 'string') return JSON.stringify(cell)
  if (cell === undefined || !Number.isFinite(cell)) return 'null'
  if (kind !== 'category') return String(cell)
  const value = values[cell]
  return value === undefined ? 'null' : JSON.stringify(value.value)
}
