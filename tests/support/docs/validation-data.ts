import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const FILE = 'docs/validation.json'

/** What an instrument's scores were compared with, and how far apart they were at most. */
export interface InstrumentComparison {
  /** Of the files that it speaks for. */
  readonly files: string
  /** Worked answers by where their figures come from. */
  readonly examples: number
  readonly fromKey: number
  readonly bySecondScorer: number
  /** Made-up sheets that the engine and the second scorer both scored. */
  readonly madeUp: number
  /** Numbers compared in all. */
  readonly figures: number
  readonly largest: number
}

export interface NormComparison {
  readonly files: string
  readonly cells: number
  /** Raw scores of each cell that both converted. */
  readonly figures: number
  readonly largest: number
}

export interface FormulaComparison {
  readonly files: string
  /** Whose numbers they are compared with, as the golden files say. */
  readonly sources: readonly string[]
  readonly figures: number
  readonly largest: number
}

/** Every comparison, as last made by `npm run docs`. */
export interface Validation {
  readonly instruments: Readonly<Record<string, InstrumentComparison>>
  readonly norms: Readonly<Record<string, NormComparison>>
  readonly formulas: Readonly<Record<string, FormulaComparison>>
}

export function readValidation(): Validation {
  if (!existsSync(FILE)) return { instruments: {}, norms: {}, formulas: {} }
  return JSON.parse(readFileSync(FILE, 'utf8'))
}

export function writeValidation(validation: Validation): void {
  writeFileSync(FILE, `${JSON.stringify(validation, null, 2)}\n`)
}

/** A short name of the bytes of some files. */
export function hashOf(files: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of files) hash.update(readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}

/** The greater of two differences; absolute where the expected number is within ±1, else as a share of it. */
export function difference(actual: number, expected: number): number {
  return Math.abs(actual - expected) / Math.max(1, Math.abs(expected))
}
