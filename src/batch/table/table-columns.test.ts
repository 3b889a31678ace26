import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { createStudentKeys, studentText } from '../../io/student-keys.js'
import { cellNumber, openTable, tableRecords } from './open-table.js'
import { plainNumber } from './plain-number.js'
import { tableColumns } from './table-columns.js'

const folder = mkdtempSync(join(tmpdir(), 'mindgauge-columns-'))
afterAll(() => rmSync(folder, { recursive: true }))

const cell = fc.constantFrom('', '7', '0', '-1.25', '3.10', '1e3', ' 5 ', 'red', '女', 'a b', '007')
const line = fc.array(cell, { minLength: 2, maxLength: 5 })

/** The columns of a table, one list a row: student, text, number. */
function columnsOf(path: string, part?: { index: number; of: number }) {
  const opened = openTable(path)
  if (!opened.ok) throw new Error('the table was not opened')
  const keys = createStudentKeys()
  const faults = { ragged: 0, first: 0 }
  const student = { at: 0, keys, ...(part === undefined ? {} : { part }) }
  const rows: [string, string, number][] = []
  for (const block of tableColumns(opened.value, { student, texts: [1], numbers: [2] }, faults))
    for (let row = 0; row < block.length; row++)
      rows.push([
        studentText(keys, block.students[row] as number),
        block.texts[0]?.values[block.texts[0].codes[row] as number] ?? '',
        block.numbers[0]?.[row] ?? 0,
      ])
  return { rows, faults, table: opened.value }
}

describe('tableColumns', () => {
  it('reads the cells that the records have, with and without quotes, and counts the same faults', () => {
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 30 }),
        fc.boolean(),
        (lines, quoted) => {
          const path = join(folder, 'table.csv')
          const body = lines.map((cells, index) => [`k${index % 7}`, ...cells].join(','))
          const last = quoted ? ['k9,"a,b",1,'] : []
          writeFileSync(path, ['student,text,number,rest', ...body, ...last, ''].join('\n'))
          const { rows, faults, table } = columnsOf(path)
          const other = { ragged: 0, first: 0 }
          const records = [...tableRecords(table, other)]
          expect(rows).toEqual(
            records.map(([student = '', text = '', number]) => [student, text, cellNumber(number)]),
          )
          expect(faults).toEqual(other)
        },
      ),
    )
  })

  it('parts hold every row once', () => {
    const path = join(folder, 'parts.csv')
    const lines = Array.from(
      { length: 50 },
      (_, index) => `${index % 9 === 0 ? '' : `k${index}`},x,${index}`,
    )
    writeFileSync(path, ['student,text,number', ...lines, ''].join('\n'))
    const all = columnsOf(path).rows.map(([, , number]) => number)
    const parts = [0, 1, 2].flatMap((index) =>
      columnsOf(path, { index, of: 3 }).rows.map(([, , number]) => number),
    )
    expect(parts.sort((one, other) => one - other)).toEqual(all)
  })
})

describe('plainNumber', () => {
  it('is what Number says of the text, or leaves it to that', () => {
    const bytesOf = (text: string) => new TextEncoder().encode(text)
    fc.assert(
      fc.property(fc.stringMatching(/^-?\d{0,9}(\.\d{0,8})?$/), (text) => {
        const found = plainNumber(bytesOf(text), 0, text.length)
        if (text === '') expect(found).toBeNaN()
        else if (found !== null) expect(Object.is(found, Number(text))).toBe(true)
      }),
    )
    for (const text of ['1e3', ' 5', 'x', '-', '.', '1.2.3', '1234567890123456'])
      expect(plainNumber(bytesOf(text), 0, text.length)).toBeNull()
  })
})
