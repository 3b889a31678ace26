import { at } from '../schema/json-pointer.js'
import type { Instrument, Scale } from './instrument.js'
import type { Report } from './report.js'
import { rangeOf } from './term-range.js'

/**
 * Warns of scales that are prorated although their items have different ranges: a prorated sum can then lie beyond what
 * complete answers could give, since the items left out count as if they were like those answered.
 */
export function lintProrating(instrument: Instrument, report: Report): void {
  for (const scale of instrument.scales) {
    if (!isProrated(scale)) continue
    const ranges = new Set(scale.terms.map(({ index }) => rangeText(scale, instrument, index)))
    if (ranges.size > 1)
      report({
        code: 'range',
        severity: 'warning',
        path: at('/scoring/scales', scale.id, 'missing'),
        expected: 'prorating over items of one range of scores',
        received: [...ranges].join(', '),
      })
  }
}

function isProrated({ of, aggregate, missing }: Scale): boolean {
  const isSummed = ['sum', 'mean', 'percent-of-maximum'].includes(aggregate)
  return of === 'items' && isSummed && missing.maxMissing > 0 && missing.completion === 'prorate'
}

function rangeText({ recode }: Scale, { items }: Instrument, index: number): string {
  const scores = (items[index]?.options ?? []).flatMap(({ score }) =>
    score === null ? [] : [recode?.[String(score)] ?? score],
  )
  const { minimum, maximum } = rangeOf(scores)
  return `${minimum} to ${maximum}`
}
