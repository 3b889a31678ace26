// node --expose-gc --max-semi-space-size=… measure-one.mjs NAME: nanoseconds and bytes of one score, as JSON.
import { CONTENDERS, SHEETS, totalOf } from './contenders.mjs'

const contender = CONTENDERS[process.argv[2]]
const { run, read } = await contender.load()
for (const sheet of SHEETS) {
  const found = read(run(sheet))
  if (found !== totalOf(sheet)) throw new Error(`expected ${totalOf(sheet)}, received ${found}`)
}

const SECONDS_OF_WARM_UP = 0.5
const REPEATS = 31

/** All sheets once. Totals are added up, so that no call can be left out. */
function pass() {
  let total = 0
  for (const sheet of SHEETS) total += read(run(sheet))
  return total
}

const once = SHEETS.reduce((sum, sheet) => sum + totalOf(sheet), 0)
for (const start = performance.now(); performance.now() - start < SECONDS_OF_WARM_UP * 1000; )
  pass()
const times = []
let total = 0
for (let repeat = 0; repeat < REPEATS; repeat++) {
  const start = process.hrtime.bigint()
  total += pass()
  times.push(Number(process.hrtime.bigint() - start) / SHEETS.length)
}
if (total !== once * REPEATS) throw new Error(`expected ${once * REPEATS}, received ${total}`)

/** Bytes that the heap grows by for each sheet while nothing is collected. */
function allocated(work) {
  globalThis.gc()
  const before = process.memoryUsage().heapUsed
  work()
  return (process.memoryUsage().heapUsed - before) / SHEETS.length
}

/** Bytes of the results that stay when everything else is collected. */
function kept() {
  const results = new Array(SHEETS.length).fill(null)
  globalThis.gc()
  const before = process.memoryUsage().heapUsed
  SHEETS.forEach((sheet, at) => {
    results[at] = run(sheet)
  })
  globalThis.gc()
  const bytes = (process.memoryUsage().heapUsed - before) / SHEETS.length
  if (results.length !== SHEETS.length) throw new Error('results were lost')
  return bytes
}

const middle = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
const all = middle(Array.from({ length: 15 }, () => allocated(pass)))
const result = middle(Array.from({ length: 15 }, kept))
console.log(
  JSON.stringify({
    nanoseconds: middle(times),
    fastest: Math.min(...times),
    slowest: Math.max(...times),
    allocated: all,
    result,
  }),
)
