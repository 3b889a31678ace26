import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { InstrumentDocument } from '../../src/instrument/document.js'
import { parseInstrument } from '../../src/instrument/parse-instrument.js'
import type { Result } from '../../src/issue/issue.js'
import { parseProtocol } from '../../src/risk/parse-protocol.js'
import type { ProtocolDocument } from '../../src/risk/protocol.js'
import { validateAgainst } from '../../src/schema/validate-against.js'
import { readJson } from '../support/bare-ajv.js'
import { editJson } from '../support/edit-json.js'
import { INSTRUMENT_DOCUMENT } from '../support/instrument-document.js'
import {
  FAULTS_OF_MEANING,
  type Plant,
  type Planter,
  PROTOCOL_FAULTS_OF_MEANING,
  PROTOCOL_SCHEMA_FAULTS,
  SCHEMA_FAULTS,
} from '../support/plant-faults.js'
import { PROTOCOL_DOCUMENT } from '../support/protocol-document.js'

const folders = readdirSync('instruments', { withFileTypes: true }).filter((entry) =>
  entry.isDirectory(),
)
const INSTRUMENTS: Readonly<Record<string, InstrumentDocument>> = {
  small: INSTRUMENT_DOCUMENT,
  ...Object.fromEntries(
    folders.map(({ name }) => [name, readJson(`instruments/${name}/instrument.json`)]),
  ),
}
const PROTOCOLS: Readonly<Record<string, ProtocolDocument>> = {
  small: PROTOCOL_DOCUMENT,
  ...Object.fromEntries(
    readdirSync('protocols')
      .filter(
        (name) => name.endsWith('.json') && !name.endsWith('.schema.json') && name !== 'tags.json',
      )
      .map((name) => [name, readJson(`protocols/${name}`)]),
  ),
}

const isWithin = (path: string, whole: string): boolean =>
  path === whole || path.startsWith(`${whole}/`)

interface Drawn {
  readonly name: string
  readonly schema: Plant
  readonly meaning: Plant
}

/** A document, a place for a fault of the schema and one for a fault of meaning, neither the evidence for the other. */
function twoFaults<T>(
  documents: Readonly<Record<string, T>>,
  schemaFaults: Readonly<Record<string, Planter<T>>>,
  faultsOfMeaning: Readonly<Record<string, Planter<T>>>,
): fc.Arbitrary<Drawn> {
  const plantOf = (planters: Readonly<Record<string, Planter<T>>>, name: string) =>
    fc
      .constantFrom(...Object.values(planters))
      .map((planter) => planter(documents[name] as T))
      .filter((plants) => plants.length > 0)
      .chain((plants) => fc.constantFrom(...plants))
  return fc
    .constantFrom(...Object.keys(documents))
    .chain((name) =>
      fc.record({
        name: fc.constant(name),
        schema: plantOf(schemaFaults, name),
        meaning: plantOf(faultsOfMeaning, name),
      }),
    )
    .filter(
      ({ schema, meaning }) =>
        !meaning.evidence.some(
          (place) => isWithin(place, schema.path) || isWithin(schema.path, place),
        ),
    )
}

const plant = (document: unknown, { edit: [pointer, value] }: Plant): unknown =>
  editJson(document, pointer, value)

const textsOf = ({ issues }: Result<unknown>): readonly string[] =>
  issues.map(({ message }) => message)

function expectBoth(
  parse: (document: unknown) => Result<unknown>,
  document: unknown,
  { schema, meaning }: Drawn,
): void {
  const result = parse(plant(plant(document, meaning), schema))
  for (const { code, path } of [schema, meaning])
    expect(result.issues).toContainEqual(expect.objectContaining({ code, path }))
  const apart = [schema, meaning].flatMap((one) => textsOf(parse(plant(document, one))))
  expect(apart).toEqual(expect.arrayContaining([...textsOf(result)]))
  expect(new Set(textsOf(result)).size).toBe(result.issues.length)
}

describe('one run reports', () => {
  it('a fault of the schema and one of meaning in an instrument, and nothing that only follows', () => {
    fc.assert(
      fc.property(twoFaults(INSTRUMENTS, SCHEMA_FAULTS, FAULTS_OF_MEANING), (drawn) => {
        expectBoth(parseInstrument, INSTRUMENTS[drawn.name], drawn)
      }),
      { numRuns: 150 },
    )
  })

  it('a fault of the schema and one of meaning in a protocol, and nothing that only follows', () => {
    fc.assert(
      fc.property(
        twoFaults(PROTOCOLS, PROTOCOL_SCHEMA_FAULTS, PROTOCOL_FAULTS_OF_MEANING),
        (drawn) => {
          expectBoth(parseProtocol, PROTOCOLS[drawn.name], drawn)
        },
      ),
      { numRuns: 100 },
    )
  })

  it.each([
    { kind: 'instrument', documents: INSTRUMENTS, parse: parseInstrument },
    { kind: 'protocol', documents: PROTOCOLS, parse: parseProtocol },
  ] as const)(
    'what the schema says of one part of another type and no more: $kind',
    ({ kind, documents, parse }) => {
      const places = Object.entries(documents).flatMap(([name, document]) =>
        [...placesOf(document)].map((pointer) => [name, pointer] as const),
      )
      fc.assert(
        fc.property(
          fc.constantFrom(...places),
          fc.constantFrom(undefined, null, 3, -1, 'Not an id!', [], {}),
          ([name, pointer], value) => {
            const faulty = editJson(documents[name], pointer, value)
            const faults = validateAgainst(kind, faulty)
            fc.pre(faults.length > 0 && !isEmptyOutcome(pointer, value))
            expect(textsOf(parse(faulty))).toEqual(faults.map(({ message }) => message))
          },
        ),
        {
          numRuns: 150,
          // A term that is no id says nothing of what its scale counts.
          examples: kind === 'instrument' ? [[COUNTED_TERM, 'Not an id!']] : [],
        },
      )
    },
  )
})

/** One of the terms that a variant counts, each against a bound of its own. */
const COUNTED_TERM = [
  'psqi',
  '/scoring/variants/cut-above-5-printed-form/scales/duration/scales/0',
] as const

/** An outcome without anything lacks a condition, which no schema can say. */
const isEmptyOutcome = (pointer: string, value: unknown): boolean =>
  /\/rules\/\d+\/outcomes\/\d+$/.test(pointer) && JSON.stringify(value) === '{}'

/** Every place of a document below its root. */
function* placesOf(value: unknown, pointer = ''): Generator<string> {
  if (typeof value !== 'object' || value === null) return
  for (const [key, part] of Object.entries(value)) {
    const place = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
    yield place
    yield* placesOf(part, place)
  }
}
