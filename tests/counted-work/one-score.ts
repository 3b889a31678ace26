// Bytes that one score leaves behind, beside its result; for `one-score.test.ts`, in a process of its own.
import { type Instrument, type Score, score } from '../../src/index.js'

declare const phq9: Instrument<'total'>
declare const gc: () => void

const SHEETS = 2000
const WARM_UP = 300
const REPEATS = 15
const sheets = Array.from({ length: SHEETS }, (_, sheet) =>
  Object.fromEntries(phq9.items.map(({ id }, item) => [id, (sheet * 7 + item * 3) % 4])),
)
const results: (Score | null)[] = new Array(SHEETS).fill(null)
let total = 0

function scoreAll(): void {
  for (const sheet of sheets) total += score(phq9, sheet).scales.total.raw ?? Number.NaN
}

function keepAll(): void {
  for (let sheet = 0; sheet < SHEETS; sheet++) results[sheet] = score(phq9, sheets[sheet] ?? {})
}

/** Growth of the heap for each sheet; after a collection, what stays. */
function growth(work: () => void, isCollected: boolean): number {
  results.fill(null)
  gc()
  const before = process.memoryUsage().heapUsed
  work()
  if (isCollected) gc()
  return (process.memoryUsage().heapUsed - before) / SHEETS
}

const middle = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
const repeated = (work: () => void, isCollected: boolean): number =>
  middle(Array.from({ length: REPEATS }, () => growth(work, isCollected)))

for (let round = 0; round < WARM_UP; round++) scoreAll()
const allocated = repeated(scoreAll, false)
const result = repeated(keepAll, true)
process.stdout.write(JSON.stringify({ allocated, result, total }))
