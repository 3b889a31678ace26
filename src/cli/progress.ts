import type { Language } from '../issue/text.js'
import type { Context } from './command.js'
import { grouped } from './print-accounting.js'

/** A line on a terminal that says how far work of more than a second is, and goes away at the end. */
export interface Progress {
  readonly onRows: (rows: number) => void
  readonly end: () => void
}

const FIRST_AFTER = 1000
const THEN_EVERY = 200

/** Starts the clock. Where nobody looks at a terminal nothing is written. */
export function startProgress({ err, isTerminal }: Context, language: Language): Progress {
  if (!isTerminal) return { onRows: () => {}, end: () => {} }
  const start = performance.now()
  let next = start + FIRST_AFTER
  let isShown = false
  return {
    onRows: (rows) => {
      const now = performance.now()
      if (now < next) return
      next = now + THEN_EVERY
      isShown = true
      err(`\r\u001b[K${grouped(rows)} ${language === 'zh' ? '行' : 'rows'}`)
    },
    end: () => {
      if (isShown) err('\r\u001b[K')
      isShown = false
    },
  }
}

/** Seconds since a moment, for people: `0.4 s`. */
export function secondsSince(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`
}
