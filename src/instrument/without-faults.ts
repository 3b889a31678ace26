import type { Issue } from '../issue/issue.js'
import { valueAt } from '../schema/json-pointer.js'
import { setAside } from '../schema/set-aside.js'
import { validateAgainst } from '../schema/validate-against.js'
import type { InstrumentDocument } from './document.js'
import { parseInstrument } from './parse-instrument.js'
import { INSTRUMENT_STAND_INS } from './stand-ins.js'

/** A file that the parser accepts, and the places where something stands in for what was at fault. */
export interface SoundRest {
  readonly document: InstrumentDocument
  readonly places: ReadonlySet<string>
}

/**
 * An instrument file without its faulty parts, and without those that cannot stand once these are gone. What a file
 * cannot be without, such as its licence, makes room for a stand-in.
 *
 * @param document - the parsed JSON of a file that the parser refuses
 * @returns null where nothing stands
 */
export function withoutFaults(document: unknown): SoundRest | null {
  let rest = document
  const places = new Set<string>()
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { ok, issues } = parseInstrument(rest)
    if (ok) return { document: rest as InstrumentDocument, places }
    const parts = issues.flatMap(({ path = '' }) => PART.exec(path)?.[1] ?? [])
    if (parts.length > 0) rest = withoutAll(rest, parts)
    else {
      const odd = issues.map(({ path = '' }) => path.slice(1)).filter((path) => isThere(rest, path))
      const next = withStandIns(withoutAll(rest, odd), places)
      if (next === null) return null
      rest = next
    }
  }
  return null
}

/** A part that a file can be read without. */
const PART =
  /^\/(scoring\/(?:scales|rules|criticalItems|validity|gates|unanswered)\/\d+|scoring\/(?:variants|keys)\/[^/]+|(?:properties|\$defs)\/[^/]+)/

/** More rounds than any chain of parts that rest on each other has. */
const MOST_ROUNDS = 20

function isThere(document: unknown, part: string): boolean {
  return part !== '' && valueAt(document, `/${part}`) !== undefined
}

function withStandIns(document: unknown, places: Set<string>): unknown {
  const faults: readonly Issue[] = validateAgainst('instrument', document)
  const rest = setAside('instrument', document, faults, INSTRUMENT_STAND_INS)
  for (const place of rest?.places ?? []) places.add(place)
  return rest?.document ?? null
}

function withoutAll(document: unknown, parts: readonly string[]): unknown {
  return [...new Set(parts)].sort(lastFirst).reduce(without, document)
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
  if (Array.isArray(document) && rest.length === 0) return document.toSpliced(Number(written), 1)
  if (typeof document !== 'object' || document === null) return document
  if (Array.isArray(document))
    return document.map((entry, index) =>
      String(index) === written ? without(entry, rest.join('/')) : entry,
    )
  const key = written.replaceAll('~1', '/').replaceAll('~0', '~')
  const { [key]: inner, ...others } = document as Readonly<Record<string, unknown>>
  return rest.length === 0 ? others : { ...others, [key]: without(inner, rest.join('/')) }
}
