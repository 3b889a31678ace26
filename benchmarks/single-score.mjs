// One PHQ-9 through score(), compiled once: microseconds per sheet.
import { median } from './whole-process.mjs'

const { score } = await import('../dist/index.js')
const { default: phq9 } = await import('../dist/instruments/phq-9.js')

const SHEETS = 1000
const REPEATS = 200
const ids = phq9.items.map(({ id }) => id)
const sheets = Array.from({ length: SHEETS }, (_, sheet) =>
  Object.fromEntries(ids.map((id, item) => [id, (sheet * 7 + item * 3) % 4])),
)

export function singleScore() {
  for (const sheet of sheets) {
    const expected = ids.reduce((sum, id) => sum + sheet[id], 0)
    const { raw } = score(phq9, sheet).scales.total
    if (raw !== expected) throw new Error(`singleScore expects ${expected}, received ${raw}`)
  }
  // The totals are added up, so that no call can be left out.
  let total = 0
  const times = []
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    const start = process.hrtime.bigint()
    for (const sheet of sheets) total += score(phq9, sheet).scales.total.raw
    times.push(Number(process.hrtime.bigint() - start) / 1000 / SHEETS)
  }
  const once = sheets.reduce((sum, sheet) => sum + ids.reduce((own, id) => own + sheet[id], 0), 0)
  if (total !== once * REPEATS)
    throw new Error(`singleScore expects ${once * REPEATS}, received ${total}`)
  return median(times.slice(REPEATS / 2))
}
