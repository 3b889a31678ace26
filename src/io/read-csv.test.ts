import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, it } from 'vitest'
import { readCsv, readCsvRecord } from './read-csv.js'

const encoder = new TextEncoder()

/** Records of a text given in pieces that end with lines. */
function records(text: string, nLinesAtATime = 1000): (readonly string[] | null)[] {
  const lines = text.split(/(?<=\n)/)
  const chunks: Uint8Array[] = []
  for (let at = 0; at < lines.length; at += nLinesAtATime)
    chunks.push(encoder.encode(lines.slice(at, at + nLinesAtATime).join('')))
  return [...readCsv(chunks, ',')].flat()
}

it.each([
  ['quotes inside quotes', 'a,"b ""x"" c"\n', [['a', 'b "x" c']]],
  [
    'a line end inside quotes',
    '3,"4\n5"\n1,2\n',
    [
      ['3', '4\n5'],
      ['1', '2'],
    ],
  ],
  [
    'CRLF',
    'a,b\r\n"c",d\r\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'a quote that is not at the beginning',
    '5" tall,x\n"q",y\n',
    [
      ['5" tall', 'x'],
      ['q', 'y'],
    ],
  ],
  ['nothing', '', []],
  [
    'an unclosed quote: its line only',
    '1,2\n"open,1\n2,3\n4,5\n',
    [['1', '2'], null, ['2', '3'], ['4', '5']],
  ],
  ['text after a closing quote', '"a"x,1\n2,3\n', [null, ['2', '3']]],
  [
    'an unclosed quote that another line closes: its line only',
    'a,b,c,d\n1,"x,3,4\n5,6,7,8\n9,y",7,8\n',
    [['a', 'b', 'c', 'd'], null, ['5', '6', '7', '8'], ['9', 'y"', '7', '8']],
  ],
  [
    'a cell of several lines with commas',
    'a,b,c,d\n1,2,3,"x, y\nz, a, b, c, d, e\n"\n',
    [
      ['a', 'b', 'c', 'd'],
      ['1', '2', '3', 'x, y\nz, a, b, c, d, e\n'],
    ],
  ],
  ['two unclosed quotes', '1,"x\n2,"y\n3,4\n', [null, null, ['3', '4']]],
])('%s', (_, text, expected) => {
  expect(records(text)).toEqual(expected)
  expect(records(text, 1)).toEqual(expected)
})

it('the header may have line ends inside quotes', () => {
  expect(readCsvRecord('"a\r\nb",c\r\n', ',')).toEqual(['a\nb', 'c'])
  expect(readCsvRecord('a;"b;c"', ';')).toEqual(['a', 'b;c'])
})

it('what PapaParse writes is read back, wherever the pieces are cut', () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', '"', ',', '\n', ' ', '级', '1'),
    maxLength: 6,
  })
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 })
  fc.assert(
    fc.property(table, fc.integer({ min: 1, max: 5 }), (rows, nLinesAtATime) => {
      const text = `${Papa.unparse(rows, { newline: '\n' })}\n`
      expect(records(text, nLinesAtATime)).toEqual(rows)
    }),
  )
})
