import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  type SurveyColumns,
  type SurveyDesign,
  surveyDesign,
} from '../../src/cohort/survey/survey-design.js'
import type { SurveyEstimate } from '../../src/cohort/survey/survey-estimate.js'
import { SURVEY_INTERVALS } from '../../src/cohort/survey/survey-interval.js'
import { surveyProportion } from '../../src/cohort/survey/survey-proportion.js'
import { surveyMean, surveyRatio, surveyTotal } from '../../src/cohort/survey/survey-statistics.js'
import { describeWithShared } from './shared.js'

type Table = Readonly<Record<string, readonly string[]>>

interface Wanted {
  readonly mean: number
  readonly se: number
  readonly deff: number
  readonly df?: number
  readonly ci_t?: readonly number[]
}

interface WantedDesign {
  readonly api00: Wanted
  readonly enroll: Wanted
  readonly sw: Wanted
  readonly sw_ci: Readonly<Record<string, { readonly ci: readonly number[] }>>
  readonly by_stype_api00: readonly (Wanted & { readonly group: string })[]
  readonly by_stype_sw: readonly (Wanted & { readonly group: string })[]
  readonly total_enroll: { readonly total: number; readonly se: number; readonly deff: number }
  readonly ratio_api00_api99: { readonly ratio: number; readonly se: number }
  readonly domain_E?: { readonly api00: Wanted }
}

const numbers = (column: readonly string[] = []): number[] =>
  column.map((text) => (text === '' ? Number.NaN : Number(text)))

/** The designs of the reference results: which file, and how its columns say what was sampled. */
const DESIGNS: Readonly<Record<string, readonly [string, (table: Table) => SurveyColumns]>> = {
  clus1_fpc: [
    'apiclus1',
    ({ dnum = [], pw, fpc }) => ({
      clusters: [dnum],
      weights: numbers(pw),
      populations: [numbers(fpc)],
    }),
  ],
  clus1_nofpc: ['apiclus1', ({ dnum = [], pw }) => ({ clusters: [dnum], weights: numbers(pw) })],
  clus2_twostage: [
    'apiclus2',
    ({ dnum = [], snum = [], fpc1, fpc2 }) => ({
      clusters: [dnum, snum],
      populations: [numbers(fpc1), numbers(fpc2)],
    }),
  ],
  clus2_nofpc: ['apiclus2', ({ dnum = [], pw }) => ({ clusters: [dnum], weights: numbers(pw) })],
  strat_fpc: [
    'apistrat',
    ({ stype = [], pw, fpc }) => ({
      strata: stype,
      weights: numbers(pw),
      populations: [numbers(fpc)],
    }),
  ],
  strat_nofpc: ['apistrat', ({ stype = [], pw }) => ({ strata: stype, weights: numbers(pw) })],
}

function readTable(path: string): Table {
  const [header = [], ...rows] = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.replaceAll('"', '').split(','))
  return Object.fromEntries(header.map((name, i) => [name, rows.map((row) => row[i] ?? '')]))
}

function expectNear(actual: number, expected: number, relative = 1e-8): void {
  const says = `${actual}, expected ${expected}`
  expect(Math.abs(actual - expected), says).toBeLessThanOrEqual(relative * Math.abs(expected))
}

function expectEstimate(found: SurveyEstimate, wanted: Wanted): void {
  expectNear(found.estimate, wanted.mean)
  expectNear(found.standardError, wanted.se)
  expectNear(found.designEffect, wanted.deff)
  if (wanted.df !== undefined) expect(found.degreesOfFreedom).toBe(wanted.df)
  if (wanted.ci_t === undefined) return
  expectNear(found.interval.low, wanted.ci_t[0] as number)
  expectNear(found.interval.high, wanted.ci_t[1] as number)
}

describeWithShared('the public api samples of R survey 4.1', (shared) => {
  const { expected } = JSON.parse(readFileSync(`${shared}/golden/04_survey_api.json`, 'utf8')) as {
    readonly expected: Readonly<Record<string, WantedDesign>>
  }

  describe.each(Object.entries(DESIGNS))('%s', (name, [file, columnsOf]) => {
    const table = readTable(`${shared}/golden/${file}.csv`)
    const { stype = [] } = table
    const read = surveyDesign(columnsOf(table), stype.length)
    const design = (read.ok ? read.value : null) as SurveyDesign
    const wanted = expected[name] as WantedDesign
    const [api00, api99, enroll, wide] = ['api00', 'api99', 'enroll', 'sw'].map((column) =>
      numbers(table[column]),
    ) as [number[], number[], number[], number[]]

    it('means, standard errors, design effects and intervals', () => {
      expectEstimate(surveyMean(design, api00), wanted.api00)
      expectEstimate(surveyMean(design, enroll), wanted.enroll)
      expectEstimate(surveyMean(design, wide), wanted.sw)
    })

    it('domains', () => {
      for (const [column, list] of [
        [api00, wanted.by_stype_api00],
        [wide, wanted.by_stype_sw],
      ] as const)
        for (const one of list) {
          const domain = stype.map((type) => type === one.group)
          expectEstimate(surveyMean(design, column, { domain }), one)
        }
      const domain = stype.map((type) => type === 'E')
      if (wanted.domain_E !== undefined)
        expectEstimate(surveyMean(design, api00, { domain }), wanted.domain_E.api00)
    })

    it('totals and ratios', () => {
      const total = surveyTotal(design, enroll)
      expectEstimate(total, { ...wanted.total_enroll, mean: wanted.total_enroll.total })
      const ratio = surveyRatio(design, api00, api99)
      expectNear(ratio.estimate, wanted.ratio_api00_api99.ratio)
      expectNear(ratio.standardError, wanted.ratio_api00_api99.se)
    })

    it.each(SURVEY_INTERVALS)('interval %s of a share', (method) => {
      const { interval } = surveyProportion(design, wide, { method })
      const [low = 0, high = 0] = wanted.sw_ci[method]?.ci ?? []
      expectNear(interval.low, low)
      expectNear(interval.high, high)
    })
  })
})
