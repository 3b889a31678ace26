import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createCarriedRows, putCell, textsOf } from '../../io/blocks/carried-rows.js'
import { createByteWriter, writeComma, writeText } from '../../io/byte-writer.js'
import type { RowBlock } from '../../io/row-block.js'
import { createKernel } from '../../kernel/kernel.js'
import { onHeap } from '../../table/allocate.js'
import { writeCarried } from './write-carried.js'

const N_COLUMNS = 3
const cell = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc.string({ unit: fc.constantFrom(...'a1 ,"=+-@\t\n\r王é:.\'　') }),
  fc.string({ unit: fc.constantFrom(...'实验小学三年2') }),
  fc.integer().map(String),
)
const rowsOfTexts = fc.array(fc.array(cell, { minLength: N_COLUMNS, maxLength: N_COLUMNS }), {
  minLength: 1,
  maxLength: 40,
})

type Carried = Pick<RowBlock, 'carried' | 'carriedRows'>

function carriedOf(texts: readonly (readonly string[])[], allocate = onHeap): Carried {
  const carriedRows = createCarriedRows(N_COLUMNS, texts.length, true, allocate)
  texts.forEach((row, index) => {
    putRow(carriedRows, index, row)
  })
  const carried = Array.from({ length: N_COLUMNS }, (_, column) => ({
    name: `column ${column}`,
    cells: { rows: carriedRows, column },
    values: texts.map((row) => row[column] as string),
  }))
  return { carried, carriedRows }
}

function putRow(rows: Carried['carriedRows'], row: number, texts: readonly string[]): void {
  texts.forEach((text, column) => {
    const bytes = new TextEncoder().encode(`<${text}>`)
    putCell(rows, column, row, bytes, 1, bytes.length - 1)
  })
}

it('cells kept as bytes come back as their texts, also where a row is put again', () => {
  fc.assert(
    fc.property(rowsOfTexts, fc.array(cell, { maxLength: N_COLUMNS }), (texts, rejected) => {
      const { carried, carriedRows } = carriedOf(texts)
      const last = texts.length - 1
      putRow(carriedRows, last, rejected)
      putRow(carriedRows, last, texts[last] as string[])
      for (const { cells, values } of carried) expect(textsOf(cells, texts.length)).toEqual(values)
    }),
  )
})

it.each(['heap', 'kernel'] as const)(
  'carried cells on the %s are written as their texts are, guarded and quoted where that is',
  (place) => {
    const kernel = place === 'kernel' ? createKernel() : null
    fc.assert(
      fc.property(rowsOfTexts, (texts) => {
        const block = carriedOf(texts, kernel?.allocate)
        const [byCell, byText] = [createByteWriter(1, kernel?.allocate), createByteWriter(1)]
        texts.forEach((row, index) => {
          writeCarried(byCell, block, index, kernel)
          for (const text of row) {
            writeText(byText, text)
            writeComma(byText)
          }
        })
        expect(byCell.bytes.slice(0, byCell.length)).toEqual(byText.bytes.slice(0, byText.length))
      }),
    )
  },
)

it('rows of digits, letters and Chinese characters are plain; signs, spaces at the ends and doubtful bytes are not', () => {
  const plainness = (texts: readonly string[], isValid = true): number => {
    const rows = createCarriedRows(texts.length, 1, isValid)
    texts.forEach((text, column) => {
      const bytes = new TextEncoder().encode(text)
      putCell(rows, column, 0, bytes, 0, bytes.length)
    })
    return rows.plain[0] as number
  }
  expect(plainness(['2026000001', '', 'School 001', '实验小学', '三（2）班', 'B王'])).toBe(1)
  for (const text of [
    '=1+1',
    '-1',
    ' a',
    'a ',
    'a,b',
    'a"b',
    'a\tb',
    '王　',
    '　王',
    '（王',
    'é',
    '王）',
  ])
    expect(plainness(['1', text]), text).toBe(0)
  expect(plainness(['1', '实验小学'], false)).toBe(0)
})
