import { at } from '../schema/json-pointer.js'
import type { CutScore, Instrument } from './instrument.js'
import { OCCASION_KINDS } from './reliability.js'
import type { Report } from './report.js'

/**
 * Reports figures of accuracy and reliability that contradict themselves: a number of persons without the share that
 * rests on it, or of which no whole count gives that share; weeks between occasions where there is one; a reliability
 * from memory in the reading that applies when none is named.
 */
export function lintReliability({ scales, isDefault = true }: Instrument, report: Report): void {
  for (const { id, cutScoreSets, reliability = [] } of scales) {
    const path = at('/scoring/scales', id)
    for (const { cutScores } of cutScoreSets)
      for (const cut of cutScores) lintNumbers(cut, at(path, 'cutScores', cut.band), report)
    reliability.forEach(({ kind, weeks, confidence }, index) => {
      const place = at(path, 'reliability', index)
      if (weeks !== undefined && !OCCASION_KINDS.has(kind))
        report({
          code: 'range',
          path: at(place, 'weeks'),
          expected: 'weeks between two occasions only',
          received: kind,
        })
      if (confidence === 'from-memory' && isDefault)
        report({
          code: 'source-missing',
          path: place,
          expected: 'a reliability that was checked',
          received: 'from-memory',
        })
    })
  }
}

function lintNumbers(cut: CutScore, path: string, report: Report): void {
  const pairs = [
    ['nSensitivity', cut.nSensitivity, cut.sensitivity],
    ['nSpecificity', cut.nSpecificity, cut.specificity],
  ] as const
  for (const [key, n, share] of pairs) {
    if (n === undefined || (share !== null && isShareOf(share, n))) continue
    report({
      code: 'range',
      path: at(path, key),
      expected: 'a number of persons of whom a whole count gives the share',
      received: String(n),
    })
  }
}

/** Whether a whole count of n, divided by n, gives a share when rounded to as many decimals as it has. */
function isShareOf(share: number, n: number): boolean {
  const decimals = Math.max(2, (String(share).split('.')[1] ?? '').length)
  const half = 0.5 * 10 ** -decimals
  return Math.abs(Math.round(share * n) / n - share) <= half + 1e-12
}
