import type { Kernel } from '../../kernel/kernel.js'
import type { CompiledProtocol } from '../../risk/compile-protocol.js'
import { tierName } from '../../risk/screen.js'
import {
  QUALITY_STATES,
  type ScreenedBlock,
  TIER_INVALID,
  TIER_UNDETERMINED,
} from '../../risk/screened-block.js'
import { SEXES } from '../../table/blocks.js'
import {
  type CellPool,
  createCellPool,
  EMPTY_CELL,
  numberCell,
  poolText,
} from '../result/cell-pool.js'
import { type CellMatrix, createMatrix, fillCodes, sizeMatrix } from '../result/fill-cells.js'
import {
  type PersonColumn,
  type PlaceColumn,
  personColumns,
  placeColumns,
} from '../table/students-file.js'
import type { Sheets } from './sheets.js'
import { tierReasons } from './tier-reasons.js'

/** The cells of {@link personColumns} of a block, for every list that is written of it. */
export interface PersonCells {
  readonly pool: CellPool
  readonly matrix: CellMatrix
  readonly columns: readonly PersonColumn[]
  /** The first of the columns: those that every list has. */
  readonly places: readonly PlaceColumn[]
  /** Where the cells of a column begin in the matrix. */
  readonly startOf: (column: PersonColumn) => number
  readonly fill: (sheets: Sheets, screened: ScreenedBlock) => void
}

/** Fills a column of the matrix for a block. */
type FillColumn = (
  matrix: CellMatrix,
  column: number,
  sheets: Sheets,
  screened: ScreenedBlock,
) => void

/** @param levels - of grouping that the campaign has */
export function personCells(
  compiled: CompiledProtocol,
  levels: readonly string[],
  kernel: Kernel | null,
): PersonCells {
  const pool = createCellPool(kernel)
  const columns = personColumns(levels)
  const matrix = createMatrix(pool, columns.length)
  const fillers = columnFillers(compiled, pool)
  return {
    pool,
    matrix,
    columns,
    places: placeColumns(levels),
    startOf: (column) => columns.indexOf(column) * matrix.stride,
    fill(sheets, screened) {
      sizeMatrix(matrix, sheets.length)
      columns.forEach((name, column) => {
        fillers[name](matrix, column, sheets, screened)
      })
    },
  }
}

function columnFillers(
  compiled: CompiledProtocol,
  pool: CellPool,
): Readonly<Record<PersonColumn, FillColumn>> {
  const sexes = byteCells(SEXES.map((sex) => poolText(pool, sex === 'unknown' ? '' : sex)))
  const qualities = byteCells(QUALITY_STATES.map((state) => poolText(pool, state)))
  const determined = byteCells([poolText(pool, 'no'), poolText(pool, 'yes')])
  const tiers = tierCells(compiled, pool)
  const reasons = tierReasons(compiled, pool)
  return {
    district: levelCells(pool, 'district'),
    school: levelCells(pool, 'school'),
    grade: (matrix, column, { persons }) => fillGrades(matrix, column, persons.grade),
    class: levelCells(pool, 'class'),
    sex: (matrix, column, { persons }) => fillCodes(matrix, column, persons.sex, sexes),
    age: (matrix, column, { persons }) => fillYears(matrix, column, persons.ageMonths),
    wave: levelCells(pool, 'wave'),
    quality: (matrix, column, _, { quality }) => fillCodes(matrix, column, quality, qualities),
    tier: (matrix, column, _, { tier }) => fillCodes(matrix, column, tier, tiers),
    tier_possible: (matrix, column, _, { tierPossible }) =>
      fillCodes(matrix, column, tierPossible, tiers),
    determined: (matrix, column, _, screened) =>
      fillCodes(matrix, column, screened.determined, determined),
    reasons: (matrix, column, _, screened) => reasons(matrix, column, screened),
  }
}

/** Cells by byte; the empty one for bytes without. */
function byteCells(cells: readonly number[]): Int32Array {
  const cellOf = new Int32Array(256)
  cellOf.set(cells)
  return cellOf
}

/** Cells of every tier byte: tiers, the baseline, undetermined, invalid. */
function tierCells(compiled: CompiledProtocol, pool: CellPool): Int32Array {
  const cellOf = new Int32Array(256)
  const { tiers } = compiled.protocol
  for (const tier of [...tiers.keys(), tiers.length, TIER_UNDETERMINED, TIER_INVALID])
    cellOf[tier] = poolText(pool, tierName(compiled, tier))
  return cellOf
}

/** Fills a column with the texts of a level; a text becomes a cell when it first comes. */
function levelCells(pool: CellPool, name: string): FillColumn {
  const cellOf: number[] = []
  return ({ stride, cells, length }, column, { levels }) => {
    const { values = [], codes = null } = levels.get(name) ?? {}
    for (let code = cellOf.length; code < values.length; code++)
      cellOf.push(poolText(pool, values[code] as string))
    for (let row = 0; row < length; row++)
      cells[column * stride + row] =
        codes === null ? EMPTY_CELL : (cellOf[codes[row] as number] as number)
  }
}

function fillGrades(matrix: CellMatrix, column: number, grade: Int8Array): void {
  const { pool, stride, cells, length } = matrix
  for (let row = 0; row < length; row++) {
    const value = grade[row] as number
    cells[column * stride + row] = value < 0 ? EMPTY_CELL : numberCell(pool, value)
  }
}

/** Ages in completed years. */
function fillYears(matrix: CellMatrix, column: number, ageMonths: Int16Array): void {
  const { pool, stride, cells, length } = matrix
  for (let row = 0; row < length; row++) {
    const months = ageMonths[row] as number
    cells[column * stride + row] =
      months < 0 ? EMPTY_CELL : numberCell(pool, Math.floor(months / 12))
  }
}
