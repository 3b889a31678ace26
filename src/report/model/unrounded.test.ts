import { expect, it } from 'vitest'
import { formatPercent } from '../format-number.js'
import { collectCohort } from './cohort-figures.js'
import { coverageFigures } from './coverage-figures.js'

it('56 of 66 are 84.8 percent on a page, whatever its four decimals in the file', () => {
  const header =
    'level,group,sex,sheets,measure,category,n_enrolled,n_answered,n_valid,n,count,share,low,high,suppressed'
  const collector = collectCohort(header.split(','))
  const at = { level: 'all', group: 'all', measure: 'quality', category: 'valid' }
  collector.add('all,all,all,all,quality,valid,66,66,56,66,56,0.8485,0.7431,0.9160,no'.split(','))
  const cell = collector.figures().cell(at)
  expect(formatPercent(cell?.share ?? 0)).toBe('84.8')
  const columns = [
    ...['level', 'group', 'n_enrolled', 'n_answered', 'n_valid', 'n_missing'],
    ...['answered_share', 'missing_share', 'valid_share', 'suppressed'],
  ]
  const record = 'all,all,69,66,56,3,0.9565,0.0435,0.8485,no'.split(',')
  const coverage = coverageFigures(columns, [record]).cell('all', 'all')
  const shares = [coverage?.answeredShare, coverage?.missingShare, coverage?.validShare]
  expect(shares.map((share) => formatPercent(share ?? 0))).toEqual(['95.7', '4.3', '84.8'])
})

it('a share of another count than that beside it stays as it was written', () => {
  const header =
    'level,group,sex,sheets,measure,category,n_enrolled,n_answered,n_valid,n,count,share,low,high,suppressed'
  const collector = collectCohort(header.split(','))
  collector.add('all,all,all,all,tier,red,66,66,56,66,56,0.5000,0.4000,0.6000,no'.split(','))
  const at = { level: 'all', group: 'all', measure: 'tier', category: 'red' }
  expect(collector.figures().cell(at)).toMatchObject({ share: 0.5, low: 0.4, high: 0.6 })
})
