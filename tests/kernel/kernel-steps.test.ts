import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadCampaign } from '../../src/batch/load-campaign.js'
import { loadNormTable } from '../../src/io/catalogue.js'
import { createScreenBufferIn } from '../../src/risk/screen-buffer.js'
import { screenTable, screenTableBy } from '../../src/risk/screen-table.js'
import { compileInstrument } from '../../src/score/compile-instrument.js'
import { kernelPatterns } from '../../src/score/kernel/kernel-patterns.js'
import { kernelSteps } from '../../src/score/kernel/kernel-steps.js'
import type { CompiledInstrument } from '../../src/score/plan.js'
import { createScoreBufferIn } from '../../src/score/score-buffer.js'
import { scoreTable, scoreTableBy } from '../../src/score/score-table.js'
import { someInstrument } from '../support/any-instrument.js'
import { kernelHere, scoresOf, screenedOf } from '../support/both-worlds.js'
import { NORM_IDS } from '../support/library.js'
import { must } from '../support/must.js'
import { draws } from '../support/score-sheets.js'
import { expectScoresAlike, LENGTHS, someAnswers, somePersons } from '../support/score-twice.js'
import { READINGS } from '../support/scorer-modules.js'

/** Each instrument in each of its readings, then with each of its norms. */
const SHIPPED: readonly (readonly [string, CompiledInstrument])[] = [
  ...READINGS.map(({ name, instrument }) => [name, compileInstrument(instrument)] as const),
  ...NORM_IDS.map((norm) => {
    const usual = READINGS.find(({ name }) => name === norm.split('/')[0])
    if (usual === undefined) throw new Error(`no instrument has ${norm}`)
    return [
      `with norms ${norm}`,
      compileInstrument(usual.instrument, [must(loadNormTable(norm))]),
    ] as const
  }),
]

/** Scales that are sums of items with no more codes than the kernel has room for. */
const nAdded = ({ instrument, scales }: CompiledInstrument): number =>
  scales.filter(
    ({ packed, terms }) =>
      packed !== null &&
      terms.every(({ index }) => (instrument.items[index]?.options.length ?? 0) <= 16),
  ).length

describe('scores by the kernel', () => {
  it.each(SHIPPED)('are the same to the bit in blocks of every length: %s', (_, compiled) => {
    const calls = expectScoresAlike(compiled)
    expect(calls['addTerms'] ?? 0).toBe(nAdded(compiled) * LENGTHS.length)
  })

  it('are the same to the bit in a full block of 4,096 sheets', () => {
    for (const id of ['phq-9', 'sdq-self', 'scl-90']) {
      const found = SHIPPED.find(([name]) => name === id)
      if (found === undefined) throw new Error(`${id} is not shipped`)
      expectScoresAlike(found[1], [4096, 4095, 2], 2)
    }
  })

  it('are the same to the bit for any instrument', () => {
    fc.assert(
      fc.property(someInstrument, fc.nat(), (instrument, seed) => {
        expectScoresAlike(compileInstrument(instrument), [40, 16, 3], seed)
      }),
      { numRuns: 200, seed: 2 },
    )
  })
})

it('steps of one kernel are for any number of instruments and for buffers of any size', () => {
  const kernel = kernelHere()
  const steps = kernelSteps(kernel)
  const draw = draws(4)
  for (const capacity of [5, 40, 17])
    for (const [name, compiled] of SHIPPED.slice(0, 30)) {
      const buffer = createScoreBufferIn(kernel.allocate, compiled, capacity)
      const answers = someAnswers(compiled.instrument, capacity, draw, kernel)
      const persons = somePersons(capacity, draw, compiled.informant ?? undefined)
      const found = scoresOf(scoreTableBy(steps, compiled, answers, persons, buffer))
      expect(found, name).toEqual(scoresOf(scoreTable(compiled, answers, persons)))
    }
})

it('a protocol screened with the kernel finds the same in every sheet', () => {
  const { compiled } = must(loadCampaign('cn-grades-4-12-levels'))
  const kernel = kernelHere()
  const steps = kernelSteps(kernel)
  const draw = draws(3)
  const finder = kernelPatterns(kernel)
  const buffer = createScreenBufferIn(kernel.allocate, compiled, 500)
  for (const length of [500, 18, 1]) {
    const sheets = {
      length,
      persons: somePersons(length, draw, undefined),
      responses: compiled.instruments.map(({ instrument }) =>
        someAnswers(instrument, length, draw, kernel),
      ),
      seconds: null,
      instructedFailed: null,
    }
    const found = screenedOf(screenTableBy({ steps, finder }, compiled, sheets, buffer))
    expect(found).toEqual(screenedOf(screenTable(compiled, sheets)))
  }
})
