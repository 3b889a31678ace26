import { describe, expect, it } from 'vitest'
import { differenceRows } from './difference-rows.js'
import { differenceKey, hideDifferences } from './hide-differences.js'
import { hidePrevalence } from './hide-prevalence.js'
import { prevalenceRows } from './prevalence-rows.js'
import { countSheet, createPrevalenceTally } from './prevalence-tally.js'

const THRESHOLDS = { minimumCell: 5, minimumGroup: 10 }
const CATEGORIES = [{ measure: 0, label: 'red', members: [1], accuracy: null }]

/** Which comparisons are hidden where so many of 40 students of each sex are red. */
function hiddenOf(red: Readonly<Record<string, number>>, nMale = 40): ReadonlySet<string> {
  const tally = createPrevalenceTally({ columns: ['sex'], measures: ['tier'], scores: ['x_raw'] })
  for (const sex of ['female', 'male'])
    for (let student = 0; student < (sex === 'male' ? nMale : 40); student++)
      countSheet(tally, {
        place: { clusters: [`${student % 8}`] },
        weight: 1,
        labels: [sex],
        categories: [student < (red[sex] ?? 0) ? 1 : 2],
        scores: [student],
      })
  const options = { categories: CATEGORIES, lonely: 'adjust' as const }
  const shares = prevalenceRows(tally, { ...options, groupings: [['sex']], enrolled: null })
  const rows = differenceRows(tally, { ...options, columns: ['sex'] })
  expect(rows.map(({ kind }) => kind)).toEqual(['association', 'difference'])
  const hidden = hidePrevalence(shares, CATEGORIES, ['tier'], THRESHOLDS)
  return hideDifferences(rows, shares, hidden, tally, THRESHOLDS)
}

describe('hideDifferences', () => {
  it('shows comparisons of groups that are all shown', () => {
    expect([...hiddenOf({ female: 12, male: 9 })]).toEqual([])
  })
  it('hides the test of a measure of which a group is hidden: with the sum of both it would tell each', () => {
    expect([...hiddenOf({ female: 12, male: 2 })]).toEqual([differenceKey('sex', 'tier')])
  })
  it('hides the difference of means where a group has too few students with the score', () => {
    expect(hiddenOf({ female: 12, male: 0 }, 6).has(differenceKey('sex', 'x_raw'))).toBe(true)
  })
})
