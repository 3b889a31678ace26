import { describe, it } from 'vitest'
import { agrestiCoullInterval } from '../../src/stat/agresti-coull-interval.js'
import { clopperPearsonInterval } from '../../src/stat/clopper-pearson-interval.js'
import { jeffreysInterval } from '../../src/stat/jeffreys-interval.js'
import { expectClose } from './close-to.js'
import golden from './proportion-intervals.json' with { type: 'json' }

const { abs } = golden.tolerance

describe(`intervals of shares equal ${golden.source}`, () => {
  it.each(golden.expected)('of $x in $n at level $level', (wanted) => {
    const { x, n, level } = wanted
    const pairs = [
      [clopperPearsonInterval(x, n, level), wanted.clopperPearson],
      [agrestiCoullInterval(x, n, level), wanted.agrestiCoull],
      [jeffreysInterval(x, n, level, 'plain'), wanted.jeffreysPlain],
      [jeffreysInterval(x, n, level), wanted.jeffreysModified],
    ] as const
    for (const [{ low, high }, ends] of pairs) expectClose([low, high], ends, abs)
  })
})
