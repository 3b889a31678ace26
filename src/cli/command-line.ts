import { writeSync } from 'node:fs'
import type { Context } from './command.js'
import { EXIT } from './command.js'
import { faultText } from './fault-text.js'
import { run } from './run.js'

const abort = new AbortController()

// The first Ctrl-C lets the work stop at the next block and take its unfinished files away, the second ends at once.
process.on('SIGINT', () => {
  if (abort.signal.aborted) process.exit(EXIT.interrupted)
  abort.abort()
})
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.done)
  // A full disk, say; there may be nobody left to hear of it.
  process.stderr.write(`mindgauge: ${faultText(error, 'en')}\n`)
  process.exit(EXIT.nothing)
})

const context: Context = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  outBytes: (bytes) => writeAll(bytes),
  isTerminal: process.stderr.isTTY === true,
  signal: abort.signal,
}

/** Writes to the standard output without keeping what a slow reader has not taken yet in memory. */
function writeAll(bytes: Uint8Array): void {
  let at = 0
  while (at < bytes.length) {
    try {
      at += writeSync(1, bytes, at)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EPIPE') process.exit(EXIT.done)
      if (code !== 'EAGAIN') throw error
    }
  }
}

process.exitCode = await run(process.argv.slice(2), context)
