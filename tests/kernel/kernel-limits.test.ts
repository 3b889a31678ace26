import { describe, expect, it } from 'vitest'
import { attainableRange } from '../../src/instrument/attainable-range.js'
import type { Scale } from '../../src/instrument/instrument.js'
import { compileInstrument } from '../../src/score/compile-instrument.js'
import { EVERY_STEP } from '../../src/score/every-step.js'
import { kernelSteps } from '../../src/score/kernel/kernel-steps.js'
import type { CompiledInstrument } from '../../src/score/plan.js'
import { createScoreBuffer, createScoreBufferIn } from '../../src/score/score-buffer.js'
import { scoreTableBy } from '../../src/score/score-table.js'
import { makeColumn } from '../../src/table/allocate.js'
import { kernelHere } from '../support/both-worlds.js'
import {
  makeCutScores,
  makeInstrument,
  makeItem,
  makeScale,
  nobody,
} from '../support/make-instrument.js'
import { draws } from '../support/score-sheets.js'
import { expectScoresAlike, LENGTHS, someAnswers } from '../support/score-twice.js'

/** Items with the scores given, each scale over all of them. */
function compiledOf(
  scores: readonly (readonly number[])[],
  scales: readonly Partial<Scale>[],
): CompiledInstrument {
  const items = scores.map((own, index) => ({
    ...makeItem(`q${index}`, 0),
    options: own.map((score, code) => ({ code, score, label: null })),
  }))
  const all = items.map((_, index) => index)
  return compileInstrument(
    makeInstrument({ items, scales: scales.map((scale, at) => makeScale(`s${at}`, all, scale)) }),
  )
}

const upTo = (most: number): number[] => Array.from({ length: most + 1 }, (_, score) => score)
const times = <T>(n: number, value: T): T[] => new Array<T>(n).fill(value)
const PRORATE = { maxMissing: 60, completion: 'prorate', round: 'none' } as const

describe('scores at the limits of the kernel', () => {
  it.each<[string, number, readonly (readonly number[])[]]>([
    ['16 options', 1, [upTo(15), upTo(15)]],
    ['17 options are too many', 0, [upTo(15), upTo(16)]],
    ['a contribution of 255', 1, [[0, 255], upTo(3), [128, 127, 200]]],
    ['one of 256 is too much', 0, [[0, 256], upTo(3)]],
    ['127 items', 1, times(127, upTo(4))],
    ['a sum of 4,094', 1, [...times(16, [0, 255]), upTo(14)]],
    ['a sum of 4,095', 1, [...times(16, [0, 255]), upTo(15)]],
    ['a sum of 32,385', 1, times(127, [255, 0])],
    ['options in no order', 1, [[3, 0, 2, 1], [1, 1, 0], [7], [0, 9, 4]]],
    ['a range of nothing', 1, [[2], [2]]],
  ])('are the same: %s', (_, nCalls, scores) => {
    const scales: Partial<Scale>[] = [
      { missing: PRORATE },
      { aggregate: 'mean', missing: { ...PRORATE, completion: 'as-zero' } },
      { aggregate: 'percent-of-maximum' },
      { transform: [{ kind: 'linear', multiply: 1.25, divide: 1, add: 0, round: 'truncate' }] },
    ]
    const calls = expectScoresAlike(compiledOf(scores, scales))
    expect(calls['addTerms'] ?? 0).toBe(nCalls * LENGTHS.length * scales.length)
  })

  it.each<[string, readonly (number | null)[], boolean]>([
    ['from −∞', [null, 2, 4, 5], false],
    ['just above each bound', [null, 2, 4, 5], true],
    ['the first with a bound', [3, 5], false],
    ['the first just above its bound', [0, 3], true],
    ['of fractions', [null, 1.5, 2.25, 1e9], false],
    ['two at one bound', [null, 3, 3], false],
    ['without a band', [], false],
  ])('bands are the same: %s', (_, bounds, isStrict) => {
    const cutScoreSets = [{ group: {}, cutScores: makeCutScores(bounds, isStrict) }]
    const scales = ['sum', 'mean', 'percent-of-maximum', 'maximum'] as const
    const compiled = compiledOf(
      times(3, upTo(3)),
      scales.map((aggregate) => ({ aggregate, cutScoreSets })),
    )
    const calls = expectScoresAlike(compiled)
    expect(calls['assignBands']).toBe(LENGTHS.length * scales.length)
  })
})

/** Scores of the options, weights of the parts, and what is said of the parts and of the whole. */
type CombinedParts = readonly [
  scores: readonly number[],
  weights: readonly number[],
  parts: Partial<Scale>,
  whole: Partial<Scale>,
]

