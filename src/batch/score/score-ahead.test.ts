import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { must } from '../../../tests/support/must.js'
import { readerHere } from '../../../tests/support/reader-here.js'
import { draws } from '../../../tests/support/score-sheets.js'
import type { Reader } from '../../io/ahead/read-ahead.js'
import { openResponses } from '../../io/open-responses.js'
import { issuesByCode } from '../issue-ledger.js'
import { loadInstruments } from '../load-instruments.js'
import { csvSink } from '../result/csv-sink.js'
import { type ScoreOutcome, scoreFile } from './score-file.js'

const folder = mkdtempSync(join(tmpdir(), 'mindgauge-score-ahead-'))
const path = join(folder, 'answers.csv')
afterAll(() => rmSync(folder, { recursive: true }))

const { compiled, norms } = must(
  loadInstruments([
    { name: 'phq-9', norms: [] },
    { name: 'gad-7', norms: [] },
  ]),
)
const items = compiled.flatMap(({ instrument }) => instrument.items.map(({ id }) => id))

interface Sheets {
  readonly seed: number
  readonly nRows: number
  readonly hasStudents: boolean
  readonly hasQuotes: boolean
  readonly blockLength: number
  readonly partSize: number
}

/** Answers with blanks, faults and rows that stand twice, and columns of others. */
function textOf({ seed, nRows, hasStudents, hasQuotes }: Sheets): string {
  const draw = draws(seed)
  const header = [...(hasStudents ? ['student'] : []), 'class', 'remark', ...items]
  const lines = [header.join(',')]
  for (let row = 0; row < nRows; row++) {
    const oneOddIn = [1000, 12, 3][draw(3)] ?? 1
    const answers = items.map(() =>
      draw(oneOddIn) > 0 ? draw(4) : (['', '', 'x', '7', '-1'][draw(5)] ?? ''),
    )
    const remark = ['', 'a', '=1+1', '王', 'long '.repeat(draw(60))][draw(5)] ?? ''
    const own = hasQuotes && draw(4) === 0 ? `"${remark}, and\nmore"` : remark
    const cells = [...(hasStudents ? [draw(nRows)] : []), `Class ${draw(9)}`, own, ...answers]
    const before = lines.at(-1)
    if (draw(15) === 0 && row > 0 && before !== undefined) lines.push(before)
    else lines.push(draw(40) === 0 ? 'short' : draw(40) === 0 ? '' : cells.join(','))
  }
  return `${lines.join('\n')}\n`
}

type Scored = Omit<ScoreOutcome, 'ledger'> & { groups: unknown; byCode: unknown; text: string }

async function scored({ blockLength, partSize }: Sheets, reader: Reader | null): Promise<Scored> {
  const file = must(
    openResponses(
      path,
      compiled.map(({ instrument }) => instrument),
      { otherColumns: 'keep', students: null, blockLength, chunkLength: 300 },
    ),
  )
  const pieces: Uint8Array[] = []
  const { ledger, ...counts } = await scoreFile({
    ...{ file, compiled, norms, detail: 'full', crew: null, reader, partSize },
    sink: (write, kernel) => csvSink(compiled, 'full', write, { kernel }),
    write: (bytes) => pieces.push(bytes.slice()),
    watch: { signal: new AbortController().signal },
  })
  const text = Buffer.concat(pieces).toString('latin1')
  // Which kind of issue comes first hangs on where blocks end: reader's issues stand before rows that come twice.
  const groups = Object.fromEntries(ledger.groups)
  return { ...counts, groups, byCode: issuesByCode(ledger), text }
}

it('a file that a thread reads ahead has the rows, counts and issues of one that is read here', async () => {
  const sums = { ahead: 0, scored: 0, rejected: 0, noted: 0 }
  const someSheets: fc.Arbitrary<Sheets> = fc.record({
    seed: fc.nat(),
    nRows: fc.nat(120),
    hasStudents: fc.boolean(),
    hasQuotes: fc.nat(5).map((number) => number === 0),
    blockLength: fc.constantFrom(1, 7, 64, 4096),
    partSize: fc.integer({ min: 1, max: 4000 }),
  })
  await fc.assert(
    fc.asyncProperty(someSheets, async (sheets) => {
      writeFileSync(path, textOf({ ...sheets, nRows: sheets.nRows + 1 }))
      const { reader, report } = readerHere()
      const found = await scored(sheets, reader)
      expect(found).toEqual(await scored({ ...sheets, partSize: 1 << 30 }, null))
      expect(report.orders).toHaveLength(1)
      sums.ahead += report.parcels.length
      for (const name of ['scored', 'rejected', 'noted'] as const) sums[name] += found[name]
    }),
    { numRuns: 40, seed: 3 },
  )
  expect(Math.min(...Object.values(sums)), JSON.stringify(sums)).toBeGreaterThan(30)
})

it('a reader that fails lets the work fail, and nobody waits', async () => {
  const sheets = { seed: 1, nRows: 100, hasStudents: true, hasQuotes: false, blockLength: 8 }
  writeFileSync(path, textOf({ ...sheets, partSize: 500 }))
  for (const nGood of [0, 1, 5]) {
    const { reader } = readerHere()
    let nAsked = 0
    const failing: Reader = {
      ...reader,
      next: async () => {
        if (nAsked++ === nGood) throw new Error('planted')
        return reader.next()
      },
    }
    await expect(scored({ ...sheets, partSize: 500 }, failing)).rejects.toThrow('planted')
  }
})
