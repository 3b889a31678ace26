// Loaded before a command: counts what it reads, writes, copies and allocates, and says so as the last line of standard
// error. No clock is looked at.
import fs, { fstatSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { GCProfiler } from 'node:v8'

const work = {
  bytesRead: {},
  reads: 0,
  bytesWritten: 0,
  writes: 0,
  bytesCopied: 0,
  bytesAllocated: 0,
}
const pathOf = new Map()

function wrap(owner, name, count) {
  const original = owner[name]
  owner[name] = function (...words) {
    const result = original.apply(this, words)
    count.call(this, result, words)
    return result
  }
}

wrap(fs, 'openSync', (descriptor, [path]) => {
  pathOf.set(descriptor, String(path))
})
wrap(fs, 'readSync', (count, [descriptor]) => {
  const path = pathOf.get(descriptor) ?? ''
  work.bytesRead[path] = (work.bytesRead[path] ?? 0) + count
  work.reads++
})
wrap(fs, 'writeSync', (count, [descriptor]) => {
  if (!fstatSync(descriptor).isFile()) return
  work.bytesWritten += count
  work.writes++
})
syncBuiltinESMExports()

const typed = Object.getPrototypeOf(Uint8Array.prototype)
wrap(typed, 'set', (_, [source]) => {
  work.bytesCopied += source.byteLength ?? 0
})
wrap(typed, 'slice', (copy) => {
  work.bytesCopied += copy.byteLength
})
wrap(typed, 'copyWithin', function (_, [, from = 0, to = this.length]) {
  work.bytesCopied += Math.max(0, to - from) * this.BYTES_PER_ELEMENT
})

const profiler = new GCProfiler()
profiler.start()
const atStart = process.memoryUsage().heapUsed
process.on('exit', () => {
  const atEnd = process.memoryUsage().heapUsed
  let last = atStart
  for (const { beforeGC, afterGC } of profiler.stop().statistics) {
    work.bytesAllocated += beforeGC.heapStatistics.usedHeapSize - last
    last = afterGC.heapStatistics.usedHeapSize
  }
  work.bytesAllocated += atEnd - last
  process.stderr.write(`\ncounted-work ${JSON.stringify(work)}\n`)
})
