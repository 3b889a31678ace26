import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createByteCells, putCell, textsOf } from '../../io/blocks/byte-cells.js'
import { createByteWriter, writeText } from '../../io/byte-writer.js'
import { writeCarried } from './write-carried.js'

const cellTexts = fc.array(
  fc.oneof(
    fc.string({ maxLength: 6 }),
    fc.string({ unit: fc.constantFrom(...'a1 ,"=+-@\t\n\r王é:.\'') }),
    fc.integer().map(String),
  ),
  { minLength: 1, maxLength: 40 },
)

function cellsOf(texts: readonly string[]) {
  const cells = createByteCells(texts.length)
  texts.forEach((text, row) => {
    const bytes = new TextEncoder().encode(`<${text}>`)
    putCell(cells, row, bytes, 1, bytes.length - 1)
  })
  return cells
}

it('cells kept as bytes come back as their texts, also where a row is put again', () => {
  fc.assert(
    fc.property(cellTexts, fc.string(), (texts, rejected) => {
      const cells = cellsOf(texts)
      const last = texts.length - 1
      const bytes = new TextEncoder().encode(rejected)
      putCell(cells, last, bytes, 0, bytes.length)
      const again = new TextEncoder().encode(texts[last])
      putCell(cells, last, again, 0, again.length)
      expect(textsOf(cells, texts.length)).toEqual(texts)
    }),
  )
})

it('a carried cell is written as its text is, guarded and quoted where that is', () => {
  fc.assert(
    fc.property(cellTexts, (texts) => {
      const cells = cellsOf(texts)
      const [byCell, byText] = [createByteWriter(1), createByteWriter(1)]
      texts.forEach((text, row) => {
        writeCarried(byCell, cells, row)
        writeText(byText, text)
      })
      expect(byCell.bytes.slice(0, byCell.length)).toEqual(byText.bytes.slice(0, byText.length))
    }),
  )
})
