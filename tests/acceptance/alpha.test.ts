import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { itemAnalysis } from '../../src/score/keying/item-analysis.js'
import {
  addToPairSums,
  createPairSums,
  pairwiseCovariance,
} from '../../src/stat/pairwise-covariance.js'
import { describeWithShared } from './shared.js'

interface Golden {
  readonly inputs: Readonly<Record<string, { readonly items: readonly string[] }>>
  readonly expected: Readonly<Record<string, { readonly pairwise: Pairwise }>>
}
interface Pairwise {
  readonly total: { readonly raw_alpha: number; readonly 'std.alpha': number }
  readonly item_stats: Readonly<Record<string, { readonly 'r.drop': number }>>
}

const SETS = ['bfi_agree', 'bfi_neuro', 'bfi_consc', 'bfi_open'] as const

describeWithShared('α and corrected item–total correlations of psych, 2,800 persons', (shared) => {
  const golden: Golden = JSON.parse(readFileSync(`${shared}/golden/02_alpha.json`, 'utf8'))
  const [header = [], ...rows] = readFileSync(`${shared}/golden/bfi.csv`, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.trim().split(','))

  it.each(SETS)('%s', (name) => {
    const items = golden.inputs[name]?.items ?? []
    const { total, item_stats } = (golden.expected[name] as { pairwise: Pairwise }).pairwise
    const columns = items.map((item) => header.indexOf(item.replace('-', '')))
    const sums = createPairSums(items.length)
    for (const row of rows)
      addToPairSums(
        sums,
        columns.map((column, at) => {
          const cell = row[column] ?? ''
          if (!/^\d+$/.test(cell)) return Number.NaN
          return items[at]?.startsWith('-') === true ? 7 - Number(cell) : Number(cell)
        }),
      )
    const indexes = items.map((_, at) => at)
    const ours = itemAnalysis(pairwiseCovariance(sums), items.length, indexes)
    expect(ours.alpha).toBeCloseTo(total.raw_alpha, 10)
    expect(ours.standardisedAlpha).toBeCloseTo(total['std.alpha'], 10)
    const rDrop = items.map((item) => item_stats[item.replace('-', '')] ?? item_stats[item])
    ours.itemRest.forEach((r, at) => {
      expect(r).toBeCloseTo(rDrop[at]?.['r.drop'] ?? Number.NaN, 10)
    })
  })
})
