import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readText } from '../../tests/support/answer-files.js'
import {
  cellBytes,
  createByteWriter,
  takeBytes,
  writeBytes,
  writeComma,
  writeHeader,
  writeNewline,
  writeNumber,
  writeText,
} from './byte-writer.js'
import { guardFormula } from './guard-formula.js'

const decode = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

function written(value: number | string): string {
  const writer = createByteWriter(1)
  if (typeof value === 'number') writeNumber(writer, value)
  else writeText(writer, value)
  return decode(takeBytes(writer))
}

it.each([
  [0, '0'],
  [-0, '0'],
  [7, '7'],
  [9999, '9999'],
  [10000, '10000'],
  [-3, '-3'],
  [1e21, '1e+21'],
  [5 / 3, '1.6666666666666667'],
  [Number.NaN, ''],
])('writeNumber of %s is "%s"', (value, text) => {
  expect(written(value)).toBe(text)
})

it('a number that was written reads back as the same number', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(Number(written(value))).toBe(value === 0 ? 0 : value)
    }),
  )
})

it.each([
  ['plain', 'plain'],
  ['', ''],
  ['a,b', '"a,b"'],
  ['say "x"', '"say ""x"""'],
  ['two\nlines', '"two\nlines"'],
  [' edge', '" edge"'],
  ['学校', '学校'],
  ['学,校', '"学,校"'],
  ['=1+1', "'=1+1"],
  ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
])('writeText of %j is %s', (text, expected) => {
  expect(written(text)).toBe(expected)
  expect(decode(cellBytes(text))).toBe(expected)
})

it('cells, commas and rows follow one another, and taking empties the writer', () => {
  const writer = createByteWriter(2)
  writeHeader(writer, ['a', 'b,c'])
  writeNumber(writer, 12)
  writeComma(writer)
  writeBytes(writer, cellBytes('band'))
  writeNewline(writer)
  expect(decode(takeBytes(writer))).toBe('a,"b,c"\n12,band\n')
  expect(takeBytes(writer)).toHaveLength(0)
})

it('a table that was written is read back, all but the apostrophe before a formula', () => {
  const unit = fc.constantFrom('a', '"', ',', '\n', ';', ' ', '级', '=', '-', '3', "'", '\t')
  const cells = fc.array(fc.string({ unit, maxLength: 5 }), { minLength: 2, maxLength: 2 })
  fc.assert(
    fc.property(fc.array(cells, { minLength: 1, maxLength: 20 }), (rows) => {
      const writer = createByteWriter(8)
      writeHeader(writer, ['q1', 'q2', 'q3', 't1', 'x', 'y'])
      for (const [first = '', second = ''] of rows) {
        writeText(writer, '0')
        for (const text of ['1', '2', '3', first, second]) {
          writeComma(writer)
          writeText(writer, text)
        }
        writeNewline(writer)
      }
      const read = readText(takeBytes(writer), { delimiter: ',', otherColumns: 'keep' })
      expect(read.carried).toEqual(rows.map((row) => row.map(guardFormula)))
      expect(read.answers).toEqual(rows.map(() => ['0 1 2 3']))
    }),
  )
})

describe('guardFormula', () => {
  it.each(['=1+1', '+cmd', '-x', '@SUM(A1)', '\tx', '\rx', '-1-2', '--1'])('guards %j', (text) => {
    expect(guardFormula(text)).toBe(`'${text}`)
  })
  it.each(['', '-', '=', '-3', '+2.5', '-1e-7', '-.5', '+5%', 'a=b', '学校', '3 - x'])(
    'leaves %j as it is',
    (text) => {
      expect(guardFormula(text)).toBe(text)
    },
  )
})