/** Two scales of two items each, and one of those. */
function combinedOf(...[scores, weights, parts, whole]: CombinedParts): CompiledInstrument {
  const items = times(4, scores).map((own, index) => ({
    ...makeItem(`q${index}`, 0),
    options: own.map((score, code) => ({ code, score, label: null })),
  }))
  const scales: Scale[] = [makeScale('a', [0, 1], parts), makeScale('b', [2, 3], parts)]
  const terms = weights.map((weight, index) => ({ index, weight, counts: null }))
  scales.push(makeScale('c', [], { of: 'scales', terms, ...whole }))
  return compileInstrument(
    makeInstrument({
      items,
      scales: scales.map((scale, at) => ({
        ...scale,
        attainable: attainableRange(scale, items, scales.slice(0, at)),
      })),
    }),
  )
}

describe('scales of scales by the kernel', () => {
  const one = { missing: { maxMissing: 1, completion: 'prorate', round: 'none' } } as const
  const half = { multiply: 1, divide: 2, add: 0, round: 'none', kind: 'linear' } as const
  it.each<readonly [string, number, ...CombinedParts]>([
    ['of sums', 1, upTo(3), [1, 1], {}, {}],
    ['of prorated sums', 1, upTo(3), [1, 1], one, one],
    ['of means', 1, upTo(3), [1, 1], { aggregate: 'mean' }, {}],
    ['of halves, some of them whole', 1, upTo(3), [1, 2], { transform: [half] }, {}],
    ['with weights', 1, upTo(3), [2, 3], {}, {}],
    ['one of them', 1, upTo(3), [5], {}, {}],
    ['a mean', 1, upTo(3), [1, 2], {}, { aggregate: 'mean' }],
    ['a percentage', 1, upTo(3), [1, 2], {}, { aggregate: 'percent-of-maximum' }],
    ['up to 4,095', 1, [0, 1, 1365], [1, 2], { aggregate: 'maximum' }, {}],
    ['up to 4,096', 0, [0, 1, 2048], [1, 1], { aggregate: 'maximum' }, {}],
    ['of 65,536 and more', 0, [0, 1, 65_536], [1, 1], { aggregate: 'maximum' }, {}],
    ['of some below zero', 1, [-2, 0, 3], [1, 1], {}, {}],
    ['of all below zero', 0, [-3, -2], [1, 1], {}, {}],
    ['less another', 0, upTo(3), [1, -1], {}, {}],
    ['half of another', 0, upTo(3), [1, 0.5], {}, {}],
    ['the greatest', 0, upTo(3), [1, 1], {}, { aggregate: 'maximum' }],
    ['with a transform', 0, upTo(3), [1, 1], {}, { transform: [half] }],
  ])('are the same: %s', (_, nCalls, scores, weights, parts, whole) => {
    const cutScoreSets = [{ group: {}, cutScores: makeCutScores([null, 2, 4, 9]) }]
    const compiled = combinedOf(scores, weights, parts, { ...whole, cutScoreSets })
    const { addScales = 0, addSums = 0 } = expectScoresAlike(compiled)
    expect(addScales + addSums).toBe(nCalls * LENGTHS.length)
  })
})

describe('what the kernel adds up', () => {
  it('is the sum, the number missing and whether something is out of range, as without it', () => {
    const compiled = compiledOf(times(40, upTo(4)), [{ missing: PRORATE }])
    const kernel = kernelHere()
    const buffers = [
      createScoreBufferIn(kernel.allocate, compiled, 100),
      createScoreBuffer(compiled, 100),
    ]
    const answers = someAnswers(compiled.instrument, 100, draws(6), kernel)
    const steps = [kernelSteps(kernel), undefined]
    const [found, expected] = buffers.map((buffer, at) => {
      scoreTableBy(steps[at] ?? EVERY_STEP, compiled, answers, nobody(100), buffer)
      return Array.from(buffer.packed, (sum) => [sum & 0xff_ffff, sum >= 0x100_0000])
    })
    expect(found).toEqual(expected)
  })

  it('is known as a sum for every sheet that has all of it, of items and of scales', () => {
    const compiled = combinedOf(upTo(3), [1, 2], {}, {})
    const kernel = kernelHere()
    const buffer = createScoreBufferIn(kernel.allocate, compiled, 50)
    const draw = draws(7)
    const codes = times(4, 0).map(() => makeColumn(Uint8Array, 50, kernel.allocate))
    for (const column of codes) for (let row = 0; row < 50; row++) column[row] = draw(4)
    scoreTableBy(kernelSteps(kernel), compiled, { length: 50, codes }, nobody(50), buffer)
    for (const { sums, raw } of buffer.scales) expect([...(sums ?? [])]).toEqual([...raw])
  })
})
