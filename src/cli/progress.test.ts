import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Context } from './command.js'
import { startProgress } from './progress.js'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

function told(isTerminal: boolean, work: (rows: (count: number) => void) => void): string {
  let text = ''
  const context: Context = {
    out: () => {},
    outBytes: () => {},
    err: (part) => {
      text += part
    },
    isTerminal,
    signal: new AbortController().signal,
  }
  const progress = startProgress(context, 'en')
  work(progress.onRows)
  progress.end()
  return text
}

const longWork = (rows: (count: number) => void): void => {
  rows(1000)
  vi.advanceTimersByTime(1100)
  rows(2000)
  vi.advanceTimersByTime(50)
  rows(3000)
  vi.advanceTimersByTime(300)
  rows(4000)
}

it('shows a line on a terminal after a second, not at every block, and takes it away', () => {
  expect(told(true, longWork)).toBe('\r\u001b[K2,000 rows\r\u001b[K4,000 rows\r\u001b[K')
})

it('shows nothing for short work', () => {
  expect(told(true, (rows) => rows(5))).toBe('')
})

it('shows nothing where no terminal is', () => {
  expect(told(false, longWork)).toBe('')
})
