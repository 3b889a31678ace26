import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lintInstrument } from '../../src/instrument/lint-instrument.js'
import { parseInstrument } from '../../src/instrument/parse-instrument.js'
import { editJson } from '../support/edit-json.js'
import { INSTRUMENT_DOCUMENT } from '../support/instrument-document.js'

describe('parseInstrument', () => {
  it('never throws, whatever JSON it is given', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (document) => {
        const result = parseInstrument(document)
        expect(result.ok).toBe(false)
        expect(result.issues).not.toEqual([])
      }),
    )
  })

  it('never throws on a file with any part exchanged for any JSON, and neither does the linter', () => {
    const pointers = pointersOf(INSTRUMENT_DOCUMENT)
    fc.assert(
      fc.property(
        fc.constantFrom(...pointers),
        fc.oneof(
          fc.jsonValue({ maxDepth: 1 }),
          fc.constantFrom('constructor', '__proto__', 'a', 'total', 0, 1e308, -1),
        ),
        (pointer, value) => {
          const result = parseInstrument(editJson(INSTRUMENT_DOCUMENT, pointer, value))
          if (result.ok) lintInstrument(result.value)
          else for (const { path } of result.issues) expect(path).toMatch(/^(\/|$)/)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('reports a place for any key misspelt and any reference broken', () => {
    const places = [...keysOf(INSTRUMENT_DOCUMENT.scoring, '/scoring')]
    fc.assert(
      fc.property(fc.constantFrom(...places), (pointer) => {
        const misspelt = `${pointer}x`
        const value = pointer.split('/').slice(1).reduce<unknown>(child, INSTRUMENT_DOCUMENT)
        const moved = editJson(editJson(INSTRUMENT_DOCUMENT, pointer, undefined), misspelt, value)
        const { ok, issues } = parseInstrument(moved)
        expect(ok).toBe(false)
        expect(issues.filter(({ path }) => path?.startsWith('/') === true)).not.toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

function child(value: unknown, key: string): unknown {
  return (value as Readonly<Record<string, unknown>>)[key]
}

function pointersOf(value: unknown, pointer = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [pointer]
  return [
    pointer,
    ...Object.entries(value).flatMap(([key, part]) => pointersOf(part, `${pointer}/${key}`)),
  ]
}

/** Parts whose keys are free: codes, languages, terminologies, references that nothing refers to. */
const FREE = /\/(codes|translations|provenance|options|bands|variants|unscored|references)(\/|$)/

/** Keys of objects, not of lists, below the vocabulary's fixed names. */
function* keysOf(value: unknown, pointer: string): Generator<string> {
  if (typeof value !== 'object' || value === null || FREE.test(pointer)) return
  for (const [key, part] of Object.entries(value)) {
    const place = `${pointer}/${key}`
    if (!Array.isArray(value) && !FREE.test(place)) yield place
    yield* keysOf(part, place)
  }
}
