import type { Issue } from '../issue/issue.js'
import type { InstrumentDocument } from './document.js'
import { lintInstrument } from './lint-instrument.js'
import { parseInstrument } from './parse-instrument.js'

/**
 * Every fault of an instrument file in one run, those of the parser and those of the linter, in all variants. Where the
 * parser refuses the file, the parts that it refuses are set aside with all that rest on them, and the rest is linted:
 * one run shows what would otherwise come up fault by fault.
 *
 * @param document - the parsed JSON of the file
 * @returns the faults with their JSON pointers, the parser's first, each once; empty for a sound file
 */
export function checkInstrument(document: unknown): readonly Issue[] {
  const { issues, ok } = parseInstrument(document)
  if (ok) return unique([...issues, ...lintEveryVariant(document as InstrumentDocument)])
  const rest = withoutFaults(document)
  const linted = rest === null ? [] : lintEveryVariant(rest)
  // An item may be used by what was set aside.
  return unique([...issues, ...linted.filter(({ code }) => code !== 'item-unused')])
}

function lintEveryVariant(document: InstrumentDocument): readonly Issue[] {
  const { variants = {}, defaultVariant } = document.scoring
  const options = [
    ...(defaultVariant === undefined ? [{}] : []),
    ...Object.keys(variants).map((variant) => ({ variant })),
  ]
  return options.flatMap((option) => {
    const parsed = parseInstrument(document, option)
    return parsed.ok ? lintInstrument(parsed.value) : []
  })
}

/** A part that a file can be read without. */
const PART =
  /^\/(scoring\/(?:scales|rules|criticalItems|validity|gates|unanswered)\/\d+|scoring\/(?:variants|keys)\/[^/]+|(?:properties|\$defs)\/[^/]+)/

/** More rounds than any chain of parts that rest on each other has. */
const MOST_ROUNDS = 20

/** The file without its faulty parts, and without those that cannot stand once these are gone; null where nothing stands. */
function withoutFaults(document: unknown): InstrumentDocument | null {
  let rest = document
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { ok, issues } = parseInstrument(rest)
    if (ok) return rest as InstrumentDocument
    const parts = issues.map(({ path = '' }) => PART.exec(path)?.[1])
    if (parts.some((part) => part === undefined)) return null
    rest = [...new Set(parts as string[])].sort(lastFirst).reduce(without, rest)
  }
  return null
}

/** Later entries of a list are taken out before earlier ones, whose places would move. */
function lastFirst(one: string, other: string): number {
  return placeOf(other) - placeOf(one)
}

function placeOf(part: string): number {
  const place = Number(part.split('/').at(-1))
  return Number.isInteger(place) ? place : -1
}

function without(document: unknown, part: string): unknown {
  const [written = '', ...rest] = part.split('/')
  if (Array.isArray(document)) return document.toSpliced(Number(written), 1)
  const key = written.replaceAll('~1', '/').replaceAll('~0', '~')
  const { [key]: inner, ...others } = document as Readonly<Record<string, unknown>>
  return rest.length === 0 ? others : { ...others, [key]: without(inner, rest.join('/')) }
}

function unique(issues: readonly Issue[]): readonly Issue[] {
  return [...new Map(issues.map((one) => [`${one.path} ${one.message}`, one])).values()]
}
