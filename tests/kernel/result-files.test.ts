import { describe, expect, it } from 'vitest'
import { csvSink } from '../../src/batch/result/csv-sink.js'
import { resultRows } from '../../src/batch/result/result-rows.js'
import { createByteWriter, takeBytes } from '../../src/io/byte-writer.js'
import { blockReader } from '../../src/io/read-blocks.js'
import type { Kernel } from '../../src/kernel/kernel.js'
import { compileInstrument } from '../../src/score/compile-instrument.js'
import { EVERY_STEP } from '../../src/score/every-step.js'
import { kernelSteps } from '../../src/score/kernel/kernel-steps.js'
import { createScoreBufferIn } from '../../src/score/score-buffer.js'
import { scoreTableBy } from '../../src/score/score-table.js'
import { onHeap } from '../../src/table/allocate.js'
import { opened, withFile } from '../support/answer-files.js'
import { kernelHere } from '../support/both-worlds.js'
import { makeInstrument, makeItem, makeScale } from '../support/make-instrument.js'
import { draws } from '../support/score-sheets.js'
import { READINGS } from '../support/scorer-modules.js'

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

const IDS = ['phq-9', 'sdq-self', 'snap-iv-26', 'swemwbs', 'psqi', 'scl-90']

/** The file of results of the same sheets. */
function resultsOf(text: string, detail: 'usual' | 'full', kernel: Kernel | null): string {
  const compiled = READINGS.filter(({ name }) => IDS.includes(name)).map(({ instrument }) =>
    compileInstrument(instrument),
  )
  const instruments = compiled.map(({ instrument }) => instrument)
  const steps = kernel === null ? EVERY_STEP : kernelSteps(kernel)
  const buffers = compiled.map((one) => createScoreBufferIn(kernel?.allocate ?? onHeap, one, 150))
  const pieces: Uint8Array[] = []
  withFile(text, (path) => {
    const file = opened(path, { otherColumns: 'keep', blockLength: 150 }, instruments)
    const sink = csvSink(compiled, detail, (bytes) => pieces.push(bytes.slice()), { kernel })
    for (const block of blockReader(file, kernel)()) {
      const scores = compiled.map((one, index) => {
        const buffer = buffers[index] as (typeof buffers)[number]
        const answers = block.responses[index] as (typeof block.responses)[number]
        scoreTableBy(steps, one, answers, block.persons, buffer)
        return buffer
      })
      sink.block(block, scores)
    }
  })
  return latin1(Buffer.concat(pieces))
}

function someFile(nRows: number): string {
  const items = READINGS.filter(({ name }) => IDS.includes(name)).flatMap(
    ({ instrument }) => instrument.items,
  )
  const draw = draws(8)
  const others = ['Ms. Li', '', 'a;b', '李', '=1+1', ' x', '12', 'long '.repeat(20)]
  const line = (_: unknown, row: number): string => {
    const oneOddIn = [1000, 40, 8, 3][row % 4] ?? 1
    const cells = items.map(({ options }) => {
      const code = String(options[draw(options.length)]?.code)
      return draw(oneOddIn) > 0 ? code : (['', '999', 'x', '77'][draw(4)] ?? '')
    })
    return ['id', ...cells, others[draw(others.length)], others[draw(others.length)]].join()
  }
  const header = ['class', ...items.map(({ id }) => id), 'teacher', 'remark'].join()
  return `${[header, ...Array.from({ length: nRows }, line)].join('\n')}\n`
}

describe('files of results by the kernel', () => {
  it.each(['usual', 'full'] as const)('are the same to the byte: %s', (detail) => {
    const text = someFile(700)
    const found = resultsOf(text, detail, kernelHere())
    expect(found.split('\n')).toHaveLength(701)
    expect(found).toBe(resultsOf(text, detail, null))
  })

  it('are the same to the byte after more numbers than a pool remembers', () => {
    const compiled = compileInstrument(
      makeInstrument({ items: [makeItem('q', 1)], scales: [makeScale('s', [0])] }),
    )
    const [found, expected] = [kernelHere(), null].map((kernel) => {
      const rows = resultRows([compiled], 'full', kernel)
      const buffer = createScoreBufferIn(kernel?.allocate ?? onHeap, compiled, 4096)
      const writer = createByteWriter(1 << 16, kernel?.allocate)
      buffer.length = 4096
      for (let block = 0; block < 10; block++) {
        const { raw, low, high } = buffer.scales[0] as (typeof buffer.scales)[number]
        for (let row = 0; row < 4096; row++) raw[row] = (block * 4096 + row) / 3
        low.set(raw)
        high.set(raw)
        rows.take([buffer], 4096)
        for (let row = 0; row < 4096; row++) rows.write(writer, row)
      }
      return latin1(takeBytes(writer))
    })
    expect(found).toBe(expected)
  })
})
