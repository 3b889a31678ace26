import { type Issue, issue } from '../../issue/issue.js'

/** What stands at a place of a summary: a text, a number, numbers by name, a list of parts, or an object of parts. */
type Shape =
  | 'text'
  | 'number'
  | 'numbers'
  | readonly [Shape]
  | { readonly [key: string]: Exclude<Shape, undefined> }

const PROVENANCE = { id: 'text', version: 'text', fingerprint: 'text' } as const

/** What readers of a result folder rely on. Parts that no reader needs, and further ones, may be as they like. */
const SUMMARY: Shape = {
  mindgauge: 'text',
  protocol: PROVENANCE,
  instruments: [{ ...PROVENANCE, norms: [PROVENANCE] }],
  accounting: {
    rows: 'number',
    scored: 'number',
    rejected: 'number',
    enrolled: 'number',
    answered: 'number',
    missing: 'number',
    unknownToRoster: 'number',
    valid: 'number',
    suspect: 'number',
    invalid: 'number',
    crisis: 'number',
    tiers: 'numbers',
  },
}

/**
 * What a summary of a screening lacks, each part with its place, such as `/protocol/fingerprint`: a page would say
 * "undefined" there.
 */
export function summaryFaults(summary: unknown): readonly Issue[] {
  return faultsAt('', SUMMARY, summary)
}

function faultsAt(path: string, shape: Shape, value: unknown): readonly Issue[] {
  if (shape === 'text') return typeof value === 'string' ? [] : [fault(path, 'text', value)]
  if (shape === 'number') return typeof value === 'number' ? [] : [fault(path, 'a number', value)]
  if (isList(shape)) {
    if (!Array.isArray(value)) return [fault(path, 'a list', value)]
    return value.flatMap((part, index) => faultsAt(`${path}/${index}`, shape[0], part))
  }
  if (typeof value !== 'object' || value === null) return [fault(path, 'an object', value)]
  const parts = value as Readonly<Record<string, unknown>>
  const wanted = shape === 'numbers' ? numbersOf(parts) : shape
  return Object.entries(wanted).flatMap(([key, own]) => faultsAt(`${path}/${key}`, own, parts[key]))
}

const isList = (shape: Shape): shape is readonly [Shape] => Array.isArray(shape)

const numbersOf = (parts: object): Readonly<Record<string, Shape>> =>
  Object.fromEntries(Object.keys(parts).map((key) => [key, 'number']))

function fault(path: string, expected: string, value: unknown): Issue {
  const received = value === undefined ? 'nothing' : 'something else'
  return issue({ code: 'schema', file: 'summary.json', path: path || '/', expected, received })
}
