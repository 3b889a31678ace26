import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  createByteWriter,
  takeBytes,
  writeComma,
  writeHeader,
  writeNewline,
  writeNumber,
  writeText,
} from './byte-writer.js'

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

function written(value: number): string {
  const writer = createByteWriter(1)
  writeNumber(writer, value)
  return decode(takeBytes(writer))
}

it.each([
  [0, '0'],
  [-0, '0'],
  [7, '7'],
  [9999, '9999'],
  [10000, '10000'],
  [-3, '-3'],
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
])('writeText of %j is %s', (text, expected) => {
  const writer = createByteWriter(1)
  writeText(writer, text)
  expect(decode(takeBytes(writer))).toBe(expected)
})

it('cells, commas and rows follow one another, and taking empties the writer', () => {
  const writer = createByteWriter(2)
  writeHeader(writer, ['a', 'b,c'])
  writeNumber(writer, 12)
  writeComma(writer)
  writeNewline(writer)
  expect(decode(takeBytes(writer))).toBe('a,"b,c"\n12,\n')
  expect(takeBytes(writer)).toHaveLength(0)
})
