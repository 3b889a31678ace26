import type { Issue } from '../issue/issue.js'
import { valueAt } from './json-pointer.js'
import { type DocumentKind, validateAgainst } from './validate-against.js'

/** Stands where a name was set aside. A list of names that holds it might hold any name. */
export const ANY_NAME = 'setaside'

/** What stands in for the parts of a kind of document that are set aside. */
export interface StandIns {
  /** The places to set aside for a fault at a path: itself, the whole that it belongs to, or parts of its value. */
  readonly placesOf: (path: string, value: unknown) => readonly string[]
  /**
   * By place, the first that fits; for a place with none its key is left out. A function makes the part from what is
   * around the place, and from the whole document.
   */
  readonly parts: readonly (readonly [place: RegExp, part: unknown])[]
}

/** A document without the parts at fault, and the places where they stood. */
export interface SetAside {
  /** Meets the schema, but for keys that nobody knows, which are in nobody's way. */
  readonly document: unknown
  readonly places: ReadonlySet<string>
}

/**
 * Sets aside what the schema refuses, so that the rest of a document can be read and all of its faults found at once.
 *
 * A part at fault makes room for a stand-in; one for which there is none is left out; where the schema still refuses
 * the place, the part around it is set aside, and so on.
 *
 * @param faults - what `validateAgainst` found
 * @returns null where nothing is left to read
 */
export function setAside(
  kind: DocumentKind,
  document: unknown,
  faults: readonly Issue[],
  standIns: StandIns,
): SetAside | null {
  const places = new Set<string>()
  let rest = document
  for (let left = faults; ; left = validateAgainst(kind, rest)) {
    const round: string[] = []
    for (const path of left.filter((one) => !isUnknownKey(one)).map((one) => one.path ?? ''))
      for (const place of standIns.placesOf(path, valueAt(rest, path))) {
        if (round.some((whole) => isWithin(place, whole))) continue
        const target = smallestPart(rest, place, places, standIns)
        if (target === '') return null
        rest = withPart(rest, target.split('/').slice(1), standIn(rest, target, standIns))
        places.add(target)
        round.push(target)
      }
    if (round.length === 0) return { document: rest, places }
  }
}

/** Whether a fault at a path may only follow from a part that was set aside: there, within, or just around. */
export function isSetAside(places: ReadonlySet<string>, path: string): boolean {
  for (const place of places) if (isWithin(path, place) || path === parentOf(place)) return true
  return false
}

function isUnknownKey({ received }: Issue): boolean {
  return received.startsWith('the key ')
}

function isWithin(path: string, whole: string): boolean {
  return path === whole || path.startsWith(`${whole}/`)
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

/** The place itself, or the nearest one around it that was not yet tried and can be set aside. */
function smallestPart(
  document: unknown,
  place: string,
  tried: ReadonlySet<string>,
  standIns: StandIns,
): string {
  let target = place
  const isEntry = (): boolean =>
    Array.isArray(valueAt(document, parentOf(target))) &&
    standIn(document, target, standIns) === undefined
  while (target !== '' && (tried.has(target) || isEntry())) target = parentOf(target)
  return target
}

function standIn(document: unknown, place: string, { parts }: StandIns): unknown {
  const part = parts.find(([pattern]) => pattern.test(place))?.[1]
  return typeof part === 'function' ? part(valueAt(document, parentOf(place)), document) : part
}

/** A copy with another part at a place; a key whose part is undefined is left out. */
function withPart(whole: unknown, keys: readonly string[], part: unknown): unknown {
  const [key, ...below] = keys
  if (key === undefined) return part
  if (Array.isArray(whole))
    return whole.map((entry, index) =>
      String(index) === key ? withPart(entry, below, part) : entry,
    )
  const { [key]: former, ...others } = whole as Readonly<Record<string, unknown>>
  const value = withPart(former, below, part)
  return value === undefined ? others : { ...(whole as object), [key]: value }
}
