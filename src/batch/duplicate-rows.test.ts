import { describe, expect, it } from 'vitest'
import { blockOf } from '../../tests/support/make-instrument.js'
import { createCarriedRows, putCell } from '../io/blocks/carried-rows.js'
import type { RowBlock } from '../io/row-block.js'
import { MISSING } from '../table/missing.js'
import { createDuplicateRows } from './duplicate-rows.js'

/** A block of one carried column and two items, its rows numbered from `first`. */
function block(
  texts: readonly string[],
  answers: readonly (readonly number[])[],
  first = 1,
): RowBlock {
  const carriedRows = createCarriedRows(1, texts.length, true)
  texts.forEach((text, row) => {
    const bytes = new TextEncoder().encode(text)
    putCell(carriedRows, 0, row, bytes, 0, bytes.length)
  })
  return {
    length: texts.length,
    rows: Uint32Array.from(texts, (_, row) => first + row),
    responses: [blockOf(answers)],
    carried: [{ name: 'note', cells: { rows: carriedRows, column: 0 }, values: texts }],
    carriedRows,
  } as unknown as RowBlock
}

describe('duplicate rows', () => {
  it('a row that equals an earlier one in every cell is named with it, across blocks', () => {
    const duplicates = createDuplicateRows('file.csv')
    expect(
      duplicates.find(
        block(
          ['x', 'y'],
          [
            [0, 1],
            [0, 1],
          ],
        ),
      ),
    ).toEqual([])
    const [found, ...others] = duplicates.find(
      block(
        ['y', 'x'],
        [
          [1, 1],
          [0, 1],
        ],
        3,
      ),
    )
    expect(others).toEqual([])
    expect(found).toMatchObject({
      code: 'row-duplicate',
      severity: 'warning',
      file: 'file.csv',
      row: 4,
      received: 'every cell as in row 1',
    })
  })

  it.each([
    [
      'another answer',
      ['x', 'x'],
      [
        [0, 1],
        [1, 0],
      ],
    ],
    [
      'a blank instead of a zero',
      ['x', 'x'],
      [
        [0, 1],
        [MISSING.blank, 1],
      ],
    ],
    [
      'another text',
      ['ab', 'ba'],
      [
        [0, 1],
        [0, 1],
      ],
    ],
    [
      'no answer at all',
      ['x', 'x'],
      [
        [MISSING.blank, MISSING.blank],
        [MISSING.blank, MISSING.blank],
      ],
    ],
  ])('%s makes no duplicate', (_, texts, answers) => {
    expect(createDuplicateRows('file.csv').find(block(texts, answers))).toEqual([])
  })
})
