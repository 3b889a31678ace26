import { expect, it } from 'vitest'
import { formatScore } from './format-score.js'

it.each([
  ['12', '12'],
  ['2.5', '2.5'],
  ['2.3333333333333335', '2.33'],
  ['-1.236', '-1.24'],
  ['1.999', '2'],
  ['', ''],
  ['no', 'no'],
])('shows %j as %j', (text, shown) => {
  expect(formatScore(text)).toBe(shown)
})
