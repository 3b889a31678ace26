import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Survey } from './survey.js'

const FILE = 'docs/fact-mutations.json'

/** The surveys of all instruments, as last written by `npm run mutate-facts`. */
export type FactMutations = Readonly<Record<string, Survey>>

export function readFactMutations(): FactMutations {
  return existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : {}
}

export function writeFactMutations(surveys: FactMutations): void {
  const sorted = Object.entries(surveys).sort(([one], [other]) => (one < other ? -1 : 1))
  writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`)
}
