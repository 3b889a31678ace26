import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cellValue, createCellTable } from './cell-table.js'

const encoder = new TextEncoder()

it('a text means what its meaning says, however often and in whatever order texts come', () => {
  const texts = fc.array(fc.oneof(fc.string(), fc.constantFrom('', 'a', '从不', 'always')), {
    maxLength: 300,
  })
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 40 }), (list, limit) => {
      const table = createCellTable((text) => text.length, limit)
      for (const text of list) {
        const bytes = encoder.encode(`xx${text}yy`)
        expect(cellValue(table, bytes, 2, bytes.length - 2)).toBe(
          new TextDecoder('utf-8', { ignoreBOM: true }).decode(encoder.encode(text)).length,
        )
      }
      expect(table.texts.size).toBeLessThanOrEqual(limit)
    }),
  )
})

it('each distinct text is parsed once', () => {
  let nParsed = 0
  const table = createCellTable(() => nParsed++)
  const bytes = Array.from({ length: 2000 }, (_, index) => encoder.encode(`class ${index % 700}`))
  for (const text of bytes) cellValue(table, text, 0, text.length)
  expect(nParsed).toBe(700)
})
