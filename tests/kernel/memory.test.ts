import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createCellPool } from '../../src/batch/result/cell-pool.js'
import { csvSink } from '../../src/batch/result/csv-sink.js'
import {
  createMatrix,
  fillNumbers,
  sizeMatrix,
  writeMatrixRow,
} from '../../src/batch/result/fill-cells.js'
import { createByteWriter, takeBytes } from '../../src/io/byte-writer.js'
import { blockReader } from '../../src/io/read-blocks.js'
import { createKernel, type Kernel } from '../../src/kernel/kernel.js'
import { compileInstrument } from '../../src/score/compile-instrument.js'
import { EVERY_STEP } from '../../src/score/every-step.js'
import { kernelSteps } from '../../src/score/kernel/kernel-steps.js'
import { createScoreBufferIn } from '../../src/score/score-buffer.js'
import { scoreTableBy } from '../../src/score/score-table.js'
import { type Allocate, makeColumn, onHeap } from '../../src/table/allocate.js'
import { opened, withFile } from '../support/answer-files.js'
import { exhaust, kernelHere, rowsOf, scoresOf } from '../support/both-worlds.js'
import { draws } from '../support/score-sheets.js'
import { READINGS } from '../support/scorer-modules.js'

afterEach(() => {
  vi.unstubAllGlobals()
})

/** Bytes behind a column that may be read and written with it, and what the next one begins at a multiple of. */
const SLACK = 64

describe('the memory of a kernel', () => {
  it('has room for columns that begin at 64 bytes, lie apart and hold zeros', () => {
    const kernel = kernelHere()
    let end = 0
    fc.assert(
      fc.property(fc.nat(5000), (nBytes) => {
        const { buffer, byteOffset } = kernel.allocate(nBytes)
        const bytes = new Uint8Array(buffer, byteOffset, nBytes)
        expect(kernel.holds(bytes)).toBe(true)
        expect(byteOffset % 64).toBe(0)
        expect(byteOffset).toBeGreaterThanOrEqual(end + SLACK)
        expect(bytes.every((byte) => byte === 0)).toBe(true)
        bytes.fill(255)
        end = byteOffset + nBytes
      }),
      { numRuns: 300, seed: 5 },
    )
  })

  it('is used to its last byte, and then the heap', () => {
    const { byteOffset, buffer } = kernelHere().allocate(0)
    expect(buffer.byteLength).toBe(2 ** 26)
    const next = byteOffset + SLACK
    for (const [surplus, isHeld] of [
      [0, true],
      [1, false],
    ] as const) {
      const kernel = kernelHere()
      kernel.allocate(0)
      const column = makeColumn(
        Uint8Array,
        buffer.byteLength - next - SLACK + surplus,
        kernel.allocate,
      )
      expect(kernel.holds(column)).toBe(isHeld)
      expect(kernel.holds(makeColumn(Uint8Array, 0, kernel.allocate))).toBe(!isHeld)
    }
  })

  it('once used up, gives columns of the same length on the heap', () => {
    const kernel = kernelHere()
    exhaust(kernel)
    const column = makeColumn(Float64Array, 10, kernel.allocate)
    expect(kernel.holds(column)).toBe(false)
    expect([...column]).toEqual(new Array(10).fill(0))
    expect(column.buffer.byteLength).toBe(80)
  })

  it('is its own: another kernel does not hold what lies in it', () => {
    const [one, other] = [kernelHere(), kernelHere()]
    const column = makeColumn(Uint8Array, 100, one.allocate)
    expect(one.holds(column)).toBe(true)
    expect(one.holds(column.subarray(7, 9))).toBe(true)
    expect(other.holds(column)).toBe(false)
    expect(one.holds(new Uint8Array(100))).toBe(false)
  })
})

const { WebAssembly: real } = globalThis as unknown as { WebAssembly: Record<string, unknown> }

describe('where there is no kernel', () => {
  it.each<[string, unknown]>([
    ['no WebAssembly', undefined],
    ['a policy against it', { ...real, Module: refuse, Memory: real['Memory'] }],
    ['no room for its memory', { ...real, Memory: refuse, Module: real['Module'] }],
  ])('there is null: %s', (_, assembly) => {
    vi.stubGlobal('WebAssembly', assembly)
    expect(createKernel()).toBeNull()
  })
})

