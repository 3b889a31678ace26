import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { must } from '../../../tests/support/must.js'
import { openResponses } from '../../io/open-responses.js'
import type { Crew } from '../crew/crew.js'
import type { CrewWork } from '../crew/crew-work.js'
import { loadInstruments } from '../load-instruments.js'
import { csvSink } from '../result/csv-sink.js'
import { type ScoreOutcome, scoreFile } from './score-file.js'
import { scoreCrewLane } from './score-lane.js'

const folder = mkdtempSync(join(tmpdir(), 'mindgauge-score-'))
const path = join(folder, 'answers.csv')
const { compiled, norms } = must(loadInstruments([{ name: 'phq-9', norms: [] }]))

beforeAll(() => {
  const items = Array.from({ length: 9 }, (_, item) => `phq9_${item + 1}`)
  const rows = Array.from({ length: 300 }, (_, row) => {
    const answers = items.map((_, item) =>
      (row * 7 + item * item) % 11 === 0 ? '' : (row + item) % 4,
    )
    return row % 50 === 49 ? 'short' : [`s${row}`, `note ${row % 7}`, ...answers].join(',')
  })
  writeFileSync(path, `${[['student', 'note', ...items].join(','), ...rows].join('\n')}\n`)
})

afterAll(() => rmSync(folder, { recursive: true }))

async function scored(
  partSize: number,
  crew: Crew | null = null,
): Promise<Omit<ScoreOutcome, 'ledger'> & { groups: unknown; text: string }> {
  const instruments = compiled.map(({ instrument }) => instrument)
  const file = must(
    openResponses(path, instruments, {
      ...{ otherColumns: 'keep', students: null, blockLength: 16 },
      // Parts are of whole chunks: in chunks of a megabyte there would be one.
      chunkLength: 128,
    }),
  )
  let text = ''
  const { ledger, ...counts } = await scoreFile({
    ...{ file, compiled, norms, detail: 'full', crew, partSize },
    sink: (write) => csvSink(compiled, 'full', write),
    write: (bytes) => {
      text += Buffer.from(bytes).toString('utf8')
    },
    watch: { signal: new AbortController().signal },
  })
  return { ...counts, groups: [...ledger.groups], text }
}

/** A crew of one thread that is this one: it takes every part before the caller does and delivers them in any order. */
function crewDelivering(order: (n: number) => readonly number[]): Crew {
  return {
    async work(task, onPart) {
      if (task.kind !== 'score') throw new Error('this crew only scores')
      const lane = scoreCrewLane(task.order as CrewWork['score']['order'])
      expect(lane.nParts).toBeGreaterThan(5)
      Atomics.store(task.counters, 0, lane.nParts)
      for (const index of order(lane.nParts)) {
        const steps = lane.part(index)
        let step = await steps.next()
        while (!step.done) step = await steps.next()
        onPart(index, step.value.delivery as never)
      }
      return []
    },
  }
}

it('the rows do not depend on how a file is split', async () => {
  const whole = await scored(1 << 30)
  expect(whole).toMatchObject({ rows: 300, scored: 294, rejected: 6 })
  expect(whole.text.split('\n')).toHaveLength(296)
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 9000 }), async (partSize) => {
      expect(await scored(partSize)).toEqual(whole)
    }),
    { numRuns: 25 },
  )
})

it('parts that come in any order are written in theirs', async () => {
  const whole = await scored(1 << 30)
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.nat()), async (numbers) => {
      const shuffled = (n: number): number[] =>
        Array.from({ length: n }, (_, index) => ({ index, at: numbers.next().value as number }))
          .sort((left, right) => left.at - right.at)
          .map(({ index }) => index)
      expect(await scored(700, crewDelivering(shuffled))).toEqual(whole)
    }),
    { numRuns: 25 },
  )
})
