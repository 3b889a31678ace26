import { describe, expect, it } from 'vitest'
import { makeInstrument, makeItem } from '../../tests/support/make-instrument.js'
import type { Item, ItemOption } from '../instrument/instrument.js'
import type { Issue } from '../issue/issue.js'
import { MISSING } from '../table/missing.js'
import { type AnswerRecord, answersToRow, bytesOf, expectedCodes } from './answers-to-row.js'

const withCodes = (
  id: string,
  codes: readonly ItemOption['code'][],
  parts: Partial<Item> = {},
) => ({
  ...makeItem(id, 0),
  options: codes.map((code) => ({ code, score: null, label: null })),
  ...parts,
})

const instrument = makeInstrument({
  items: [
    makeItem('n', 3),
    withCodes('w', ['never', 'often']),
    withCodes('b', [false, true]),
    withCodes('m', [1, 2], { declined: [999, 'R'], notApplicable: [-8] }),
  ],
  scales: [],
})
const B: number = MISSING.blank

function read(answers: AnswerRecord) {
  const issues: Issue[] = []
  const row = instrument.items.map(() => Uint8Array.of(77))
  const { length, codes } = answersToRow(instrument, answers, row, issues)
  expect(length).toBe(1)
  return { bytes: codes.map((column) => column[0]), issues }
}

describe('answersToRow', () => {
  it.each<[AnswerRecord, number[]]>([
    [{}, [B, B, B, B]],
    [{ n: 0, w: 'never', b: false, m: 1 }, [0, 0, 0, 0]],
    [{ n: 3, w: 'often', b: true, m: 2 }, [3, 1, 1, 1]],
    [{ n: '3', b: 'true', m: '2' }, [3, B, 1, 1]],
    [{ n: null, w: '', b: undefined }, [B, B, B, B]],
    [{ m: 999 }, [B, B, B, MISSING.declined]],
    [{ m: 'R' }, [B, B, B, MISSING.declined]],
    [{ m: '-8' }, [B, B, B, MISSING.notApplicable]],
  ])('%j is read as the bytes %j', (answers, bytes) => {
    expect(read(answers)).toEqual({ bytes, issues: [] })
  })

  it.each<[AnswerRecord, string, string, string]>([
    [{ n: 4 }, 'item-out-of-range', '4', '0..3'],
    [{ n: -1 }, 'item-out-of-range', '-1', '0..3'],
    [{ n: '12.5' }, 'item-out-of-range', '12.5', '0..3'],
    [{ n: '4' }, 'item-out-of-range', '4', '0..3'],
    [{ n: '-1.25' }, 'item-out-of-range', '-1.25', '0..3'],
    [{ n: '1.' }, 'item-not-a-code', 'string of 2 characters', '0..3'],
    [{ n: Number.NaN }, 'item-out-of-range', 'NaN', '0..3'],
    [{ n: '1234567' }, 'item-not-a-code', 'string of 7 characters', '0..3'],
    [{ n: '1.2345' }, 'item-not-a-code', 'string of 6 characters', '0..3'],
    [{ n: ' 1' }, 'item-not-a-code', 'string of 2 characters', '0..3'],
    [{ n: '1 ' }, 'item-not-a-code', 'string of 2 characters', '0..3'],
    [{ n: true }, 'item-not-a-code', 'boolean of 4 characters', '0..3'],
    [{ w: 'somebody’s name' }, 'item-not-a-code', 'string of 15 characters', 'never, often'],
    [{ w: 2 }, 'item-out-of-range', '2', 'never, often'],
    [{ b: 'yes' }, 'item-not-a-code', 'string of 3 characters', 'false, true'],
    [{ m: 999.5 }, 'item-out-of-range', '999.5', '1, 2'],
  ])(
    '%j is out of range and an issue that repeats no free text',
    (answers, code, received, expected) => {
      const { bytes, issues } = read(answers)
      const [column] = Object.keys(answers)
      const index = instrument.items.findIndex(({ id }) => id === column)
      expect(bytes).toEqual([B, B, B, B].with(index, MISSING.outOfRange))
      expect(issues).toMatchObject([{ code, column, received, expected, severity: 'error' }])
    },
  )

  it('answers to what is no item are a warning each, and all issues come at once', () => {
    const { bytes, issues } = read({ n: 9, extra: 1, other: null })
    expect(bytes[0]).toBe(MISSING.outOfRange)
    expect(issues.map(({ code, severity, column }) => [code, severity, column])).toEqual([
      ['item-out-of-range', 'error', 'n'],
      ['column-unknown', 'warning', 'extra'],
      ['column-unknown', 'warning', 'other'],
    ])
    expect(issues[1]).toMatchObject({ expected: 'an item of test', received: 'another name' })
  })

  it('a code that declares a missing answer is missing even where it is an option too', () => {
    const bytes = bytesOf(withCodes('x', [0, 9], { declined: [9] }))
    expect([...bytes]).toEqual([
      ['0', 0],
      ['9', MISSING.declined],
    ])
  })

  it.each<[ItemOption['code'][], string]>([
    [[0, 1, 2], '0..2'],
    [[5, 6, 7, 8], '5..8'],
    [[0, 1], '0, 1'],
    [[0, 2, 4], '0, 2, 4'],
    [['a', 'b', 'c'], 'a, b, c'],
    [[0, 1, 3], '0, 1, 3'],
  ])('the codes %j read %s', (codes, words) => {
    expect(expectedCodes(withCodes('x', codes))).toBe(words)
  })
})
