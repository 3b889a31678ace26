import type { Issue } from '../issue/issue.js'
import { valueAt } from '../schema/json-pointer.js'
import { ANY_NAME, isSetAside } from '../schema/set-aside.js'
import type { InstrumentDocument } from './document.js'
import { lintInstrument } from './lint-instrument.js'
import { parseInstrument } from './parse-instrument.js'
import { type SoundRest, withoutFaults } from './without-faults.js'

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
  const linted = rest === null ? [] : lintEveryVariant(rest.document)
  return unique([...issues, ...linted.filter((found) => !mayFollow(found, document, rest))])
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

/** Whether a fault of the rest may only follow from what was set aside: an item or a name used or defined there. */
function mayFollow(
  { code, path = '', expected, received }: Issue,
  document: unknown,
  rest: SoundRest | null,
): boolean {
  if (code === 'item-unused') return true
  if (isSetAside(rest?.places ?? new Set(), path)) return true
  if (`${expected} ${received}`.includes(ANY_NAME)) return true
  if (code === 'terminology') return isMoved(path.split('/').at(-1) ?? '', document, rest?.document)
  return code === 'unknown-reference' && isNamed(document, received)
}

/** Whether an item has another number since others are gone: its code is checked by number. */
function isMoved(item: string, document: unknown, rest: unknown): boolean {
  return itemsOf(document).indexOf(item) !== itemsOf(rest).indexOf(item)
}

/** Whether a scale or an item of the file as written has a name. */
function isNamed(document: unknown, name: string): boolean {
  const scales = valueAt(document, '/scoring/scales')
  const ids = Array.isArray(scales) ? scales.map((_, index) => valueAt(scales, `/${index}/id`)) : []
  return ids.includes(name) || itemsOf(document).includes(name)
}

function itemsOf(document: unknown): readonly string[] {
  const items = valueAt(document, '/properties')
  return typeof items === 'object' && items !== null ? Object.keys(items) : []
}

function unique(issues: readonly Issue[]): readonly Issue[] {
  return [...new Map(issues.map((one) => [`${one.path} ${one.message}`, one])).values()]
}
