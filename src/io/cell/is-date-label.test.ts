import { describe, expect, it } from 'vitest'
import { isDateLabel } from './is-date-label.js'

describe('isDateLabel', () => {
  it.each([
    ...[
      '2026-07-01',
      '2026/7/1',
      '2026-07-01 00:00:00',
      '2026年7月1日',
      '7月1日',
      '1-Jul',
      'Jul-40',
    ],
    '２０２６/７/１',
  ])('%s is what a spreadsheet makes of a class', (text) => expect(isDateLabel(text)).toBe(true))

  it.each([
    ...['7-1', '7/1', '7.1', '七(1)班', '20260701', '2026', '46204', '1班', '', '2023级1班', 'May'],
    ...['2026-7', '一月班', '7月班'],
  ])('%s is a class', (text) => expect(isDateLabel(text)).toBe(false))
})
