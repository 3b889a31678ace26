import { describe, expect, it } from 'vitest'
import { type CellBook, cellText } from './cell-text.js'
import { styleOfCode } from './number-styles.js'
import { serialText } from './serial-date.js'
import { columnIndex } from './sheet-rows.js'

describe('styleOfCode', () => {
  it.each([
    ['General', 'number'],
    ['0.00', 'number'],
    ['0.00E+00', 'number'],
    ['#,##0;[Red]-#,##0', 'number'],
    ['"day "0', 'number'],
    ['\\d0', 'number'],
    ['00000000', 'padded'],
    ['yyyy-mm-dd', 'date'],
    ['m/d/yy', 'date'],
    ['mmm-yy', 'date'],
    ['[$-804]yyyy年m月d日', 'date'],
    ['yyyy"年"m"月"', 'date'],
    ['h:mm:ss', 'time'],
    ['mm:ss', 'time'],
    ['h:mm AM/PM', 'time'],
    ['上午/下午h"时"mm"分"', 'time'],
    ['yyyy/m/d h:mm', 'datetime'],
    ['[h]:mm:ss', 'duration'],
    ['[ss]', 'duration'],
  ])('%s is a %s', (code, kind) => {
    expect(styleOfCode(code).kind).toBe(kind)
  })
})

describe('serialText', () => {
  it.each([
    [1, 'date', false, '1900-01-01'],
    [59, 'date', false, '1900-02-28'],
    [60, 'date', false, null],
    [61, 'date', false, '1900-03-01'],
    [0, 'date', false, null],
    [0, 'date', true, '1904-01-01'],
    [43956, 'date', true, '2024-05-06'],
    [45418, 'date', false, '2024-05-06'],
    [45418.5, 'date', false, '2024-05-06 12:00:00'],
    [45418, 'datetime', false, '2024-05-06 00:00:00'],
    [45418.354861111, 'datetime', false, '2024-05-06 08:31:00'],
    [45418.9999999999, 'datetime', false, '2024-05-07 00:00:00'],
    [0.354861111, 'time', false, '8:31:00'],
    [1.5, 'duration', false, '36:00:00'],
    [0.5 / 86400, 'duration', false, '0:00:00.500'],
    [2958465, 'date', false, '9999-12-31'],
    [2958466, 'date', false, null],
    [-1, 'date', false, null],
    [Number.NaN, 'date', false, null],
  ] as const)('%d as %s, 1904 %s, is %s', (serial, kind, is1904, expected) => {
    expect(serialText(serial, kind, is1904)).toBe(expected)
  })
})

describe('cellText', () => {
  const book: CellBook = {
    texts: ['一'],
    styles: [{ kind: 'number' }, { kind: 'date' }, { kind: 'padded', digits: 6 }],
    is1904: false,
  }

  it.each([
    [undefined, 0, '25215150414', '25215150414'],
    [undefined, 0, '2.5215150414E10', '25215150414'],
    [undefined, 0, '25215150414.0', '25215150414'],
    [undefined, 0, '110101199001011234', '110101199001011234'],
    [undefined, 0, '1.10101199001011E+17', '1.10101199001011E+17'],
    [undefined, 0, '1.1000000000000001', '1.1'],
    [undefined, 0, '3.0000000000000004E-2', '0.030000000000000002'],
    [undefined, 1, '45418', '2024-05-06'],
    [undefined, 1, '60', '60'],
    [undefined, 2, '72', '000072'],
    [undefined, 9, '5', '5'],
    ['s', 0, '0', '一'],
    ['b', 0, '1', 'true'],
    ['b', 0, '0', 'false'],
    ['e', 0, '#N/A', '#N/A'],
    ['str', 0, 'a_x000D_b', 'a\rb'],
    ['inlineStr', 0, ' a ', ' a '],
    ['d', 0, '2024-05-06T08:31:00', '2024-05-06 08:31:00'],
    ['d', 0, '2024-05-06T00:00:00Z', '2024-05-06'],
  ] as const)('type %s, style %d, %s is %s', (type, style, raw, expected) => {
    expect(cellText(book, type, style, raw)).toBe(expected)
  })

  it('a shared text that is not there is said', () => {
    expect(() => cellText(book, 's', 0, '1')).toThrow('a text that is not there')
  })
})

describe('columnIndex', () => {
  it.each([
    ['A1', 0],
    ['Z9', 25],
    ['AA1', 26],
    ['xfd1048576', 16_383],
    ['12', -1],
  ])('%s is column %d', (reference, index) => {
    expect(columnIndex(reference)).toBe(index)
  })
})
