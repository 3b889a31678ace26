import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createByteWriter, takeBytes } from '../../io/byte-writer.js'
import { createCellPool, isOverfull, numberCell, poolText, writePooled } from './cell-pool.js'

const decoder = new TextDecoder()

describe('a pool of cells', () => {
  it('writes numbers with all their digits and nothing for NaN, however many there are', () => {
    const numbers = fc.array(
      fc.oneof(fc.integer({ min: -5, max: 2000 }), fc.double({ noDefaultInfinity: true })),
      { maxLength: 3000 },
    )
    fc.assert(
      fc.property(numbers, (values) => {
        const pool = createCellPool()
        const cells = Int32Array.from([...values, ...values], (value) => numberCell(pool, value))
        const writer = createByteWriter(1)
        writePooled(writer, pool, cells, 0, cells.length)
        const expected = [...values, ...values].map((value) =>
          Number.isNaN(value) ? ',' : `,${value}`,
        )
        expect(decoder.decode(takeBytes(writer))).toBe(expected.join(''))
      }),
      { numRuns: 50 },
    )
  })

  it('writes texts of every length as CSV cells', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{0,40}$/)), (texts) => {
        const pool = createCellPool()
        const cells = Int32Array.from(texts, (text) => poolText(pool, text))
        const writer = createByteWriter(1)
        writePooled(writer, pool, cells, 0, cells.length)
        expect(decoder.decode(takeBytes(writer))).toBe(texts.map((text) => `,${text}`).join(''))
      }),
    )
    const pool = createCellPool()
    const writer = createByteWriter()
    writePooled(writer, pool, Int32Array.of(poolText(pool, 'a,b'), poolText(pool, '等级')), 0, 2)
    expect(decoder.decode(takeBytes(writer))).toBe(',"a,b",等级')
  })

  it('is overfull after 32,768 different fractions, never from whole scores', () => {
    const pool = createCellPool()
    for (let score = 0; score < 1000; score++) numberCell(pool, score)
    expect(pool.nNumbers).toBe(0)
    for (let number = 0; number <= 1 << 15; number++) numberCell(pool, number + 0.5)
    expect(isOverfull(pool)).toBe(true)
  })
})