function refuse(): never {
  throw new Error('refused')
}

/** A kernel whose memory has no room for some of the columns asked for, by their number. */
function failing(isFailing: (number: number) => boolean): {
  kernel: Kernel
  nColumns: () => number
} {
  const kernel = kernelHere()
  let number = 0
  const allocate: Allocate = (nBytes) =>
    isFailing(number++) ? onHeap(nBytes) : kernel.allocate(nBytes)
  return { kernel: { ...kernel, allocate }, nColumns: () => number }
}

/** Runs `work` with every column on the heap from one on, then with that one alone. */
function expectAlike(work: (kernel: Kernel | null) => unknown): void {
  const expected = work(null)
  const { kernel, nColumns } = failing(() => false)
  expect(work(kernel)).toEqual(expected)
  expect(nColumns()).toBeGreaterThan(5)
  for (let failed = 0; failed < nColumns(); failed++) {
    const [fromOneOn, oneAlone] = [failing((at) => at >= failed), failing((at) => at === failed)]
    expect(work(fromOneOn.kernel), `from column ${failed} on`).toEqual(expected)
    expect(work(oneAlone.kernel), `column ${failed}`).toEqual(expected)
  }
}

function someFile(instruments: readonly { items: readonly { id: string }[] }[]): string {
  const draw = draws(4)
  const ids = instruments.flatMap(({ items }) => items.map(({ id }) => id))
  const cells = ['0', '1', '2', '1', '0', '1', '2', '', 'x', '9']
  const line = () =>
    ['Class 3', ...ids.map(() => cells[draw(draw(5) === 0 ? 10 : 7)]), 'a remark'].join()
  return `${[['class', ...ids, 'remark'].join(), ...Array.from({ length: 40 }, line)].join('\n')}\n`
}

describe('columns that did not fit into the memory', () => {
  it('change nothing in what is read, scored and written', () => {
    const compiled = READINGS.filter(({ name }) => ['phq-9', 'sdq-self-impact'].includes(name)).map(
      ({ instrument }) => compileInstrument(instrument),
    )
    const instruments = compiled.map(({ instrument }) => instrument)
    withFile(someFile(instruments), (path) => {
      const file = opened(
        path,
        { otherColumns: 'keep', blockLength: 17, chunkLength: 300 },
        instruments,
      )
      expectAlike((kernel) => {
        const steps = kernel === null ? EVERY_STEP : kernelSteps(kernel)
        const buffers = compiled.map((one) =>
          createScoreBufferIn(kernel?.allocate ?? onHeap, one, 17),
        )
        const said: unknown[] = []
        const write = (bytes: Uint8Array) => said.push(Buffer.from(bytes).toString('latin1'))
        const sink = csvSink(compiled, 'full', write, { kernel })
        for (const block of blockReader(file, kernel)()) {
          const scores = compiled.map((one, index) => {
            const answers = block.responses[index]
            const buffer = buffers[index]
            if (answers === undefined || buffer === undefined) throw new Error('no such block')
            scoreTableBy(steps, one, answers, block.persons, buffer)
            return buffer
          })
          said.push(rowsOf(block), scores.map(scoresOf))
          sink.block(block, scores)
        }
        return said
      })
    })
  })

  it('change nothing in numbers of a pool that grows', () => {
    const values = Array.from({ length: 2500 }, (_, at) => 0.5 + at)
    expectAlike((kernel) => {
      const numbers = makeColumn(Float64Array, values.length, kernel?.allocate ?? onHeap)
      numbers.set(values)
      const matrix = createMatrix(createCellPool(kernel), 2)
      sizeMatrix(matrix, values.length)
      for (const column of [0, 1]) fillNumbers(matrix, column, numbers)
      const writer = createByteWriter(1, kernel?.allocate)
      for (let row = 0; row < values.length; row++) writeMatrixRow(writer, matrix, row, 0, 2)
      return Buffer.from(takeBytes(writer)).toString('latin1').split(',')
    })
  })
})
