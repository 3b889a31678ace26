import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FormatError } from '../../src/io/formats/format-error.js'
import { jsonSource } from '../../src/io/formats/json/open-json.js'
import { READ_LIMITS, type ReadLimits } from '../../src/io/formats/limits.js'
import type { TableSource } from '../../src/io/formats/table-source.js'
import { jsonTexts } from '../support/json-texts.js'

/** Inputs; a long run sets more. */
const RUNS = Number(process.env['MINDGAUGE_FUZZ_RUNS'] ?? 1000)

/** What a source says and stages, from its last pass; the draft where it refuses the text. */
function staged(open: () => TableSource): unknown {
  try {
    const source = open()
    for (;;) {
      const { columns } = source
      const lines = Array.from(source.batches() as Iterable<Uint8Array>, (batch) => String(batch))
      if (source.columns.length === columns.length)
        return {
          columns,
          lines: lines.join(''),
          issues: source.issues(),
        }
    }
  } catch (error) {
    if (error instanceof FormatError) return error.draft
    throw error
  }
}

/** The bytes of a text in pieces of so many characters. */
function* piecesOf(text: string, length: number): Generator<Buffer> {
  const characters = [...text]
  for (let at = 0; at < characters.length; at += length)
    yield Buffer.from(characters.slice(at, at + length).join(''))
}

const takesNothing = () => ({ scan: () => -1, write: () => undefined })

const byParser = (text: string, limits: ReadLimits): unknown =>
  staged(() => jsonSource(() => [Buffer.from(text)], limits, takesNothing))

describe('a table in JSON', () => {
  it.each([READ_LIMITS, { ...READ_LIMITS, depth: 3 }])(
    'is, taken from bytes as it stands, what the general parser says, whatever the pieces',
    (limits) => {
      fc.assert(
        fc.property(jsonTexts, fc.integer({ min: 1, max: 60 }), (text, length) => {
          const wanted = byParser(text, limits)
          expect(staged(() => jsonSource(() => [Buffer.from(text)], limits))).toEqual(wanted)
          expect(staged(() => jsonSource(() => piecesOf(text, length), limits))).toEqual(wanted)
        }),
        { numRuns: RUNS, seed: 40 },
      )
    },
  )

  const usual = '{"q1":1,"a":{"b":"x","c":{"d":[1]}},"q2":"y"}'
  const odd = [
    ...['{"q1":01}', '{"q1":-01}', '{"q1":1.}', '{"q1":.5}', '{"q1":+1}', '{"q1":-}', '{"q1":1e}'],
    ...['{"q1":1e+}', '{"q1":0x1}', '{"q1":1 2}', '{"q1":12a}', '{"q1":1"}', '{"q1":-0.0E-0}'],
    ...['{"q1":nul}', '{"q1":nullx}', '{"q1":True}', '{"q1":tru}', '{"q1":false}', '{"q1":}'],
    ...['{"q1":"a\tb"}', '{"q1":"\u0000"}', '{"q1":"\\x"}', '{"q1":"\\u12g4"}', '{"q1":"\\"}'],
    ...[
      '{"q1":"\\ud83d"}',
      '{"q1":"\\"\\""}',
      '{"q1":["\\ud83d"]}',
      '{"q1":["\\/"]}',
      '{"q1":["\\x"]}',
    ],
    ...['{"q1":1,"q1":2}', '{"a.b":1,"a":{"b":2}}', '{"a":{},"a":{"b":1}}', '{"a":[],"a":{"b":1}}'],
    ...[
      '{"q1":{"b":1}}',
      '{"a":1}',
      '{"a":{"b":{}}}',
      '{"a":{"c":[{"d":1}]}}',
      '{"":1}',
      '{".":1}',
    ],
    ...['{"q1":1,}', '{,"q1":1}', '{"q1" 1}', '{"q1":1 "q2":2}', '{"q1";1}', '{q1:1}', '{"q1":1]'],
    ...[
      '{"q1":[1,]}',
      '{"q1":[,1]}',
      '{"q1":[1 2]}',
      '{"q1":[{"a"}]}',
      '{"q1":[{"a":1}}',
      '{"q1":[}',
    ],
    ...[
      '{"q1":[01]}',
      '{"q1":[ 1 , {"a" : null } ]}',
      '{"q1":[{"__proto__":1}]}',
      '{"__proto__":{}}',
    ],
    ...['{"q1":[{"constructor":1}]}', '{"a":{"prototype":{}}}', '{"q1":[{"proto_type":1}]}'],
    ...[
      '{"a":{"c":{"e":{}}}}',
      '{"a":{"c":{"e":{"f":{}}}}}',
      '{"a":{"c":{"d":[[]]}}}',
      '{"a":{"c":{"d":[[[]]]}}}',
      '{"q1":[[[[]]]]}',
    ],
    ...[
      '{"q1":1}{"q1":2}',
      '{"q1":1} {"q1":2}',
      '{"q1":1},',
      '{"q1":1}x',
      ' {"q1":1}\t\r',
      '\ufeff{"q1":1}',
    ],
    ...[
      '{"q1":\n1}',
      '{"q1":1,\n"q2":2}',
      '{\n}',
      '{',
      '}',
      '[',
      '[1]',
      '[]',
      '1',
      '"a"',
      'null',
      '{}',
      ' ',
    ],
    ...[
      '{"q1":\ufeff1}',
      '{"q1":\u00a01}',
      '{"q1":[\ufeff]}',
      '{"\\u0071\\u0031":5}',
      '{"q1":/**/1}',
    ],
  ]

  it.each(odd)('has %j judged by the general parser', (record) => {
    for (const depth of [3, 4, 64])
      for (const text of [
        `${usual}\n${record}\n${usual}`,
        `${usual}\n${usual}\n${record}`,
        `[${usual},${record},${usual}]`,
        `{"rows":[${usual},${record},${usual}]}`,
        `[["q1","q2"],[1,2],[${record}],[3,${record},[4]]]`,
      ]) {
        const limits = { ...READ_LIMITS, depth }
        const wanted = byParser(text, limits)
        expect(staged(() => jsonSource(() => [Buffer.from(text)], limits))).toEqual(wanted)
      }
  })
})
