// Bytes that one score leaves behind, beside its result; for `one-score.test.ts`, in a process of its own.
import type { AnswerRecord, Score } from '../../src/index.js'

declare const gc: () => void

const SHEETS = 2000
const WARM_UP = 300
const REPEATS = 15
const ITEMS = 9
const sheets = Array.from(
  { length: SHEETS },
  (_, sheet): AnswerRecord =>
    Object.fromEntries(
      Array.from({ length: ITEMS }, (_, item) => [`phq9_${item + 1}`, (sheet * 7 + item * 3) % 4]),
    ),
)
const results: (Score | null)[] = new Array(SHEETS).fill(null)

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

/** Writes the bytes that one score of a PHQ-9 allocates, and those of its result. */
export function measure(scoreOne: (answers: AnswerRecord) => Score): void {
  let total = 0
  const scoreAll = (): void => {
    for (const sheet of sheets) total += scoreOne(sheet).scales['total']?.raw ?? Number.NaN
  }
  const keepAll = (): void => {
    for (let sheet = 0; sheet < SHEETS; sheet++) results[sheet] = scoreOne(sheets[sheet] ?? {})
  }
  for (let round = 0; round < WARM_UP; round++) scoreAll()
  const allocated = repeated(scoreAll, false)
  const result = repeated(keepAll, true)
  process.stdout.write(JSON.stringify({ allocated, result, total }))
}
