import type { CategoryColumn } from '../../io/row-block.js'
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
import { PERSON_COLUMNS } from '../table/students-file.js'
import type { Sheets } from './sheets.js'
import { tierReasons } from './tier-reasons.js'

/** Positions in {@link PERSON_COLUMNS} that other lists write too: school to class, and quality. */
export const PERSON_CELL = { school: 0, sex: 3, quality: 6 } as const

/** The cells of {@link PERSON_COLUMNS} of a block, for every list that is written of it. */
export interface PersonCells {
  readonly pool: CellPool
  readonly matrix: CellMatrix
  readonly fill: (sheets: Sheets, screened: ScreenedBlock) => void
}

export function personCells(compiled: CompiledProtocol, kernel: Kernel | null): PersonCells {
  const pool = createCellPool(kernel)
  const matrix = createMatrix(pool, PERSON_COLUMNS.length)
  const sexes = byteCells(SEXES.map((sex) => poolText(pool, sex === 'unknown' ? '' : sex)))
  const qualities = byteCells(QUALITY_STATES.map((state) => poolText(pool, state)))
  const determined = byteCells([poolText(pool, 'no'), poolText(pool, 'yes')])
  const tiers = tierCells(compiled, pool)
  const [schools, classes, waves] = [levelCells(pool), levelCells(pool), levelCells(pool)] as const
  const reasons = tierReasons(compiled, pool)
  const fill = ({ levels, persons, length }: Sheets, screened: ScreenedBlock): void => {
    sizeMatrix(matrix, length)
    schools(matrix, 0, levels.get('school'))
    fillGrades(matrix, 1, persons.grade)
    classes(matrix, 2, levels.get('class'))
    fillCodes(matrix, 3, persons.sex, sexes)
    fillYears(matrix, 4, persons.ageMonths)
    waves(matrix, 5, levels.get('wave'))
    fillCodes(matrix, 6, screened.quality, qualities)
    fillCodes(matrix, 7, screened.tier, tiers)
    fillCodes(matrix, 8, screened.tierPossible, tiers)
    fillCodes(matrix, 9, screened.determined, determined)
    reasons(matrix, 10, screened)
  }
  return { pool, matrix, fill }
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
function levelCells(
  pool: CellPool,
): (matrix: CellMatrix, column: number, level: CategoryColumn | undefined) => void {
  const cellOf: number[] = []
  return (matrix, column, level) => {
    const { stride, cells, length } = matrix
    const { values = [], codes = null } = level ?? {}
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
