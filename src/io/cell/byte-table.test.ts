import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type ByteTable, createByteTable, entryOf, forgetAfter } from './byte-table.js'

const encoder = new TextEncoder()
const put = (table: ByteTable, text: string): number => {
  const bytes = encoder.encode(text)
  return entryOf(table, bytes, 0, bytes.length)
}

it('a table that forgot its newest texts numbers those that come as if they had never been there', () => {
  const texts = fc.array(fc.string({ maxLength: 3 }), { maxLength: 400 })
  fc.assert(
    fc.property(texts, texts, texts, (kept, forgotten, later) => {
      const table = createByteTable()
      const other = createByteTable()
      for (const text of kept) expect(put(table, text)).toBe(put(other, text))
      const { size } = table
      for (const text of forgotten) put(table, text)
      forgetAfter(table, size)
      expect(table.size).toBe(size)
      for (const text of [...later, ...kept]) expect(put(table, text)).toBe(put(other, text))
    }),
  )
})
