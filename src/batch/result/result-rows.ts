import type { ByteWriter } from '../../io/byte-writer.js'
import type { Kernel } from '../../kernel/kernel.js'
import type { CompiledInstrument } from '../../score/plan.js'
import type { ScoreBlock } from '../../score/score-block.js'
import { type CellPool, createCellPool, isOverfull } from './cell-pool.js'
import { createMatrix, sizeMatrix, writeMatrixRow } from './fill-cells.js'
import { type ColumnDetail, columnPrefixes, scoreColumns } from './score-columns.js'

/** Writes the scores of a block's rows, every cell with its comma in front. */
export interface ResultRows {
  readonly names: readonly string[]
  /** Takes the scores of a block, one entry for each instrument. */
  readonly take: (scores: readonly ScoreBlock[], length: number) => void
  /** Appends the cells of one row of the block that was taken. */
  readonly write: (writer: ByteWriter, row: number) => void
}

/** Result columns of several instruments. */
export function resultRows(
  compiled: readonly CompiledInstrument[],
  detail: ColumnDetail,
  kernel: Kernel | null,
): ResultRows {
  const prefixes = columnPrefixes(compiled)
  const columns = compiled.flatMap((instrument, source) =>
    scoreColumns(instrument, prefixes[source] as string, detail).map((column) => ({
      ...column,
      source,
    })),
  )
  const fillersIn = (pool: CellPool) =>
    columns.map(({ filler, source }) => ({ fill: filler(pool), source }))
  let matrix = createMatrix(createCellPool(kernel), columns.length)
  let fillers = fillersIn(matrix.pool)
  return {
    names: columns.map(({ name }) => name),
    take(scores, length) {
      if (isOverfull(matrix.pool)) {
        matrix = createMatrix(createCellPool(kernel), columns.length)
        fillers = fillersIn(matrix.pool)
      }
      sizeMatrix(matrix, length)
      fillers.forEach(({ fill, source }, column) => {
        fill(matrix, column, scores[source] as ScoreBlock)
      })
    },
    write(writer, row) {
      writeMatrixRow(writer, matrix, row, 0, matrix.width)
    },
  }
}
