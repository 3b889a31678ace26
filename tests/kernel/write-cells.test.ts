import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCellPool, poolText, writePooled } from '../../src/batch/result/cell-pool.js'
import {
  bandCells,
  type CellMatrix,
  createMatrix,
  fillBands,
  fillNumbers,
  sizeMatrix,
  sumCells,
  writeMatrixRow,
} from '../../src/batch/result/fill-cells.js'
import { cellBytes, createByteWriter, takeBytes } from '../../src/io/byte-writer.js'
import type { Kernel } from '../../src/kernel/kernel.js'
import { MOST_SUM, NO_SUM, type ScaleColumns } from '../../src/score/score-block.js'
import { makeColumn, onHeap } from '../../src/table/allocate.js'
import { counted, kernelHere, kernelsHere } from '../support/both-worlds.js'
import { draws } from '../support/score-sheets.js'

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
const nextKernel = kernelsHere()

const ODD_NUMBERS = [
  ...[0, -0, 1, 1022, 1023, 1023.5, 1024, 1025, -1, -1023, 0.5, -0.5, 1 / 3, 2 / 3, 0.1 + 0.2],
  ...[Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e300, -1e-300, 5e-324],
  ...[2 ** 31, -(2 ** 31), 2 ** 32 - 1, 2 ** 32, 2 ** 32 + 5, 2 ** 53, 1e21, 2 ** 64, -5 - 2 ** 32],
]
const someNumber = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -3, max: 1030 }) },
  { weight: 3, arbitrary: fc.constantFrom(...ODD_NUMBERS) },
  { weight: 3, arbitrary: fc.double() },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 4000 }).map((sum) => sum / 7) },
)
const someBlocks = fc.array(fc.array(someNumber, { maxLength: 400 }), {
  minLength: 1,
  maxLength: 8,
})

/** A cell with its comma; nothing behind it for NaN. */
const cellOf = (value: number): string =>
  Number.isNaN(value) ? ',' : `,${latin1(cellBytes(String(value)))}`

function fill(matrix: CellMatrix, column: number, values: readonly number[]): void {
  const allocate = matrix.pool.kernel?.allocate ?? onHeap
  const numbers = makeColumn(Float64Array, values.length, allocate)
  numbers.set(values)
  fillNumbers(matrix, column, numbers)
}

/** Rows of three columns, of which the second is the first upside down and the third stays as it was. */
function rowsOf(blocks: readonly (readonly number[])[], kernel: Kernel | null): string {
  const pool = createCellPool(kernel)
  const matrix = createMatrix(pool, 3)
  const writer = createByteWriter(1, kernel?.allocate)
  const mark = poolText(pool, 'mark')
  for (const values of blocks) {
    sizeMatrix(matrix, values.length)
    matrix.cells.fill(mark)
    fill(matrix, 0, values)
    fill(matrix, 1, values.toReversed())
    for (let row = 0; row < values.length; row++) writeMatrixRow(writer, matrix, row, 0, 3)
  }
  return latin1(takeBytes(writer))
}

describe('cells of numbers by the kernel', () => {
  it('are the same bytes, all digits of the number, nothing for NaN', () => {
    fc.assert(
      fc.property(someBlocks, (blocks) => {
        const expected = blocks.flatMap((values) =>
          values.map((value, row) => `${cellOf(value)}${cellOf(values.at(-1 - row) ?? 0)},mark`),
        )
        expect(rowsOf(blocks, null)).toBe(expected.join(''))
        expect(rowsOf(blocks, nextKernel())).toBe(expected.join(''))
      }),
      { numRuns: 150, seed: 3 },
    )
  })

  it('are the same bytes in a pool of more than 65,536 cells', () => {
    const blocks = [7, 11, 13].map((by) => Array.from({ length: 24_000 }, (_, at) => -at / by))
    expect(rowsOf(blocks, kernelHere())).toBe(rowsOf(blocks, null))
  })

  it('come from the kernel alone where the pool knows them, one call for a column', () => {
    const { kernel, calls } = counted(kernelHere())
    const pool = createCellPool(kernel)
    const matrix = createMatrix(pool, 1)
    const values = [
      ...ODD_NUMBERS,
      ...Array.from({ length: 33_000 }, (_, at) => at / 7),
      ...Array.from({ length: 33_000 }, (_, at) => -at * 1e-9),
      ...Array.from({ length: 1100 }, (_, at) => at),
    ]
    sizeMatrix(matrix, values.length)
    fill(matrix, 0, values)
    const cells = [...matrix.cells]
    expect(calls['fillNumbers']).toBeGreaterThan(60_000)
    calls['fillNumbers'] = 0
    fill(matrix, 0, values)
    expect(calls['fillNumbers']).toBe(1)
    expect([...matrix.cells]).toEqual(cells)
  })

  it('are known by the sum that a number hangs on, where there is one', () => {
    const kernel = kernelHere()
    const pool = createCellPool(kernel)
    for (let text = 0; text < 65_600; text++) poolText(pool, 'x')
    const sums = makeColumn(Uint16Array, 3000, kernel.allocate)
    const cellOfSum = sumCells(pool)
    const numbers = makeColumn(Float64Array, 3000, kernel.allocate)
    const draw = draws(2)
    for (let block = 0; block < 3; block++) {
      for (let row = 0; row < 3000; row++) {
        const sum = draw(10) === 0 ? NO_SUM : draw(MOST_SUM + 1)
        sums[row] = sum
        numbers[row] = sum === NO_SUM ? draw(9000) / 7 - 100 : sum * 1.25 - 9
      }
      const [bySum, plain] = [createMatrix(pool, 2), createMatrix(createCellPool(), 2)]
      const texts = [bySum, plain].map((matrix) => {
        sizeMatrix(matrix, 3000)
        fillNumbers(matrix, 1, numbers, matrix === bySum ? { sums, cellOfSum } : null)
        const writer = createByteWriter(1)
        for (let row = 0; row < 3000; row++) writeMatrixRow(writer, matrix, row, 1, 2)
        return latin1(takeBytes(writer))
      })
      expect(texts[0]).toBe(texts[1])
      expect(cellOfSum.filter((cell) => cell > 65_535).length).toBeGreaterThan(1000)
    }
  })
})

