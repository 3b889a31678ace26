import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { validateAgainst } from '../../src/schema/validate-against.js'
import { bareAjv, readJson, SCHEMA_FILES } from '../support/bare-ajv.js'
import { editJson } from '../support/edit-json.js'
import { INSTRUMENT_DOCUMENT } from '../support/instrument-document.js'

const DIALECT = 'https://json-schema.org/draft/2020-12/schema'
const KINDS = {
  instrument: 'instruments/instrument.schema.json',
  protocol: 'protocols/protocol.schema.json',
} as const

describe.each(SCHEMA_FILES)('%s', (file) => {
  it('is a sound schema of the 2020-12 dialect that compiles under the strict rules', () => {
    const schema = readJson(file)
    expect(schema.$schema).toBe(DIALECT)
    const ajv = bareAjv()
    expect(ajv.validateSchema(schema), ajv.errorsText()).toBe(true)
    expect(() => ajv.getSchema(schema.$id)).not.toThrow()
  })
})

describe('the meta-schema of instruments', () => {
  const validate = bareAjv().getSchema('urn:mindgauge:schema:instrument')

  it('extends the dialect: it refers to it, and declares its vocabularies', () => {
    const schema = readJson(KINDS.instrument)
    expect(schema.allOf).toContainEqual({ $ref: DIALECT })
    expect(Object.keys(schema.$vocabulary)).toContain(
      'https://json-schema.org/draft/2020-12/vocab/validation',
    )
  })

  it('refuses what the dialect refuses', () => {
    expect(validate?.(INSTRUMENT_DOCUMENT)).toBe(true)
    expect(validate?.(editJson(INSTRUMENT_DOCUMENT, '/required', ['a', 'a']))).toBe(false)
    expect(validate?.(editJson(INSTRUMENT_DOCUMENT, '/properties/a/$ref', 3))).toBe(false)
  })
})

/** Every pointer of a document. */
function pointersOf(value: unknown, pointer = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [pointer]
  return [
    pointer,
    ...Object.entries(value).flatMap(([key, child]) =>
      pointersOf(child, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
    ),
  ]
}

const DOCUMENTS = {
  instrument: INSTRUMENT_DOCUMENT as unknown,
  protocol: readJson('protocols/cn-grades-4-12-cards.json') as unknown,
}

describe.each(['instrument', 'protocol'] as const)(
  'compiled ahead of time, the validator of %s',
  (kind) => {
    it('agrees with Ajv on the published schema, the dialect included, on any change of a sound file', () => {
      const validate = bareAjv().getSchema(readJson(KINDS[kind]).$id)
      const document = DOCUMENTS[kind]
      expect(validate?.(document)).toBe(true)
      expect(validateAgainst(kind, document)).toEqual([])
      const change = fc.record({
        pointer: fc.constantFrom(...pointersOf(document)),
        key: fc.constantFrom('', '/x', '/id', '/when', '/at', '/items', '/type', '/not'),
        value: fc.oneof(
          fc.constant(undefined),
          fc.constantFrom<unknown>('', 'a', '-a', 'Not an id', 0, -1, 1.5, true, null, [], {}, [
            'a',
          ]),
          fc.jsonValue({ maxDepth: 2 }),
        ),
      })
      let nRefused = 0
      fc.assert(
        fc.property(change, ({ pointer, key, value }) => {
          let changed: unknown
          try {
            changed = editJson(document, pointer + key, value)
          } catch (error) {
            if (error instanceof TypeError) fc.pre(false)
            throw error
          }
          const isSound = validateAgainst(kind, changed).length === 0
          if (!isSound) nRefused++
          expect(isSound).toBe(validate?.(changed))
        }),
        { numRuns: 500 },
      )
      expect(nRefused).toBeGreaterThan(100)
    })
  },
)
