import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import worked from '../golden/compare-worked.json' with { type: 'json' }
import { mindgauge, records, workplace } from './run-command.js'

const { inputs, expected } = worked
const place = workplace()
afterAll(place.remove)

interface Sheet {
  readonly student: string
  readonly quality?: string
  readonly tier: string
  readonly score: number
  readonly school?: string
}

/** A result folder as `screen` writes one. */
function resultSet(folder: string, wave: string, sheets: readonly Sheet[]): string {
  mkdirSync(place.path(folder))
  const header = 'row,student,school,grade,class,sex,age,wave,quality,tier,dsrsc_total_raw'
  const lines = sheets.map(({ student, quality = 'valid', tier, score, school = 'A' }, index) =>
    [index + 1, student, school, 7, 1, 'male', 13, wave, quality, tier, score].join(','),
  )
  place.write(`${folder}/students.csv`, `${[header, ...lines].join('\n')}\n`)
  const protocol = { id: 'cn-grades-4-12-cards', version: '1.0.0', fingerprint: 'x', example: true }
  const summary = { mindgauge: '0', protocol, instruments: [], wave, accounting: { tiers: {} } }
  place.write(`${folder}/summary.json`, JSON.stringify(summary))
  return place.path(folder)
}

const N_INVALID = 12
const name = (at: number): string => `s${at}`
const sheets = (scores: readonly number[], tiers: readonly string[]): Sheet[] =>
  scores.map((score, at) => ({ student: name(at), score, tier: tiers[at] ?? '' }))

/** Schools of the first students: in the first wave B for one; one of another without a school. */
const placed = (list: readonly Sheet[], schools: readonly string[]): Sheet[] =>
  list.map((sheet, at) => ({ ...sheet, school: schools[at] ?? 'A' }))

let students: Record<string, string>[] = []
beforeAll(async () => {
  const second = sheets(inputs.second, inputs.tier2).map((sheet, at) =>
    at < N_INVALID ? { ...sheet, quality: 'invalid', tier: 'invalid' } : sheet,
  )
  const { code, err } = await mindgauge(
    'compare',
    resultSet('autumn', 'autumn', placed(sheets(inputs.first, inputs.tier1), ['A', 'A', 'B', ''])),
    resultSet('spring', 'spring', second),
    resultSet('again', 'spring', sheets(inputs.retest, inputs.retest_tier)),
    ...['--out', place.path('out')],
  )
  expect([0, 1], err).toContain(code)
  students = records(place.read('out/restricted-students.csv'))
})

describe(`compare equals ${worked.source}`, () => {
  it('in the tests of tiers, with the retest of those alone whose sheet was invalid', () => {
    const { pairs, waves } = JSON.parse(place.read('out/compare.json'))
    expect(waves[1]).toMatchObject({ retested: inputs.retest.length, replaced: N_INVALID })
    const { mcnemar, bowker } = pairs[0]
    expect(mcnemar.oddsRatio).toBeCloseTo(expected.new / expected.recovered, 12)
    for (const key of ['statistic', 'p'] as const)
      expect(mcnemar[key], key).toBeCloseTo(expected.mcnemar[key], 9)
    for (const key of ['statistic', 'degreesOfFreedom', 'p'] as const)
      expect(bowker[key], key).toBeCloseTo(expected.bowker[key], 9)
  })

  it('in reliable change by the reliability that the instrument cites', () => {
    const [change] = records(place.read('out/changes.csv'))
    expect(change).toMatchObject({
      n: String(inputs.first.length),
      reliability: String(expected.reliability),
      reliability_kind: 'alpha (su-2003)',
      deteriorated: String(expected.deteriorated),
      unchanged: String(expected.unchanged),
      improved: String(expected.improved),
    })
    expect(Number(change?.['se_difference'])).toBeCloseTo(expected.s_diff, 8)
    expect(Number(change?.['least_change'])).toBeCloseTo(expected.least_change, 8)
    expect(students).toHaveLength(expected.rci.length)
    students.forEach((row) => {
      const wanted = expected.rci[Number(row['student']?.slice(1))] as number
      expect(Number(row['autumn>spring_dsrsc_total_rci'])).toBeCloseTo(wanted, 6)
    })
  })

  it('says who changed school, of whom no wave without a school says so', () => {
    const moved = students.filter((row) => row['changed_school'] === 'yes')
    expect(moved.map(({ student }) => student)).toEqual([name(2)])
  })
})