describe('cells of bands by the kernel', () => {
  it('are the same, whichever set of cut scores is for a person', () => {
    const someSheet = fc.tuple(fc.constantFrom(0, 1, 2, 3, 255), fc.constantFrom(0, 1, 2, 254, 255))
    fc.assert(
      fc.property(fc.array(someSheet, { maxLength: 60 }), (sheets) => {
        const [found, expected] = [nextKernel(), null].map((kernel) => {
          const allocate = kernel?.allocate ?? onHeap
          const pool = createCellPool(kernel)
          const cells = bandCells(pool, 4)
          // What would be read for a set that is none.
          makeColumn(Int32Array, 1 << 17, allocate).fill(7)
          for (let at = 0; at < cells.length; at++) cells[at] = at % 3 === 0 ? 0 : at + 7
          const band = makeColumn(Uint8Array, sheets.length, allocate)
          const cutScoreSet = makeColumn(Uint8Array, sheets.length, allocate)
          band.set(sheets.map(([, own]) => own))
          cutScoreSet.set(sheets.map(([set]) => set))
          const matrix = createMatrix(pool, 2)
          sizeMatrix(matrix, sheets.length)
          matrix.cells.fill(-1)
          fillBands(matrix, 1, { band, cutScoreSet } as unknown as ScaleColumns, cells)
          return [...matrix.cells]
        })
        expect(found).toEqual(expected)
      }),
      { numRuns: 60, seed: 6 },
    )
  })
})

const someTexts = fc.array(
  fc.oneof(
    fc.string({ maxLength: 70 }),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.nat(70).map((length) => 'abcdefghijklm'.repeat(6).slice(0, length)),
  ),
  { minLength: 1, maxLength: 60 },
)

describe('cells of texts by the kernel', () => {
  it('are the same bytes, whatever their length, in any order and at any step', () => {
    const orders = fc.array(fc.nat(), { maxLength: 300 })
    const steps = fc.constantFrom(1, 2, 3, 7)
    fc.assert(
      fc.property(someTexts, orders, steps, fc.nat(5), (texts, order, step, from) => {
        const written = [nextKernel(), null].map((kernel) => {
          const pool = createCellPool(kernel)
          const made = texts.map((text) => poolText(pool, text))
          const cells = makeColumn(Int32Array, order.length, kernel?.allocate ?? onHeap)
          cells.set(order.map((number) => made[number % made.length] ?? 0))
          const writer = createByteWriter(1, kernel?.allocate)
          const nCells = Math.max(0, Math.floor((order.length - from) / step))
          for (let twice = 0; twice < 2; twice++)
            writePooled(writer, pool, cells, from, from + nCells * step, step)
          return latin1(takeBytes(writer))
        })
        expect(written[0]).toBe(written[1])
      }),
      { numRuns: 200, seed: 4 },
    )
  })

  it('are put together by the kernel, not one by one', () => {
    const { kernel, calls } = counted(kernelHere())
    rowsOf([[1, 2, 3]], kernel)
    expect(calls['writeCells']).toBe(3)
  })
})
